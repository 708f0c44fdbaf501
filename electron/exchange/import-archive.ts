/** Takes a library out of a file (docs/archive.md). What was told as done is in the library; the same file again adds nothing twice. */

import type { Imported, UnreadableEntry } from '../../shared/contract/exchange.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { DrawnBefore, Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import type { ArchivePart, FolderPath, WantedPicture } from '../records/archive.ts'
import { KINDS_AFTER, KINDS_BEFORE } from '../records/profile.ts'
import type { Store } from '../records/store.ts'
import type { ExchangeJob } from './export-archive.ts'
import { openProfile, type ProfileParts, type SettingsReplacing } from './import-profile.ts'

export interface ImportParts extends ProfileParts {
  readonly store: Remote<Pick<Store, 'importFolders' | 'importBookmarks'>> & ProfileParts['store']
  readonly parser: Pick<Parser, 'openArchive' | 'readArchive' | 'readArchivePicture'> & ProfileParts['parser']
  readonly pictures: Pick<Pictures, 'keepDrawn'>
  clock(): number
}

/** Each transaction waits for the disk, and nobody else writes meanwhile. */
const AT_ONCE = 50
const FOLDERS_AT_ONCE = 200
/** Pictures that are in memory at the same time. */
const PICTURES_AT_ONCE = 16
/** Reasons that are told. */
const MOST_REASONS = 5

/**
 * `replacing` null: the settings that are here stay.
 * @throws ExpectedError `notFound`, `notAnArchive`, `newerArchive`, `tooLarge`, `parserStopped`, `diskFull`
 */
export async function importArchive(
  path: string,
  parts: ImportParts,
  job: ExchangeJob,
  replacing: SettingsReplacing | null = null,
): Promise<Imported> {
  const { store, parser, clock } = parts
  const { bookmarks: count, missing, folders, profile: summary, isDamaged } = await parser.openArchive(path)
  const isStopped = () => job.signal.aborted
  const profile = summary && (await openProfile(path, summary, parts, replacing))
  const total = count + (profile?.total ?? 0)
  let beside = 0
  const onRecords = (taken: number) => {
    beside += taken
    job.onProgress(beside + added + there + unreadable.length, total)
  }
  const unreadable: UnreadableEntry[] = []
  let added = 0
  let there = 0
  await profile?.take(KINDS_BEFORE, isStopped, onRecords)
  await importFolders(store, folders, isStopped)
  let next: Promise<ArchivePart> | null = count > 0 ? readPart(parser, path, 0) : null
  let pictures: Promise<void> = Promise.resolve()
  while (next && !isStopped()) {
    const part: ArchivePart = await next
    // The parse process reads on while these are written, and the pictures of those before are still looked at.
    next = part.next === null ? null : readPart(parser, path, part.next)
    next?.catch(() => {})
    const imported = await store.importBookmarks(part.bookmarks, clock())
    await pictures
    const wanted = imported.flatMap(each => each.wanted)
    const areNew = imported.filter(({ isNew }) => isNew).length
    pictures = importPictures(path, wanted, parts, isStopped).then(() => {
      unreadable.push(...part.unreadable)
      added += areNew
      there += imported.length - areNew
      job.onProgress(beside + added + there + unreadable.length, total)
    })
    pictures.catch(() => {})
  }
  await pictures
  await profile?.take(KINDS_AFTER, isStopped, onRecords)
  await profile?.settle(isStopped)
  const lost = profile?.unreadable() ?? []
  return {
    added,
    there,
    unreadable: unreadable.length + missing,
    reasons: [...lost, ...unreadable].slice(0, MOST_REASONS),
    withoutText: 0,
    isDamaged: isDamaged || [...lost, ...unreadable].some(({ reason }) => reason === 'damaged'),
    isCancelled: isStopped(),
    profile: profile?.brought() ?? null,
  }
}

async function importFolders(
  store: ImportParts['store'],
  folders: readonly FolderPath[],
  isStopped: () => boolean,
): Promise<void> {
  for (let first = 0; first < folders.length && !isStopped(); first += FOLDERS_AT_ONCE)
    await store.importFolders(folders.slice(first, first + FOLDERS_AT_ONCE))
}

/** One that the parse process dies of is left out. */
async function readPart(parser: ImportParts['parser'], path: string, first: number): Promise<ArchivePart> {
  try {
    return await parser.readArchive(path, first, AT_ONCE)
  } catch (error) {
    if (!isParserStopped(error)) throw error
    return readAlone(parser, path, first)
  }
}

async function readAlone(parser: ImportParts['parser'], path: string, first: number): Promise<ArchivePart> {
  try {
    return await parser.readArchive(path, first, 1)
  } catch (error) {
    if (!isParserStopped(error)) throw error
    const { bookmarks } = await parser.openArchive(path)
    const name = `bookmark ${first + 1}`
    const next = first + 1 < bookmarks ? first + 1 : null
    return { bookmarks: [], unreadable: [{ name, reason: 'tooLarge' }], next }
  }
}

function isParserStopped(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'parserStopped'
}

async function importPictures(
  path: string,
  wanted: readonly WantedPicture[],
  { parser, pictures }: ImportParts,
  isStopped: () => boolean,
): Promise<void> {
  const read = (first: number) => readPictures(path, wanted.slice(first, first + PICTURES_AT_ONCE), parser)
  let next = read(0)
  for (let first = 0; first < wanted.length && !isStopped(); first += PICTURES_AT_ONCE) {
    const some = await next
    next = read(first + PICTURES_AT_ONCE)
    next.catch(() => {})
    await pictures.keepDrawn(some)
  }
}

/** Those that are in the file. */
async function readPictures(
  path: string,
  wanted: readonly WantedPicture[],
  parser: ImportParts['parser'],
): Promise<DrawnBefore[]> {
  const read = wanted.map(async ({ key, sha256, likeness }): Promise<DrawnBefore[]> => {
    const picture = await parser.readArchivePicture(path, sha256)
    return picture ? [{ key, picture, likeness }] : []
  })
  return (await Promise.all(read)).flat()
}
