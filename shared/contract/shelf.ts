/**
 * The library that bookmarks are: folders, tags, notes and highlights, and the shelf on which all of them stand. What
 * belongs to a bookmark stays with it for ever, and comes back with it when its removal is taken back. All instants are
 * milliseconds since the epoch.
 */

import { type Check, isBoolean, isCount, isId, isPlain, listOf, objectOf, oneOf, orNull, textUpTo } from '../checks.ts'
import { LONGEST_NAME } from '../limits.ts'
import { SHELF_ORDERS, type ShelfOrder } from '../settings/settings.ts'
import { type ArticleRef, isRef } from './ids.ts'
import type { ArticleRow } from './reading.ts'
import { type Contract, isText } from './terms.ts'

export type FolderId = number
export type TagId = number
export type HighlightId = number

export interface Folder {
  readonly id: FolderId
  readonly title: string
  /** null: it is in no other. */
  readonly parentId: FolderId | null
}

export interface Tag {
  readonly id: TagId
  readonly name: string
}

/** Words of an article, as W3C's TextQuoteSelector names them; the text is what the window shows of it. */
export interface Quote {
  readonly quote: string
  /** What stands before and after the words; '' where the text begins or ends. */
  readonly prefix: string
  readonly suffix: string
  /** Where they begin, in UTF-16 units: a hint among several places. */
  readonly start: number
}

export interface Highlight extends Quote {
  readonly id: HighlightId
  /** '': none. */
  readonly note: string
  readonly madeAt: number
}

/** What the reader added to an article. */
export interface Marks {
  readonly isBookmarked: boolean
  readonly folderId: FolderId | null
  /** In the order of their names. */
  readonly tags: readonly Tag[]
  /** Plain text; '': none. */
  readonly note: string
  /** In the order in which they were made. */
  readonly highlights: readonly Highlight[]
}

/** Which bookmarks stand on the shelf. All of it must hold; null, an empty list or false narrows nothing. */
export interface ShelfFilter {
  /** That folder and those in it; `none`: what is in no folder. */
  readonly folder: FolderId | 'none' | null
  /** All of them. */
  readonly tags: readonly TagId[]
  /** In which they were saved, as `2026-11`, by this computer's clock. */
  readonly month: string | null
  /** The name of a newspaper: bookmarks outlive theirs. */
  readonly source: string | null
  readonly hasNote: boolean
  readonly hasHighlights: boolean
  /** In headline, text, name of the newspaper, tags, note and highlights. */
  readonly words: string
}

export const WHOLE_SHELF: ShelfFilter = {
  folder: null,
  tags: [],
  month: null,
  source: null,
  hasNote: false,
  hasHighlights: false,
  words: '',
}

export interface ShelfWish {
  readonly filter: ShelfFilter
  readonly order: ShelfOrder
}

export interface ShelfEntry {
  readonly row: ArticleRow
  readonly savedAt: number
  readonly folderId: FolderId | null
  readonly tags: readonly Tag[]
  /** The first line of the note; '': there is none. */
  readonly note: string
  readonly highlights: number
}

export interface Counted<K> {
  readonly key: K
  readonly count: number
}

/** How many would stand there if one of these were chosen beside all else that narrows the shelf. */
export interface ShelfCounts {
  /** With those in it; only folders that hold something. */
  readonly folders: readonly Counted<FolderId>[]
  readonly inNoFolder: number
  /** The commonest first. */
  readonly tags: readonly (Counted<TagId> & { readonly name: string })[]
  /** The newest first. */
  readonly months: readonly Counted<string>[]
  /** The commonest first. */
  readonly sources: readonly (Counted<string> & { readonly language: string | null })[]
  readonly noted: number
  readonly highlighted: number
}

/** Entries that are read at once. */
export const SHELF_PAGE = 60

export interface Shelf {
  readonly total: number
  /** All bookmarks, whatever the filter says. */
  readonly all: number
  /** From the one that was asked for on, at most `SHELF_PAGE`. */
  readonly entries: readonly ShelfEntry[]
  readonly counts: ShelfCounts
}

/** An article with its note and its highlights, for the page on which all of them stand. */
export interface Noted {
  readonly row: ArticleRow
  readonly note: string
  readonly highlights: readonly Highlight[]
}

export interface NotedPage {
  /** Articles with a note or a highlight. */
  readonly total: number
  readonly notes: number
  readonly highlights: number
  /** That in which something was written last first; at most `SHELF_PAGE`. */
  readonly articles: readonly Noted[]
}

/** Articles that were no bookmarks and are now, because something was added to them: undoing it lets go of them, too. */
export interface Added {
  readonly made: readonly ArticleRef[]
}

export interface Filed extends Added {
  /** Where they were before; those that were there already are left out. */
  readonly before: readonly { readonly ref: ArticleRef; readonly folderId: FolderId | null }[]
}

export interface Tagged extends Added {
  readonly tag: Tag
  /** Those that did not have it. */
  readonly refs: readonly ArticleRef[]
}

export interface Highlighted extends Added {
  readonly id: HighlightId
}

export interface Written extends Added {
  readonly before: string
}

/** Where a folder stood. */
export interface FolderPlace {
  readonly parentId: FolderId | null
  /** The folder behind it in the same one; null: it was the last. */
  readonly before: FolderId | null
}

