/**
 * Writes what a profile has beside its bookmarks into the file (docs/profile.md), before them: of a file that was cut off it is
 * what is left.
 */

import { hash } from 'node:crypto'
import { ExpectedError } from '../../shared/result.ts'
import type { MovingSettings } from '../../shared/settings/moving.ts'
import type { Remote } from '../processes/port.ts'
import {
  type Cursor,
  MANIFEST_ENTRY,
  type Manifest,
  type ManifestMember,
  PROFILE_VERSION,
  type ProfileKind,
  STORED_KINDS,
} from '../records/profile.ts'
import type { Store } from '../records/store.ts'
import type { ZipWriter } from './zip-writer.ts'

export type ProfileStore = Remote<Pick<Store, 'profileSize' | 'readProfile'>>

/** Returns how many records there were. @throws ExpectedError `cancelled` */
export async function writeProfile(
  zip: ZipWriter,
  store: ProfileStore,
  settings: MovingSettings,
  signal: AbortSignal,
  onRecords: (written: number) => void,
): Promise<number> {
  const members: ManifestMember[] = []
  let records = 0
  async function write(kind: ProfileKind, number: number, json: Uint8Array, count: number): Promise<void> {
    const name = `profile/${kind}/${String(number).padStart(6, '0')}.json`
    await zip.add(name, json, 'packed')
    members.push({ name, records: count, sha256: hash('sha256', json, 'hex') })
    records += count
    onRecords(records)
  }

  for (const kind of STORED_KINDS) {
    let number = 0
    let after: Cursor | null = null
    do {
      if (signal.aborted) throw new ExpectedError('cancelled', 'the export was cancelled')
      const page = await store.readProfile(kind, after)
      if (page.records > 0) await write(kind, ++number, page.json, page.records)
      after = page.next
    } while (after !== null)
  }
  await write('settings', 1, Buffer.from(JSON.stringify([{ settings }])), 1)
  const manifest: Manifest = { version: PROFILE_VERSION, members }
  await zip.add(MANIFEST_ENTRY, Buffer.from(JSON.stringify(manifest)), 'packed')
  return records
}
