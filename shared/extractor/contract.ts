/**
 * The contract of the extractor: a hidden page, without a network and without a bridge, that does with the browser's
 * own parser and decoder what no other process of ours should do to what strangers wrote. The page fetches its calls
 * from main and posts the answers back; both are frames (`frame.ts`) of JSON facts and bytes.
 */

import type { Direction } from '../arabic/direction.ts'
import type { PictureKey } from '../contract/ids.ts'
import type { Quote } from '../contract/shelf.ts'
import type { TreeNode } from '../exports/tree.ts'
import type { Failure, FailureCode } from '../result.ts'

/** Each call takes and gives one object of plain data; a field named `bytes` travels as bytes, the others as JSON. */
export interface ExtractorService {
  /** @throws `noArticle` when the page has none; `tooLarge` when it is longer than `LONGEST_ARTICLE` */
  extractPage(page: PageToExtract): ExtractedPage
  /** @throws `notAPicture` when the browser cannot decode it */
  readPicture(picture: PictureBytes): Promise<DrawnPicture>
  /** Of pictures that stay as they are, in their order. */
  measurePictures(pictures: ManyPictures): Promise<MeasuredPictures>
  /** The picture for a PDF, which takes no bytes but those of a JPEG as they are. @throws `notAPicture` */
  drawForPaper(picture: PictureBytes): Promise<PaperPicture>
  /** An article as the reading view shows it, for a file. @throws `tooLarge` where it is more than a tree may be */
  cleanArticle(article: ArticleToClean): CleanedArticle
}

export type ExtractorCall = keyof ExtractorService

/** UTF-16 units of an article's markup, and of its text. */
export const LONGEST_ARTICLE = 4 * 1024 * 1024

/** Of a picture that we drew, in pixels: the widest column, on a screen of double density. */
export const LONGEST_EDGE = 1600

/** What the page may say went wrong. */
export const EXTRACTOR_FAILURES = [
  'noArticle',
  'notAPicture',
  'tooLarge',
  'internal',
] as const satisfies readonly FailureCode[]

export interface PageToExtract {
  /** The page's HTML as UTF-8, whatever it came in. */
  readonly bytes: Uint8Array
  /** Where it came from: relative addresses start here. */
  readonly url: string
  /** What its feed said of the article. Plain text, of any length. */
  readonly feed?: FeedHints | undefined
  /** `ExtractedPage.blocks` of other articles' pages of the same host, each once: what stands there is not the article's. */
  readonly siteBlocks?: readonly string[] | undefined
}

export interface FeedHints {
  readonly title?: string | null | undefined
  /** The lead, or the whole text. */
  readonly summary?: string | null | undefined
  readonly author?: string | null | undefined
  readonly publishedAt?: number | null | undefined
}

/** Blocks of one page that are remembered, those first that were taken for the article. */
export const MOST_BLOCKS = 300
/** How a block is remembered: 41 bits of a hash of its words, in base 36. */
export const BLOCK_HASH = /^[0-9a-z]{8}$/

/** Nothing in it is sanitised. All addresses are absolute. */
export interface ExtractedPage {
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly publishedAt: number | null
  readonly language: string | null
  readonly direction: Direction
  readonly html: string
  readonly text: string
  /** The lead picture first. */
  readonly pictures: readonly string[]
  /** Where the same article goes on. */
  readonly nextPage: string | null
  /** The paper shows this much to everybody, and the rest to those who pay. */
  readonly isBeginning: boolean
  /** Hashes of the page's blocks, those of the article and those around it; at most `MOST_BLOCKS`. */
  readonly blocks: readonly string[]
}

/** Bytes whose beginning says that they are a picture of this type, and not too large a one. */
export interface PictureBytes {
  readonly bytes: Uint8Array
  readonly type: string
}

/** The picture as we drew it: no byte of it is the stranger's. */
export interface DrawnPicture extends MeasuredPicture {
  readonly bytes: Uint8Array
  readonly type: 'image/webp'
}

export interface PaperPicture {
  readonly bytes: Uint8Array
  readonly type: 'image/jpeg'
}

export interface MeasuredPicture {
  readonly width: number
  readonly height: number
  /** `shared/pictures/likeness.ts` */
  readonly likeness: string
}

/** WebP pictures, one behind the other. */
export interface ManyPictures {
  readonly bytes: Uint8Array
  /** The bytes of each. */
  readonly sizes: readonly number[]
}

export interface MeasuredPictures {
  /** null: the browser cannot decode it. */
  readonly measured: readonly (MeasuredPicture | null)[]
}

export interface ArticleToClean {
  readonly html: string
  readonly baseUrl: string | null
  readonly url: string | null
  readonly title: string
  readonly direction: Direction
  /** Address → key of all pictures that the text may show. */
  readonly pictures: Readonly<Record<string, PictureKey>>
  readonly picture: PictureKey | null
  /** Words that are marked in the text where they stand. */
  readonly quotes: readonly Quote[]
}

/** Sanitised as the reading view does it. */
export interface CleanedArticle {
  readonly content: readonly TreeNode[]
  /** The picture over the text, where the text does not show it itself. */
  readonly lead: PictureKey | null
}

/** What the page is handed. */
export interface HandedCall {
  readonly id: number
  readonly method: ExtractorCall
  readonly facts: Readonly<Record<string, unknown>>
}

/** What it gives back. */
export type GivenReply =
  | { readonly id: number; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly failure: Failure }
