/** Lists of articles and the article that is read. All instants are milliseconds since the epoch. */

import type { Direction } from '../arabic/direction.ts'
import { type Check, isBoolean, isCount, isId, isInstant, isPlain, listOf, objectOf, oneOf, orNull } from '../checks.ts'
import type { PicturePolicy } from '../pictures/policy.ts'
import type { Failure } from '../result.ts'
import type { ReadingFace } from '../settings/settings.ts'
import { TEXT_ORIGINS, type TextOrigin } from './full-text.ts'
import { type ArticleRef, isRef, type PictureKey, type SectionId, type SourceId } from './ids.ts'
import type { PictureState } from './pictures.ts'
import { type Contract, isAddress } from './terms.ts'

/** A row of the timeline. It never carries a body. */
export interface ArticleRow {
  readonly ref: ArticleRef
  /** Without words that could be seen, the host of its page; '' where a picture or its date has to say what it is. */
  readonly title: string
  readonly lead: string
  readonly sourceId: SourceId | null
  readonly sourceTitle: string
  /** What its newspaper is written in, as `Source.language`. */
  readonly sourceLanguage: string | null
  /** When the source says that it was published; when it says nothing, when we first saw it. */
  readonly publishedAt: number
  readonly language: string | null
  readonly direction: Direction
  readonly picture: PictureKey | null
  readonly read: boolean
  readonly bookmarked: boolean
  /** What it is marked for: the words of the watch that caught it, '' where that names a newspaper; null: it is not. */
  readonly watchedFor: string | null
  /** The story that it stands in; null: alone, or a bookmark. */
  readonly story: RowStory | null
}

/** What a row says of its story. */
export interface RowStory {
  readonly id: number
  /** Whether this row stands for the story in its list; the others are not drawn. True outside of lists. */
  readonly leads: boolean
  /** Articles of the story in this list. */
  readonly articles: number
  /** Newspapers with a text of their own: wire copies count once. */
  readonly papers: number
  /** Other newspapers that carry it, in order of time, each once; at most three. */
  readonly others: readonly { readonly title: string; readonly language: string | null }[]
  /** Articles that came after the reader had read or bookmarked one of the story. */
  readonly grown: number
  readonly isFollowed: boolean
}

export interface Article extends ArticleRow {
  /** When the reader saved it by hand, as a page or a file of no newspaper; null: it came from a newspaper. */
  readonly savedAt: number | null
  readonly url: string | null
  readonly author: string | null
  /** HTML as the feed gave it, not sanitised. Only `renderer/markup/sanitise.ts` may turn it into markup. */
  readonly html: string
  /** True where the markup was too heavy for the window: `html` then has only the words. */
  readonly isSimplified: boolean
  /** The address that relative addresses in `html` are resolved against. */
  readonly baseUrl: string | null
  /** Absolute picture address in `html` → its name in the picture cache. Pictures not listed are not shown. */
  readonly pictures: Readonly<Record<string, PictureKey>>
  /** What is known of each of them before anything is drawn; of the lead picture too. */
  readonly pictureStates: Readonly<Record<PictureKey, PictureState>>
  /** The rule of its newspaper; null: as for all. */
  readonly picturePolicy: PicturePolicy | null
  /** What became of the article's own page; null: nobody has asked for it. */
  readonly page: PageState | null
  /** Where the reader stopped, from 0 to 1 of the text; null: nowhere in it. */
  readonly position: number | null
  /** The newspaper's own; null: as for all. */
  readonly face: ReadingFace | null
}

export interface PageState {
  /** The text is the page's; otherwise the feed's, which said more or all that could be had. */
  readonly isShown: boolean
  /** What is shown is only a beginning: the newspaper keeps the rest for those who pay or sign in. */
  readonly isBeginning: boolean
  readonly failure: Failure | null
}

/** What the page behind an article turned out to be when the reader wanted to go there. */
export type SourceState =
  | { readonly kind: 'fine' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'otherOwner'; readonly host: string }
  | { readonly kind: 'homePage' }
  | { readonly kind: 'unreachable'; readonly reason: Failure }

/** A text that an article had before its newspaper changed it; of a bookmark also one that it got afterwards. */
export interface ArticleVersion {
  readonly title: string
  /** Like `Article.html`: not sanitised. */
  readonly html: string
  readonly text: string
  readonly language: string | null
  readonly direction: Direction
  readonly baseUrl: string | null
  readonly seenFrom: number
  /** When something else was first seen in its place; null: not yet. */
  readonly seenUntil: number | null
}

/** Which articles a timeline shows. */
export type ArticleScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'section'; readonly sectionId: SectionId }
  | { readonly kind: 'source'; readonly sourceId: SourceId }
  | { readonly kind: 'bookmarks' }

export interface ArticleQuery {
  readonly scope: ArticleScope
  /**
   * Articles read from this mark on still count as unread, so that a row does not vanish under the reader's eyes. The store
   * gives marks out: they go forward whatever the clock does.
   */
  readonly unreadSince: number | null
}

/** A query as the window has it before there is a list: only what is unread when it is opened. */
export interface ListWish {
  readonly scope: ArticleScope
  readonly unreadSince: number | 'opening' | null
}

/** What «mark all read» did. */
export interface MarkedRead {
  /** How many articles it changed. */
  readonly count: number
  /** Which ones, of a long list only the newest `MOST_REFS_TOLD`: the window has no more rows than that to change at once. */
  readonly refs: readonly ArticleRef[]
  /** Its number among all that was ever done to articles. */
  readonly deed: number
}

export const MOST_REFS_TOLD = 2000

