/** The library as one file (docs/archive.md), as it travels between the processes. Nothing in it has been sanitised. */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { UnreadableEntry } from '../../shared/contract/exchange.ts'
import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Quote } from '../../shared/contract/shelf.ts'
import type { PictureFacts } from './picture.ts'
import type { ProfileSummary } from './profile.ts'

export const ARCHIVE_FORMAT = 'warraq-archive'
export const ARCHIVE_VERSION = 1
export const ABOUT_ENTRY = 'warraq.json'
export const FOLDERS_ENTRY = 'folders.json'
/** Bytes of one bookmark with all its versions; older versions than fit are left out when it is written. */
export const LARGEST_BOOKMARK = 48 * 1024 * 1024

/** The names of a folder and of those it is in, from the outermost on; empty: none. */
export type FolderPath = readonly string[]

/** The first entry of the file. */
export interface ArchiveAbout {
  readonly format: typeof ARCHIVE_FORMAT
  readonly version: number
  readonly madeAt: number
  /** Version of the app that wrote it. */
  readonly app: string
  readonly bookmarks: number
  /** Version of what is in it of a profile; absent: it is a library alone. */
  readonly profile?: number
}

interface Text {
  readonly title: string
  readonly html: string
  readonly text: string
  /** SHA-256 of `text` as UTF-8, in hexadecimal digits. */
  readonly textSha256: string
  readonly language: string | null
  readonly direction: Direction
  /** What relative addresses in `html` are resolved against. */
  readonly base: string | null
}

export interface ArchivedVersion extends Text {
  readonly seenFrom: number
  readonly seenUntil: number | null
}

export interface ArchivedPicture {
  readonly address: string
  /** SHA-256 of its bytes: the name of its entry. null: it was never fetched. */
  readonly sha256: string | null
  /** What it looks like (`shared/pictures/likeness.ts`). */
  readonly likeness: string | null
}

export interface ArchivedHighlight extends Quote {
  readonly note: string
  readonly madeAt: number
}

/** One bookmark, as its entry says it. */
export interface ArchivedBookmark extends Text {
  /** Address of the feed; `saved:` for a page that was saved by hand, empty where nobody knows it any more. */
  readonly feed: string
  /** Its name in the feed. */
  readonly guid: string
  readonly address: string | null
  readonly author: string | null
  readonly newspaper: string
  readonly publishedAt: number
  readonly lead: string
  /** Address of the lead picture, one of `pictures`. */
  readonly picture: string | null
  readonly pictures: readonly ArchivedPicture[]
  readonly savedAt: number
  readonly readAt: number | null
  /** Where the reader stopped, from 0 to 1 of the text. */
  readonly position: number | null
  readonly folder: FolderPath
  readonly tags: readonly string[]
  readonly note: string
  readonly notedAt: number | null
  readonly highlights: readonly ArchivedHighlight[]
  /** In the order in which they were seen. */
  readonly versions: readonly ArchivedVersion[]
}

/** HTML and text packed by `packBody`. */
type Packed<T> = Omit<T, 'html' | 'text' | 'textSha256'> & { readonly body: Uint8Array }
export type VersionToImport = Packed<ArchivedVersion>
/** A bookmark out of a file, checked. */
export type BookmarkToImport = Omit<Packed<ArchivedBookmark>, 'versions'> & {
  readonly versions: readonly VersionToImport[]
}

/** What of the store goes into a file. */
export interface ArchiveContents {
  /** Keys of the bookmarks. */
  readonly ids: readonly number[]
  /** In the reader's order, each behind the one that it is in. */
  readonly folders: readonly FolderPath[]
}

/** A bookmark ready to be written. */
export interface BookmarkToExport {
  /** JSON of an `ArchivedBookmark`, UTF-8; null: its text cannot be unpacked any more. */
  readonly json: Uint8Array | null
  /** SHA-256 of the pictures that it shows. */
  readonly pictures: readonly string[]
}

/** What a file says of itself. */
export interface ArchiveSummary {
  /** Entries that can be asked for. */
  readonly bookmarks: number
  /** So many more are missing: the file was cut off. */
  readonly missing: number
  readonly folders: readonly FolderPath[]
  /** null: it is a library alone. */
  readonly profile: ProfileSummary | null
  readonly isDamaged: boolean
}

/** Some of the bookmarks of a file. */
export interface ArchivePart {
  readonly bookmarks: readonly BookmarkToImport[]
  readonly unreadable: readonly UnreadableEntry[]
  /** The number of the next one; null: these were the last. */
  readonly next: number | null
}

/** A picture out of a file, checked by its first bytes. */
export interface PictureToImport extends PictureFacts {
  readonly bytes: Uint8Array
  /** It is such as we draw pictures ourselves, and can stay as it is. */
  readonly isAsDrawn: boolean
}

export interface WantedPicture {
  readonly key: PictureKey
  readonly sha256: string
  readonly likeness: string | null
}

/** What became of a bookmark out of a file. */
export interface ImportedBookmark {
  /** false: it was there, and took what it did not have. */
  readonly isNew: boolean
  /** Pictures of which the library has no bytes. */
  readonly wanted: readonly WantedPicture[]
}
