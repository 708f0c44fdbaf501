/** A library in one file (docs/archive.md), read piece by piece. The file stays open while somebody asks for it. */

import { hash } from 'node:crypto'
import { closeSync, fstatSync, type Stats } from 'node:fs'
import type { UnreadableEntry } from '../../../shared/contract/exchange.ts'
import { isRecord } from '../../../shared/json.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { PICTURE_LIMITS } from '../../network/limits.ts'
import {
  ABOUT_ENTRY,
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchivePart,
  type ArchiveSummary,
  type BookmarkToImport,
  FOLDERS_ENTRY,
  type FolderPath,
  LARGEST_BOOKMARK,
} from '../../records/archive.ts'
import { MANIFEST_ENTRY, type ReadMember } from '../../records/profile.ts'
import { BadRecordError, readJson, readPath } from './fields.ts'
import { isSame, openToRead } from './file-to-read.ts'
import { readBookmark } from './read-bookmark.ts'
import { findProfile, MEMBER, type OpenProfile, readMember } from './read-profile.ts'
import { findEntries, readEntry, UnreadableEntryError, type ZipEntry, type ZipFile } from './zip-entries.ts'

const BOOKMARK = /^bookmarks\/\d{1,12}\.json$/
const PICTURE = /^pictures\/([0-9a-f]{64})$/
const SINGLE: ReadonlySet<string> = new Set([ABOUT_ENTRY, FOLDERS_ENTRY, MANIFEST_ENTRY])
const LARGEST_ABOUT = 64 * 1024
const LARGEST_FOLDERS = 16 * 1024 * 1024
const MOST_FOLDERS = 20_000
/** Unpacked bytes after which an answer is enough. */
const ENOUGH = 4 * 1024 * 1024

interface OpenArchive extends OpenProfile {
  readonly path: string
  readonly stats: Stats
  readonly about: ZipEntry | null
  readonly folders: ZipEntry | null
  readonly bookmarks: readonly ZipEntry[]
  /** By SHA-256. */
  readonly pictures: ReadonlyMap<string, ZipEntry>
  readonly isDamaged: boolean
}

/** @throws ExpectedError `notFound`, `notAnArchive`, `newerArchive`, `tooLarge` */
export function openArchive(path: string): ArchiveSummary {
  const archive = opened(path)
  const about = readAbout(archive)
  const profile = findProfile(archive, about?.profile)
  if (archive.bookmarks.length === 0 && about === null && profile === null)
    throw notAnArchive('nothing of an archive is in it')
  const folders = readFolders(archive)
  const missing = Math.max(0, (about?.bookmarks ?? 0) - archive.bookmarks.length)
  return {
    bookmarks: archive.bookmarks.length,
    missing,
    folders: folders ?? [],
    profile: profile && {
      members: profile.members,
      missing: profile.missing,
      hasUnknown: profile.hasUnknown,
    },
    isDamaged: archive.isDamaged || about === null || folders === null || missing > 0 || (profile?.isDamaged ?? false),
  }
}

/** @throws ExpectedError as `openArchive` */
export function readProfileMember(path: string, name: string): ReadMember | UnreadableEntry {
  const archive = opened(path)
  try {
    return readMember(archive, name)
  } catch (error) {
    if (error instanceof UnreadableEntryError || error instanceof BadRecordError) return { name, reason: error.reason }
    throw error
  }
}

/** The bookmarks from number `first` on, at most `most`, fewer where they are long. @throws ExpectedError as `openArchive` */
export function readArchive(path: string, first: number, most: number): ArchivePart {
  const archive = opened(path)
  const bookmarks: BookmarkToImport[] = []
  const unreadable: UnreadableEntry[] = []
  let bytes = 0
  let at = first
  for (; at < archive.bookmarks.length && at < first + most && bytes < ENOUGH; at++) {
    const entry = archive.bookmarks[at] as ZipEntry
    bytes += entry.size
    try {
      bookmarks.push(readBookmark(readEntry(archive.file, entry, LARGEST_BOOKMARK)))
    } catch (error) {
      if (!(error instanceof UnreadableEntryError || error instanceof BadRecordError)) throw error
      unreadable.push({ name: entry.name, reason: error.reason })
    }
  }
  return { bookmarks, unreadable, next: at < archive.bookmarks.length ? at : null }
}

