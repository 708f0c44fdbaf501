/**
 * The library out and in as one file (docs/archive.md says what is in it), and lists of saved articles that other programs
 * wrote. One thing at a time.
 */

import { type Check, isPlain, listOf, objectOf, oneOf } from '../checks.ts'
import type { InterfaceLanguage } from '../settings/settings.ts'
import { type ArticleRef, isRef } from './ids.ts'
import { isShelfWish, MOST_REFS, type ShelfWish } from './shelf.ts'
import type { Contract } from './terms.ts'
import { isAddress } from './terms.ts'

export const ARCHIVE_ENDING = 'warraq'

export interface ExchangeProgress {
  /** `gather`: everything goes out, and not the library alone. */
  readonly kind: 'export' | 'gather' | 'exportArticles' | 'import' | 'fetch'
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

/** docs/exports.md says what is in each. */
export const EXPORT_FORMATS = ['html', 'markdown', 'pdf', 'citations', 'bibtex', 'ris', 'netscape', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Bookmarks as the shelf shows them, in its order, or some of them. */
export type ExportedShelf =
  | { readonly kind: 'shelf'; readonly wish: ShelfWish }
  | { readonly kind: 'articles'; readonly refs: readonly ArticleRef[] }

export interface ExportWish {
  readonly what: ExportedShelf
  readonly format: ExportFormat
  /** Of the words around the articles, and of citations. */
  readonly language: InterfaceLanguage
}

export interface ExportedArticles {
  /** Name of the file or of the folder. */
  readonly file: string
  readonly isFolder: boolean
  readonly articles: number
  /** Those of the articles whose markup was too much: their words are there, without pictures. */
  readonly plain: number
  /** Texts that are damaged in the library. */
  readonly damaged: number
  /** Without an address, where the format is a list of addresses. */
  readonly withoutAddress: number
}

/** How an article may be cited: in a sentence in one of the languages, or as programs for references read it. */
export const CITATION_FORMS = ['ar', 'fr', 'en', 'bibtex', 'ris'] as const
export type CitationForm = (typeof CITATION_FORMS)[number]

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
  /**
   * Asks where, and writes bookmarks there in a form that other programs read: one file, or a new folder. null when the
   * reader changes their mind.
   * @throws ExpectedError `nothingToExport`, `exchangeUnderWay`, `cancelled`, `diskFull`, `fileNotWritable`
   */
  exportArticles(wish: ExportWish): ExportedArticles | null
  /** Puts a citation of an article on the clipboard, bookmarked or not. @throws ExpectedError `notFound` */
  copyCitation(ref: ArticleRef, form: CitationForm): void
  /** Ends what is under way; nothing happens when nothing is. */
  cancelExchange(): void
  readExchange(): ExchangeProgress | null
}

const isWhat: Check<ExportedShelf> = (value): value is ExportedShelf =>
  isPlain(value) &&
  (value['kind'] === 'shelf'
    ? objectOf<Extract<ExportedShelf, { kind: 'shelf' }>>({ kind: oneOf('shelf' as const), wish: isShelfWish })(value)
    : objectOf<Extract<ExportedShelf, { kind: 'articles' }>>({
        kind: oneOf('articles' as const),
        refs: listOf(isRef, MOST_REFS),
      })(value))
const isExportWish = objectOf<ExportWish>({
  what: isWhat,
  format: oneOf<ExportFormat>(...EXPORT_FORMATS),
  language: oneOf<InterfaceLanguage>('ar', 'fr', 'en'),
})

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
  exportArticles: { takes: [isExportWish], changes: [] },
  copyCitation: { takes: [isRef, oneOf<CitationForm>(...CITATION_FORMS)], changes: [] },
  cancelExchange: { takes: [], changes: [] },
  readExchange: { takes: [], changes: [] },
}