/** A list as it was when it was opened. Newest first; slice `n` begins with row `n * sliceSize`. */
export interface ArticleList {
  readonly total: number
  readonly sliceSize: number
  /** Rows with a higher id arrived later and are not in it: they do not shift what is on the screen. */
  readonly lastId: number
}

/** A row of a list: its article, where that is known, and its number for when the article is no longer there. */
export interface ListPlace {
  readonly ref: ArticleRef | null
  readonly index: number
}

/** A list and some of its slices: their rows, of which the first one is row `first` of the list. */
export interface OpenedList {
  readonly query: ArticleQuery
  readonly list: ArticleList
  readonly first: number
  readonly rows: readonly ArticleRow[]
}

export interface Headline {
  readonly ref: ArticleRef
  readonly title: string
  readonly sourceTitle: string
  readonly sourceLanguage: string | null
  readonly language: string | null
  readonly direction: Direction
  /** Newspapers with a text of their own that carry this story; 1: it stands alone. */
  readonly papers: number
  /** Other articles of its story: none of them is in the bar beside it. */
  readonly others: readonly ArticleRef[]
}

/** Of a row in its list. */
export type ListSide = 'above' | 'below'

/** What the store reads, over whichever of its connections. */
export interface ReadingReads {
  /** The list as it is now, with the slices around a place; null: with its first slice. */
  openList(wish: ListWish, near: ListPlace | null): OpenedList
  /** A slice of the list as it was opened; null when other articles left or joined it since: it has to be opened again. */
  readSlice(wish: ListWish, list: ArticleList, slice: number): ArticleRow[] | null
  /** Other texts of the same article, newest first; not the one that `readArticle` gives. */
  readVersions(ref: ArticleRef): ArticleVersion[]
  listHeadlines(): Headline[]
  /** Where the article stands on the web; null: nowhere. */
  readAddress(ref: ArticleRef): string | null
}

/** What the store answers by itself: reads, and what changes something. */
export interface ReadingInStore extends ReadingReads {
  /** Where the reader stopped, from 0 to 1 of the text; null: at its beginning or its end. */
  savePosition(ref: ArticleRef, position: number | null): void
  /** Returns those that changed. */
  markRead(refs: readonly ArticleRef[], read: boolean): ArticleRef[]
  /** An article that is read already was opened once more. */
  readAgain(ref: ArticleRef): void
  /** Marks all of a list read that was opened with this `lastId`: what came later was not shown. */
  markAllRead(scope: ArticleScope, lastId: number): MarkedRead
  /** All of it but what was opened, or marked by itself, since. Returns those of `marked.refs` that are unread again. */
  takeBackRead(marked: MarkedRead): ArticleRef[]
  /** The same for the rows on one side of an article in the list as it was opened. */
  markBeside(scope: ArticleScope, list: ArticleList, ref: ArticleRef, side: ListSide): MarkedRead
}

export interface ReadingRequests extends ReadingInStore {
  readArticle(ref: ArticleRef): Article
  /** Shows the feed's text or that of the article's page, which is fetched when it is not there. */
  showText(ref: ArticleRef, origin: TextOrigin): void
  /** Asks for an article's page, and opens it like `openLink` if it is still there and still the newspaper's. */
  openSource(address: string): SourceState
}

/** What is marked by itself: an article, or all of a story. */
const MOST_REFS = 5000
export const isScope: Check<ArticleScope> = (value): value is ArticleScope => {
  if (!isPlain(value)) return false
  if (value['kind'] === 'section') return objectOf({ kind: oneOf('section'), sectionId: isId })(value)
  if (value['kind'] === 'source') return objectOf({ kind: oneOf('source'), sourceId: isId })(value)
  return objectOf({ kind: oneOf('all', 'bookmarks') })(value)
}
const isMark: Check<number | 'opening'> = (value): value is number | 'opening' =>
  isInstant(value) || value === 'opening'
const isWish = objectOf<ListWish>({ scope: isScope, unreadSince: orNull(isMark) })
const isList = objectOf<ArticleList>({ total: isCount, sliceSize: isCount, lastId: isCount })
const isPlace = objectOf<ListPlace>({ ref: orNull(isRef), index: isCount })
const isMarked = objectOf<MarkedRead>({ count: isCount, refs: listOf(isRef, MOST_REFS_TOLD), deed: isCount })
const isPosition: Check<number> = (value): value is number => isInstant(value) && value >= 0 && value <= 1

export const READING_IN_STORE: Contract<ReadingInStore> = {
  openList: { takes: [isWish, orNull(isPlace)], changes: [] },
  readSlice: { takes: [isWish, isList, isCount], changes: [] },
  readVersions: { takes: [isRef], changes: [] },
  savePosition: { takes: [isRef, orNull(isPosition)], changes: [] },
  listHeadlines: { takes: [], changes: [] },
  markRead: {
    takes: [listOf(isRef, MOST_REFS), isBoolean],
    // The window that marks one row draws it itself; taking back a whole list changes more than it has drawn.
    changes: refs => (refs.length > 1 ? ['library', 'articles'] : ['library']),
  },
  readAgain: { takes: [isRef], changes: [] },
  markAllRead: { takes: [isScope, isCount], changes: ['library', 'articles'] },
  takeBackRead: { takes: [isMarked], changes: ['library', 'articles'] },
  markBeside: {
    takes: [isScope, isList, isRef, oneOf<ListSide>('above', 'below')],
    changes: ['library', 'articles'],
  },
  readAddress: { takes: [isRef], changes: [] },
}

export const READING: Contract<ReadingRequests> = {
  ...READING_IN_STORE,
  readArticle: { takes: [isRef], changes: [] },
  showText: { takes: [isRef, oneOf<TextOrigin>(...TEXT_ORIGINS)], changes: ['articles'] },
  openSource: { takes: [isAddress], changes: [] },
}
