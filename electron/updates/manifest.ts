/** What an announcement says, after its signature held: exactly these entries, each within its bounds, or nothing at all. */

import { type Check, isCount, isId, listOf, objectOf, oneOf } from '../../shared/checks.ts'
import { ExpectedError } from '../../shared/result.ts'
import { MIB } from '../../shared/units.ts'
import { isVersion } from './versions.ts'

export const APP = 'org.warraq.reader'
/** Of Node: `process.platform` and `process.arch`. */
export const SYSTEMS = ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'] as const
export const PACKAGE_KINDS = ['appImage', 'nsis'] as const
export const LARGEST_PACKAGE = 400 * MIB

export interface Manifest {
  readonly app: typeof APP
  readonly system: (typeof SYSTEMS)[number]
  readonly version: string
  /** Instants in ms. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** Ids of keys that count no longer. Only the key in reserve may say so. */
  readonly revoked: readonly string[]
  /** The packages that the app can put in its own place; none: it only tells. */
  readonly files: readonly PackageFile[]
}

export interface PackageFile {
  readonly kind: (typeof PACKAGE_KINDS)[number]
  /** Beside the announcement: a plain name, so that no other folder and no other host can be meant. */
  readonly name: string
  readonly size: number
  /** In hex. */
  readonly sha512: string
}

function matching(pattern: RegExp): Check<string> {
  return (value): value is string => typeof value === 'string' && pattern.test(value)
}

const isSize: Check<number> = (value): value is number => isId(value) && value <= LARGEST_PACKAGE

export const isManifest = objectOf<Manifest>({
  app: oneOf(APP),
  system: oneOf(...SYSTEMS),
  version: isVersion,
  issuedAt: isCount,
  expiresAt: isCount,
  revoked: listOf(matching(/^[0-9a-f]{16}$/), 4),
  files: listOf(
    objectOf<PackageFile>({
      kind: oneOf(...PACKAGE_KINDS),
      name: matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
      size: isSize,
      sha512: matching(/^[0-9a-f]{128}$/),
    }),
    4,
  ),
})

/** `body`: signed bytes. @throws ExpectedError `updateUntrusted` */
export function readManifest(body: Uint8Array): Manifest {
  const value = parse(body)
  if (!isManifest(value)) throw new ExpectedError('updateUntrusted', 'the announcement has another form than ours')
  return value
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw new ExpectedError('updateUntrusted', `the announcement cannot be read: ${String(error)}`)
  }
}
