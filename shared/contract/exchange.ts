/**
 * The library out and in as one file (docs/archive.md says what is in it), and lists of saved articles that other programs
 * wrote. One thing at a time.
 */

import type { Contract } from './terms.ts'
import { isAddress } from './terms.ts'

export const ARCHIVE_ENDING = 'warraq'

export interface ExchangeProgress {
  /** `gather`: everything goes out, and not the library alone. */
  readonly kind: 'export' | 'gather' | 'import' | 'fetch'
  /** Bookmarks, and what else there is in a profile. */
  readonly done: number
  /** null: not counted yet. */
  readonly total: number | null
}

export interface Exported {
  /** Its name. */
  readonly file: string
  readonly bookmarks: number
  readonly pictures: number
  /** Bookmarks whose text is damaged in the library. */
  readonly leftOut: number
  /** Everything that is precious went along, and not the library alone. */
  readonly isProfile: boolean
}

/** `damaged`: the bytes are not what was written; `altered`: the text is not that of its checksum; `unknown`: no bookmark. */
export const UNREADABLE_REASONS = ['damaged', 'altered', 'unknown', 'tooLarge'] as const
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number]

export interface UnreadableEntry {
  /** Its name in the file. */
  readonly name: string
  readonly reason: UnreadableReason
}

export interface Imported {
  readonly added: number
  /** Were there already; what they lacked was added to them. */
  readonly there: number
  readonly unreadable: number
  /** The first of them. */
  readonly reasons: readonly UnreadableEntry[]
  /** Those of the added of which the file gave no more than the name. */
  readonly withoutText: number
  /** The file is damaged or cut off: what could be read of it was. */
  readonly isDamaged: boolean
  /** The reader ended it; what was imported until then stays. */
  readonly isCancelled: boolean
  /** null: there was no profile in the file. */
  readonly profile: Brought | null
}

/** What a profile brought beside its bookmarks, where it was not here already. */
export interface Brought {
  /** Newspapers. */
  readonly sources: number
  /** Articles that are read now, or of which is known where the reader stopped. */
  readonly read: number
  /** Alerts, mutes and kept searches. */
  readonly rules: number
  /** Pictures that the reader hid, and lists of such pictures. */
  readonly pictures: number
  /** The reader wanted the settings of the file. */
  readonly hasSettings: boolean
  /** Records that cannot be read, or belong to nothing that is here. */
  readonly leftOut: number
  /** A newer version wrote more into it than this one knows. */
  readonly hasUnknown: boolean
}

/** What came of fetching the pages of bookmarks without a text. */
export interface Fetched {
  readonly fetched: number
  /** They stay as they are. */
  readonly failed: number
  readonly isCancelled: boolean
}

export interface ExchangeRequests {
  /**
   * Asks where, and writes everything that is bookmarked there; null when the reader changes their mind.
   * @throws ExpectedError `exchangeUnderWay`, `cancelled`, `diskFull`, `fileNotWritable`
   */
  exportArchive(): Exported | null
  /**
   * Asks for a file and takes in what is in it: a library, or a list of saved articles.
   * @throws ExpectedError `exchangeUnderWay`, `notAnArchive`, `newerArchive`, `notFound`, `notACollection`, `tooLarge`
   */
  importArchive(): Imported | null
  /** The same for a file that was dropped on the window: the page gives the file itself, its path is known to the preload script. */
  importDroppedArchive(path: string): Imported
  /**
   * Asks where, and writes everything that is precious there; null when the reader changes their mind.
   * @throws ExpectedError as `exportArchive`
   */
  exportProfile(): Exported | null
  /** Asks for such a file; otherwise as `importArchive`. */
  importProfile(): Imported | null
  /** Fetches the texts of bookmarks that have none. @throws ExpectedError `exchangeUnderWay` */
  fetchTexts(): Fetched
  /** Ends what is under way; nothing happens when nothing is. */
  cancelExchange(): void
  readExchange(): ExchangeProgress | null
}

const BRINGS = ['bookmarks', 'shelf', 'articles', 'pictures'] as const
/** The file says for itself whether there is a whole profile in it. */
const BRINGS_ALL = [...BRINGS, 'library', 'rules', 'searches', 'watches'] as const

export const EXCHANGE: Contract<ExchangeRequests> = {
  exportArchive: { takes: [], changes: [] },
  importArchive: { takes: [], changes: BRINGS_ALL },
  importDroppedArchive: { takes: [isAddress], changes: BRINGS_ALL },
  exportProfile: { takes: [], changes: [] },
  importProfile: { takes: [], changes: BRINGS_ALL },
  fetchTexts: { takes: [], changes: BRINGS },
  cancelExchange: { takes: [], changes: [] },
  readExchange: { takes: [], changes: [] },
}
