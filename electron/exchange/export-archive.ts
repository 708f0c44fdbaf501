/** Writes everything that is bookmarked into one file (docs/archive.md), some bookmarks at a time. */

import { basename } from 'node:path'
import type { Exported } from '../../shared/contract/exchange.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { MovingSettings } from '../../shared/settings/moving.ts'
import type { LongJob } from '../base/long-job.ts'
import { type FileEnd, saveInPieces } from '../base/save-file.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import {
  ABOUT_ENTRY,
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchiveAbout,
  type BookmarkToExport,
  FOLDERS_ENTRY,
} from '../records/archive.ts'
import { PROFILE_VERSION } from '../records/profile.ts'
import type { Store } from '../records/store.ts'
import { type ProfileStore, writeProfile } from './export-profile.ts'
import { type ZipWriter, zipWriter } from './zip-writer.ts'

export interface ExportParts {
  readonly store: Remote<Pick<Store, 'archiveContents' | 'readArchived'>> & ProfileStore
  readonly pictures: Pick<Pictures, 'readKept'>
  /** Of the app. */
  readonly version: string
  clock(): number
}

export type ExchangeJob = LongJob

/** Short enough for the store to answer others between two of them. */
const AT_ONCE = 20

/**
 * The file is whole under its name, or it is as it was. `profile`: the settings that go along with everything else that is
 * precious; null: the library alone. @throws ExpectedError `diskFull`, `fileNotWritable`, `cancelled`
 */
export async function exportArchive(
  path: string,
  parts: ExportParts,
  job: ExchangeJob,
  profile: MovingSettings | null = null,
): Promise<Exported> {
  const written = await saveInPieces(path, file => writeAll(file, parts, job, profile))
  return { file: basename(path), ...written }
}

async function writeAll(
  file: FileEnd,
  { store, pictures, version, clock }: ExportParts,
  { signal, onProgress }: ExchangeJob,
  profile: MovingSettings | null,
): Promise<Omit<Exported, 'file'>> {
  const madeAt = clock()
  const zip = zipWriter(file, madeAt)
  const { ids, folders } = await store.archiveContents()
  const about: ArchiveAbout = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    madeAt,
    app: version,
    bookmarks: ids.length,
    ...(profile && { profile: PROFILE_VERSION }),
  }
  await zip.add(ABOUT_ENTRY, json(about), 'asItIs')
  await zip.add(FOLDERS_ENTRY, json(folders), 'packed')
  const expected = profile ? await store.profileSize() : 0
  const before = profile
    ? await writeProfile(zip, store, profile, signal, count =>
        onProgress(count, Math.max(expected, count) + ids.length),
      )
    : 0
  const written = new Set<string>()
  let done = 0
  let bookmarks = 0
  const read = (first: number) => store.readArchived(ids.slice(first, first + AT_ONCE))
  let next = read(0)
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = await next
    // The store reads on while these are packed.
    next = first + AT_ONCE < ids.length ? read(first + AT_ONCE) : Promise.resolve([])
    next.catch(() => {})
    for (const bookmark of some) {
      if (signal.aborted) throw new ExpectedError('cancelled', 'the export was cancelled')
      done++
      if (bookmark.json) {
        await writePictures(zip, bookmark, pictures, written)
        await zip.add(`bookmarks/${String(done).padStart(6, '0')}.json`, bookmark.json, 'packed')
        bookmarks++
      }
      onProgress(before + done, before + ids.length)
    }
  }
  await zip.finish()
  return { bookmarks, pictures: written.size, leftOut: done - bookmarks, isProfile: profile !== null }
}

/** Before the bookmark: whatever is left of a file that was cut off has its pictures. */
async function writePictures(
  zip: ZipWriter,
  { pictures: shown }: BookmarkToExport,
  pictures: Pick<Pictures, 'readKept'>,
  written: Set<string>,
): Promise<void> {
  for (const sha256 of shown) {
    if (written.has(sha256)) continue
    const bytes = await pictures.readKept(sha256)
    if (bytes === null) continue
    written.add(sha256)
    await zip.add(`pictures/${sha256}`, bytes, 'asItIs')
  }
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}
