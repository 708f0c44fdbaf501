/** Lists of articles and the article that is read. All instants are milliseconds since the epoch. */

import type { Direction } from '../arabic/direction.ts'
import type { PicturePolicy } from '../pictures/policy.ts'
import type { Failure } from '../result.ts'
import type { ReadingFace } from '../settings/settings.ts'
import type { ArticleRef, PictureKey, SectionId, SourceId } from './ids.ts'
import type { PictureState } from './pictures.ts'

/** A row of the timeline. It never carries a body. */
export interface ArticleRow {
  readonly ref: ArticleRef
  readonly title: string
  readonly lead: string
  readonly sourceId: SourceId | null
  readonly sourceTitle: string
  /** When the source says that it was published; when it says nothing, when we first saw it. */
  readonly publishedAt: number
  readonly language: string | null
  readonly direction: Direction
  readonly picture: PictureKey | null
  readonly read: boolean
  readonly bookmarked: boolean
}

export interface Article extends ArticleRow {
  readonly url: string | null
  readonly author: string | null
  /** As the feed gave it: not sanitised. Only `renderer/markup/sanitise.ts` may turn it into markup. */
  readonly html: string
  /** Its markup was too heavy for the window: `html` has only the words. */
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
  /** Articles read after this instant still count as unread, so that a row does not vanish under the reader's eyes. */
  readonly unreadSince: number | null
}

/** A place in an ordering by time, then id, newest first. */
export interface PageCursor {
  readonly sortAt: number
  readonly id: number
}

/**
 * The pages of a list, each known by the place of its first row, so that any of them can be asked for by key and not
 * by offset: rows that arrive later do not shift what is on the screen.
 */
export interface ArticleList {
  readonly total: number
  readonly pageSize: number
  readonly pages: readonly PageCursor[]
}

/** A list and the rows of its first page. */
export interface OpenedList {
  readonly query: ArticleQuery
  readonly list: ArticleList
  readonly rows: readonly ArticleRow[]
}

export interface Headline {
  readonly ref: ArticleRef
  readonly title: string
  readonly sourceTitle: string
  readonly language: string | null
  readonly direction: Direction
}
