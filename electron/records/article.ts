/** Articles, as they travel between the processes of Node. Nothing in them has been sanitised. */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { Article } from '../../shared/contract/reading.ts'

/** An article as the parse process hands it over: nothing in it has been sanitised. */
export interface ParsedArticle {
  readonly guid: string
  /** Whether the feed gave it; otherwise something else stands in for it. */
  readonly ownGuid: boolean
  readonly url: string | null
  readonly title: string
  readonly author: string | null
  readonly publishedAt: number | null
  readonly updatedAt: number | null
  readonly language: string | null
  readonly direction: Direction
  /** The first words of the text, at most 300 characters, plain. */
  readonly lead: string
  /** Absolute address of the lead picture. */
  readonly picture: string | null
  /** Absolute addresses of all pictures, the lead picture first; at most 60. */
  readonly pictures: readonly string[]
  /** What relative addresses in the HTML are resolved against. */
  readonly baseUrl: string | null
  /** HTML and plain text, packed by `packBody`. */
  readonly body: Uint8Array
  /** The same plain text as in `body`, for the index. */
  readonly text: string
  /** Changes when title, text or pictures change. */
  readonly contentHash: string
  /** Whether the text is only a beginning: see `isCutShort`. */
  readonly isCut: boolean
  /** `linkKeyOf` the address. */
  readonly linkKey: number | null
  /** `wordsKeyOf` title and text. */
  readonly wordsKey: number
}

/** Articles that were deleted for good. */
export interface Removed {
  /** How many. */
  readonly removed: number
  /** Files of their pictures that nobody names any more. */
  readonly files: readonly string[]
}

/** What one step of retention did. */
export interface Retained extends Removed {
  readonly isMore: boolean
}

/** An article as it is kept; what is known of its pictures is added when it is read. */
export type KeptArticle = Omit<Article, 'pictureStates' | 'picturePolicy'>

/** A line of `inspect load`. */
export interface LoadedArticle {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly url: string | null
  readonly content: string
  readonly publishedAt: number | null
}

export interface ReadArticle {
  readonly guid: string
  readonly url: string | null
  readonly title: string | null
  readonly author: string | null
  /** Sections, subjects and tags as the feed names them, each once. */
  readonly categories: readonly string[]
  /** Address of the page with the readers' comments. */
  readonly comments: string | null
  readonly publishedAt: number | null
  readonly updatedAt: number | null
  readonly html: string
  readonly text: string
  readonly language: string | null
  readonly direction: Direction
  /** Absolute address of the lead picture. */
  readonly picture: string | null
  /** Absolute addresses, the lead picture first. */
  readonly pictures: readonly string[]
  readonly baseUrl: string | null
  readonly enclosures: readonly Enclosure[]
}

export interface Enclosure {
  readonly url: string
  readonly type: string | null
  /** Bytes. */
  readonly length: number | null
}