/** null: there is no such picture, or not any more what it was. @throws ExpectedError as `openArchive` */
export function archivedPicture(path: string, sha256: string): Uint8Array | null {
  const archive = opened(path)
  const entry = archive.pictures.get(sha256)
  if (!entry) return null
  try {
    const bytes = readEntry(archive.file, entry, PICTURE_LIMITS.bytes)
    return hash('sha256', bytes, 'hex') === sha256 ? bytes : null
  } catch (error) {
    if (error instanceof UnreadableEntryError) return null
    throw error
  }
}

let last: OpenArchive | null = null

function opened(path: string): OpenArchive {
  const fd = openToRead(path)
  const stats = fstatSync(fd)
  if (last?.path === path && isSame(last.stats, stats)) {
    closeSync(fd)
    return last
  }
  closeArchive()
  try {
    last = index(path, fd, stats)
    return last
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

/** Gives the file back. */
export function closeArchive(): void {
  if (last) closeSync(last.file.fd)
  last = null
}

function index(path: string, fd: number, stats: Stats): OpenArchive {
  if (!stats.isFile()) throw notAnArchive('it is no file')
  const file = { fd, size: stats.size }
  const isWanted = (name: string) => SINGLE.has(name) || BOOKMARK.test(name) || PICTURE.test(name) || MEMBER.test(name)
  const { entries, isDamaged } = findEntries(file, isWanted)
  // Of two with one name the first counts.
  const byName = new Map(entries.toReversed().map(entry => [entry.name, entry]))
  const pictures = new Map<string, ZipEntry>()
  for (const [name, entry] of byName) {
    const sha256 = PICTURE.exec(name)?.[1]
    if (sha256 !== undefined) pictures.set(sha256, entry)
  }
  return {
    path,
    stats,
    file,
    about: byName.get(ABOUT_ENTRY) ?? null,
    folders: byName.get(FOLDERS_ENTRY) ?? null,
    manifest: byName.get(MANIFEST_ENTRY) ?? null,
    members: new Map([...byName].filter(([name]) => MEMBER.test(name))),
    bookmarks: [...byName.values()].filter(({ name }) => BOOKMARK.test(name)).sort(byNumber),
    pictures,
    isDamaged: isDamaged || byName.size < entries.length,
  }
}

function byNumber(one: ZipEntry, other: ZipEntry): number {
  return numberOf(one) - numberOf(other)
}

function numberOf({ name }: ZipEntry): number {
  return Number(name.slice('bookmarks/'.length, -'.json'.length))
}

/** null: it is damaged. @throws ExpectedError `newerArchive`, `notAnArchive` */
function readAbout({ file, about }: OpenArchive): { readonly bookmarks: number; readonly profile: unknown } | null {
  const found = about && jsonOf(file, about, LARGEST_ABOUT)
  if (!isRecord(found)) return null
  if (found['format'] !== ARCHIVE_FORMAT) throw notAnArchive('it names another format')
  const { version, bookmarks } = found
  if (typeof version === 'number' && version > ARCHIVE_VERSION) throw new ExpectedError('newerArchive', `${version}`)
  return { bookmarks: Number.isSafeInteger(bookmarks) ? Number(bookmarks) : 0, profile: found['profile'] }
}

/** null: they are damaged. */
function readFolders({ file, folders }: OpenArchive): FolderPath[] | null {
  const found = folders && jsonOf(file, folders, LARGEST_FOLDERS)
  if (!Array.isArray(found)) return null
  try {
    return found.slice(0, MOST_FOLDERS).map(readPath)
  } catch (error) {
    if (error instanceof BadRecordError) return null
    throw error
  }
}

function jsonOf(file: ZipFile, entry: ZipEntry, most: number): unknown {
  try {
    return readJson(readEntry(file, entry, most))
  } catch (error) {
    if (error instanceof UnreadableEntryError || error instanceof BadRecordError) return null
    throw error
  }
}

function notAnArchive(why: string): ExpectedError {
  return new ExpectedError('notAnArchive', why)
}
