/** Searching what is saved. All instants are milliseconds since the epoch. */

import {
  type Check,
  isBoolean,
  isCount,
  isId,
  isInstant,
  listOf,
  objectOf,
  oneOf,
  orNull,
  textUpTo,
} from '../checks.ts'
import type { SearchOrder } from '../settings/settings.ts'
import { isSourceId, type SectionId, type SourceId } from './ids.ts'
import type { ArticleRow } from './reading.ts'
import type { FolderId, TagId } from './shelf.ts'
import { type Contract, isText } from './terms.ts'

/** A piece of text with the parts that matched marked; `ranges` are [start, end) in UTF-16 units of `text`. */
export interface MarkedText {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
}

/** What narrows a search beside its words. All of it must hold; an empty list, null or false narrows nothing. */
export interface SearchFilters {
  readonly sources: readonly SourceId[]
  readonly sections: readonly SectionId[]
  /** Primary subtags of BCP 47: `ar`, `fr`, `en`. */
  readonly languages: readonly string[]
  /** Of bookmarks: in any of these folders, or in one that is in it. */
  readonly folders: readonly FolderId[]
  /** Of bookmarks: with all of these. */
  readonly tags: readonly TagId[]
  /** From this instant on. */
  readonly after: number | null
  /** Up to this instant, without it. */
  readonly before: number | null
  readonly bookmarked: boolean
  readonly unread: boolean
  /** With a lead picture. */
  readonly pictured: boolean
}

export const NO_FILTERS: SearchFilters = {
  sources: [],
  sections: [],
  languages: [],
  folders: [],
  tags: [],
  after: null,
  before: null,
  bookmarked: false,
  unread: false,
  pictured: false,
}

export interface SearchWish {
  /** As they are typed, with the operators in them. The last word is a beginning until something follows it. */
  readonly words: string
  /** Those of chips; what is typed as an operator is added to them. */
  readonly filters: SearchFilters
  readonly order: SearchOrder
  /** Rows wanted, up to `MOST_HITS`. */
  readonly limit: number
}

export const USUAL_HITS = 20
export const MOST_HITS = 500

export function searchWish(words: string, order: SearchOrder, filters: SearchFilters = NO_FILTERS): SearchWish {
  return { words, filters, order, limit: USUAL_HITS }
}

/** How a word of the query is recognised in a text. All of it is folded. */
export interface WantedWord {
  readonly word: string
  /** Stems of its other forms; none where only the word as it is written will do. */
  readonly stems: readonly string[]
  /** What it has in common with its broken plurals and the forms of its verb: looked for where no stem is found. */
  readonly kins: readonly string[]
  /** What a word in the text may begin with, without what is attached to it; while the word is still being typed. */
  readonly beginnings: readonly string[]
}

/** Words that follow each other: what is marked in a text. */
export type WantedTerm = readonly WantedWord[]

/** A piece of what was typed, as it was read; [start, end) in UTF-16 units of the words of the wish. */
export type ReadPiece = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: 'words'
      /** Written in quotation marks: these words in this order, as they are written. */
      readonly isPhrase: boolean
      readonly isExcluded: boolean
      /** It is enough when this one occurs or the one before it. */
      readonly isAlternative: boolean
      /** Arabic spellings of the name that was typed in Latin letters, which are looked for, too. */
      readonly names: readonly string[]
    }
  /** Only what this piece says; the rest is as in `NO_FILTERS`. */
  | { readonly kind: 'filter'; readonly filters: SearchFilters }
  /** Emoji and signs: they are not in the index. */
  | { readonly kind: 'ignored' }
)

/** Why a query is not answered. Nothing that was typed is left out in silence or turned into something else. */
export type SearchProblemKind =
  /** Only signs or emoji. */
  | 'onlySigns'
  /** Only what must not occur. */
  | 'onlyExcluded'
  /** Behind an operator stands a newspaper, section, language, folder, tag, date or word that is not known. */
  | 'unknownSource'
  | 'unknownSection'
  | 'unknownLanguage'
  | 'unknownFolder'
  | 'unknownTag'
  | 'unknownDate'
  | 'unknownState'
  /** Nothing stands behind an operator. */
  | 'emptyFilter'
  /** A minus stands before an operator: what a filter leaves out cannot be asked for. */
  | 'excludedFilter'
  /** The end of the time is not behind its beginning. */
  | 'emptyTime'
  | 'tooManyWords'

export interface SearchProblem {
  readonly kind: SearchProblemKind
  /** What was typed that is meant; '' where it is the whole. */
  readonly piece: string
}

/** How the words of a wish were read. */
export interface SearchReading {
  readonly pieces: readonly ReadPiece[]
  /** Those of the wish together with those that were typed. */
  readonly filters: SearchFilters
  /** What is marked in the texts that were found, also in an article that is opened. */
  readonly terms: readonly WantedTerm[]
}