/** They have to be read again when `shelf`, `bookmarks` or `library` changed. */
export interface ShelfReads {
  /** Each behind the one that it is in, in the reader's order. */
  listFolders(): Folder[]
  /** By their names. */
  listTags(): Tag[]
  /** Of an article that is no bookmark nothing. */
  readMarks(ref: ArticleRef): Marks
  /** `first`: the number of the first entry. */
  readShelf(wish: ShelfWish, first: number): Shelf
  readNoted(words: string, first: number): NotedPage
}

/** What the store answers by itself. Whatever is added to an article makes it a bookmark. */
export interface ShelfInStore extends ShelfReads {
  /** As the last in its parent; where that has one of this name, that one is answered. @throws ExpectedError `badArguments` */
  makeFolder(title: string, parentId: FolderId | null): FolderId
  /** @throws ExpectedError `notFound`, `nameTaken` */
  renameFolder(id: FolderId, title: string): void
  /** Returns where it stood. @throws ExpectedError `notFound`, `nameTaken`, and `badArguments` for a place in itself */
  moveFolder(id: FolderId, to: FolderPlace): FolderPlace
  /** Goes with all folders in it. What is in them stays, in no folder. */
  removeFolder(id: FolderId): void
  /** Takes the removal back: what was in it is in it again, unless it was put elsewhere. */
  restoreFolder(id: FolderId): void
  /** null: in no folder. */
  putInFolder(refs: readonly ArticleRef[], folderId: FolderId | null): Filed
  /** The tag of this name is made where there is none. @throws ExpectedError `badArguments` */
  tag(refs: readonly ArticleRef[], name: string): Tagged
  /** Returns those that had it. */
  untag(refs: readonly ArticleRef[], tagId: TagId): ArticleRef[]
  /** @throws ExpectedError `notFound`, `nameTaken` */
  renameTag(id: TagId, name: string): void
  removeTag(id: TagId): void
  /** Takes the removal back; into the tag of this name, where another was made meanwhile. */
  restoreTag(id: TagId): void
  /** '' for none. */
  writeNote(ref: ArticleRef, note: string): Written
  highlight(ref: ArticleRef, quote: Quote, note: string): Highlighted
  /** Returns the note that it had. */
  noteHighlight(id: HighlightId, note: string): string
  removeHighlight(id: HighlightId): void
  restoreHighlight(id: HighlightId): void
}

export interface ShelfRequests extends ShelfInStore {}

/** Characters. */
export const LONGEST_NOTE = 20_000
export const LONGEST_QUOTE = 20_000
/** Of what stands before and after a quote. */
export const LONGEST_CONTEXT = 100
export const MOST_REFS = 2000
const MOST_TAGS = 50

const isName = textUpTo(LONGEST_NAME)
const isNote = textUpTo(LONGEST_NOTE)
const isContext = textUpTo(LONGEST_CONTEXT)
const areRefs = listOf(isRef, MOST_REFS)
const isMonth: Check<string> = (value): value is string => typeof value === 'string' && /^\d{4}-\d\d$/.test(value)
const isFolder: Check<FolderId | 'none'> = (value): value is FolderId | 'none' => value === 'none' || isId(value)
const isFilter: Check<ShelfFilter> = (value): value is ShelfFilter =>
  isPlain(value) &&
  objectOf<ShelfFilter>({
    folder: orNull(isFolder),
    tags: listOf(isId, MOST_TAGS),
    month: orNull(isMonth),
    source: orNull(isText),
    hasNote: isBoolean,
    hasHighlights: isBoolean,
    words: isText,
  })(value)
export const isShelfWish = objectOf<ShelfWish>({ filter: isFilter, order: oneOf<ShelfOrder>(...SHELF_ORDERS) })
const isQuote = objectOf<Quote>({
  quote: textUpTo(LONGEST_QUOTE),
  prefix: isContext,
  suffix: isContext,
  start: isCount,
})
const isPlaceOfFolder = objectOf<FolderPlace>({ parentId: orNull(isId), before: orNull(isId) })

const MAKES = ['shelf', 'bookmarks'] as const
const CHANGES = ['shelf'] as const

export const SHELF_IN_STORE: Contract<ShelfInStore> = {
  listFolders: { takes: [], changes: [] },
  listTags: { takes: [], changes: [] },
  readMarks: { takes: [isRef], changes: [] },
  readShelf: { takes: [isShelfWish, isCount], changes: [] },
  readNoted: { takes: [isText, isCount], changes: [] },
  makeFolder: { takes: [isName, orNull(isId)], changes: CHANGES },
  renameFolder: { takes: [isId, isName], changes: CHANGES },
  moveFolder: { takes: [isId, isPlaceOfFolder], changes: CHANGES },
  removeFolder: { takes: [isId], changes: CHANGES },
  restoreFolder: { takes: [isId], changes: CHANGES },
  putInFolder: { takes: [areRefs, orNull(isId)], changes: MAKES },
  tag: { takes: [areRefs, isName], changes: MAKES },
  untag: { takes: [areRefs, isId], changes: CHANGES },
  renameTag: { takes: [isId, isName], changes: CHANGES },
  removeTag: { takes: [isId], changes: CHANGES },
  restoreTag: { takes: [isId], changes: CHANGES },
  writeNote: { takes: [isRef, isNote], changes: MAKES },
  highlight: { takes: [isRef, isQuote, isNote], changes: MAKES },
  noteHighlight: { takes: [isId, isNote], changes: CHANGES },
  removeHighlight: { takes: [isId], changes: CHANGES },
  restoreHighlight: { takes: [isId], changes: CHANGES },
}

export const SHELF: Contract<ShelfRequests> = { ...SHELF_IN_STORE }
