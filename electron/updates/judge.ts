/** Whether an announcement is believed: signed by a key that counts, for this system, and nothing that was there before. */

import { ExpectedError } from '../../shared/result.ts'
import { openEnvelope, type TrustedKey } from './envelope.ts'
import { type Manifest, readManifest } from './manifest.ts'
import type { Memory } from './memory.ts'
import { compareVersions } from './versions.ts'

export interface Judging {
  /** The current one first, then the one in reserve. */
  readonly keys: readonly TrustedKey[]
  readonly system: string
  /** The version that runs. */
  readonly version: string
  readonly memory: Pick<Memory, 'believed' | 'revoked'>
}

export interface Believed {
  readonly manifest: Manifest
  /** Everything that counts no longer, as of this announcement. */
  readonly revoked: readonly string[]
}

/**
 * An announcement that has run out is believed as well: that it did is what the reader has to be told.
 * @throws ExpectedError `updateUntrusted`, `updateReplayed`
 */
export function judge(bytes: Uint8Array, { keys, system, version, memory }: Judging): Believed {
  const counting = keys.filter(({ id }) => !memory.revoked.includes(id))
  const { body, signers } = openEnvelope(bytes, counting)
  const manifest = readManifest(body)
  if (manifest.system !== system) {
    throw new ExpectedError('updateUntrusted', `announced for ${manifest.system}, asked for ${system}`)
  }
  refuseOlder(manifest, version, memory)
  return { manifest, revoked: [...new Set([...memory.revoked, ...revocationsOf(manifest, signers, keys)])] }
}

/** A server that shows what once was true would keep readers on a version whose faults are known, or lead them back to it. */
function refuseOlder({ version, issuedAt }: Manifest, running: string, { believed }: Judging['memory']): void {
  const isOlder = compareVersions(version, running) < 0
  if (isOlder) throw new ExpectedError('updateReplayed', `announced ${version}, while ${running} runs`)
  if (!believed) return
  if (issuedAt < believed.issuedAt || compareVersions(version, believed.version) < 0) {
    throw new ExpectedError('updateReplayed', `announced ${version} again, after ${believed.version}`)
  }
}

/** Whoever stole the current key must not get rid of the other one; and the one in reserve never revokes itself. */
function revocationsOf({ revoked }: Manifest, signers: readonly string[], keys: readonly TrustedKey[]): string[] {
  const reserve = keys.slice(1).map(({ id }) => id)
  return signers.some(id => reserve.includes(id)) ? revoked.filter(id => !reserve.includes(id)) : []
}