export interface SearchHit {
  readonly row: ArticleRow
  readonly title: MarkedText
  readonly snippet: MarkedText
  /** The story that it stands for, when others of it were found, too; null: it stands for itself. */
  readonly story: FoundStory | null
}

export interface FoundStory {
  readonly id: number
  /** Articles of it among those that were looked at; this one is counted. */
  readonly articles: number
  readonly sources: number
}

export interface SearchResult {
  readonly reading: SearchReading
  /** null: it was answered. */
  readonly problem: SearchProblem | null
  /** One row for each story. */
  readonly hits: readonly SearchHit[]
  /** Articles that were found, without regard to stories; there may be more than `total` where it is not exact. */
  readonly total: number
  readonly isTotalExact: boolean
  /** What might have been meant where nothing was found: whole queries, the likeliest first. Each of them finds something. */
  readonly nearest: readonly string[]
  /** Articles that are saved but not yet in the index. */
  readonly waiting: number
  /** How long the store took, in milliseconds. */
  readonly ms: number
}

export interface CountedTime {
  /** The beginning of the day or month where the reader is. */
  readonly at: number
  readonly count: number
}

/** How what was found divides. */
export interface FoundCounts {
  readonly total: number
  /** False: only the newest of all that was found were counted. */
  readonly isExact: boolean
  /** The largest first; those without any are left out. */
  readonly sources: readonly { readonly id: SourceId; readonly count: number }[]
  readonly sections: readonly { readonly id: SectionId; readonly count: number }[]
  /** In order of time; months and days without any are left out. */
  readonly months: readonly CountedTime[]
  /** Of the last 60 days. */
  readonly days: readonly CountedTime[]
}

/** Counted step by step, so that a search in between has to wait for one step alone. */
export interface CountedSoFar {
  readonly counts: FoundCounts
  /** Articles that were looked at, counted or not. */
  readonly looked: number
  /** Where the next step goes on; null: there is none. */
  readonly below: number | null
}

export type SavedSearchId = number

export interface SavedSearch {
  readonly id: SavedSearchId
  readonly name: string
  readonly words: string
  readonly filters: SearchFilters
  readonly createdAt: number
  /** Unread articles among the newest that it finds. */
  readonly unread: number
}

export interface SearchReads {
  search(wish: SearchWish): SearchResult
  /** One step more than `counted`; null: the first one. */
  countFound(wish: SearchWish, counted: CountedSoFar | null): CountedSoFar
  /** In the reader's order. They have to be read again when `searches`, `articles` or `library` changed. */
  listSavedSearches(): SavedSearch[]
}

/** What the store answers by itself. */
export interface SearchInStore extends Pick<SearchReads, 'listSavedSearches'> {
  saveSearch(name: string, words: string, filters: SearchFilters): SavedSearchId
  /** @throws ExpectedError `notFound` */
  renameSearch(id: SavedSearchId, name: string): void
  removeSearch(id: SavedSearchId): void
  /** Those that are not named keep their order behind the others. */
  orderSearches(ids: readonly SavedSearchId[]): void
}

export interface SearchRequests extends SearchInStore {
  /** null: another search was asked for before this one began, and it was given up. */
  search(wish: SearchWish): SearchResult | null
  /** null: another count or search was asked for before this one was done, and it was given up. */
  countFound(wish: SearchWish): FoundCounts | null
}

const MOST_CHOSEN = 2000
const isName = textUpTo(200)
const isLanguage = textUpTo(35)
const isLimit: Check<number> = (value): value is number => isCount(value) && value <= MOST_HITS

export const isFilters: Check<SearchFilters> = objectOf<SearchFilters>({
  sources: listOf(isSourceId, MOST_CHOSEN),
  sections: listOf(isId, MOST_CHOSEN),
  languages: listOf(isLanguage, MOST_CHOSEN),
  folders: listOf(isId, MOST_CHOSEN),
  tags: listOf(isId, MOST_CHOSEN),
  after: orNull(isInstant),
  before: orNull(isInstant),
  bookmarked: isBoolean,
  unread: isBoolean,
  pictured: isBoolean,
})

const isWish = objectOf<SearchWish>({
  words: isText,
  filters: isFilters,
  order: oneOf<SearchOrder>('newest', 'best'),
  limit: isLimit,
})

export const SEARCH_IN_STORE: Contract<SearchInStore> = {
  listSavedSearches: { takes: [], changes: [] },
  saveSearch: { takes: [isName, isText, isFilters], changes: ['searches'] },
  renameSearch: { takes: [isId, isName], changes: ['searches'] },
  removeSearch: { takes: [isId], changes: ['searches'] },
  orderSearches: { takes: [listOf(isId, MOST_CHOSEN)], changes: ['searches'] },
}

export const SEARCH: Contract<SearchRequests> = {
  ...SEARCH_IN_STORE,
  search: { takes: [isWish], changes: [] },
  countFound: { takes: [isWish], changes: [] },
}
