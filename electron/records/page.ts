/** Pages of articles, as they go into the store and come out of it. Nothing in them has been sanitised. */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { ArticleRef, FeedId, PictureKey } from '../../shared/contract/ids.ts'

/** The text of an article's own page, as the parse process packs it. */
export interface FetchedPage {
  readonly author: string | null
  readonly lead: string
  readonly picture: string | null
  /** The lead picture first. */
  readonly pictures: readonly string[]
  readonly body: Uint8Array
  /** The same plain text as in `body`. */
  readonly text: string
  /** `ExtractedPage.isBeginning` */
  readonly isBeginning: boolean
}

/** A page that the reader saved by hand. */
export interface PageToKeep extends Omit<FetchedPage, 'isBeginning'> {
  /** The page's address, or a name made from its words. */
  readonly guid: string
  readonly url: string | null
  readonly title: string
  readonly sourceTitle: string
  readonly publishedAt: number | null
  readonly language: string | null
  readonly direction: Direction
}

export interface KeptPage {
  readonly ref: ArticleRef
  /** Address → the picture's name. */
  readonly pictures: Readonly<Record<string, PictureKey>>
}

export interface PageToFetch {
  readonly articleId: number
  readonly feedId: FeedId
  readonly url: string
  readonly sourceTitle: string
}

/** A page of an article that was read, and what stood on it. */
export interface SeenPage {
  /** Where the redirects ended. */
  readonly url: string
  /** `ExtractedPage.blocks`, of all its pages together. */
  readonly blocks: readonly string[]
}

export interface PageBytes {
  readonly bytes: Uint8Array
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}
