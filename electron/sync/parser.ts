/** The contract of the parse process: what it is asked and what it answers. Nothing in the answers is sanitised. */

import type { Direction, FeedFacts, FeedRole, FeedWarning } from '../../shared/models.ts'
import type { ReportFile } from '../../shared/pictures/reports.ts'
import type { Failure } from '../../shared/result.ts'
import type { PagePart } from '../parse/pack-page.ts'
import type { SavedParts } from '../parse/pack-saved.ts'
import type { SavedFile } from '../parse/read-saved.ts'
import type { Remote } from '../port.ts'
import type { FetchedPage, PageToKeep } from '../store/page-records.ts'
import type { PictureType } from '../store/picture-records.ts'
import type { PackedFeed } from '../store/records.ts'

/** What the parse process does. Each call may throw `ExpectedError`. */
export interface ParseService {
  /** For the store. @throws `notAFeed`, `emptyAnswer`, `feedBroken` */
  parseFeed(job: FeedBytes): PackedFeed
  /** The same feed for people who look inside. */
  readFeed(job: FeedBytes): ReadFeed
  /** Where feeds are to be had. @throws `notAFeed` for what is neither feed nor page, `emptyAnswer`, `feedBroken` */
  findFeeds(job: FeedBytes): FoundFeeds
  /** @throws `notAnOpml`, `tooLarge` */
  readOpml(bytes: Uint8Array): OpmlList
  /** A page for the extractor, as UTF-8. @throws `emptyAnswer`, `pageTooComplex` */
  preparePage(page: PageBytes): Uint8Array
  /** `name` is the file's. @throws `emptyAnswer`, `pageTooComplex`, `noArticle` */
  readSaved(bytes: Uint8Array, name: string): SavedFile
  /** What the reader saved by hand, for the store. `url` null: nobody knows where it came from. */
  packSaved(parts: readonly SavedParts[], url: string | null): PageToKeep
  /** An article on its pages, for the store. */
  packPage(parts: readonly PagePart[]): FetchedPage
  /** Type and size by the bytes. @throws `notAPicture`, `pictureTooLarge` */
  checkPicture(bytes: Uint8Array): PictureFacts
  /** A list of reported pictures. @throws `notAReportList`, `tooLarge` */
  parseReportList(bytes: Uint8Array): ReportFile
}

export interface FeedBytes {
  readonly bytes: Uint8Array
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Where the bytes came from, after redirects: relative links start here. */
  readonly url: string
  readonly now: number
}

export interface PageBytes {
  readonly bytes: Uint8Array
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

export interface ReadFeed {
  readonly title: string | null
  readonly homepage: string | null
  readonly language: string | null
  readonly direction: Direction
  readonly timeToLive: number | null
  /** Each once. */
  readonly warnings: readonly FeedWarning[]
  readonly articles: readonly ReadArticle[]
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

/** What lies at an address. */
export type FoundFeeds =
  | {
      readonly kind: 'feed'
      readonly title: string | null
      readonly homepage: string | null
      readonly facts: FeedFacts
    }
  | {
      readonly kind: 'page'
      readonly title: string | null
      /** The program that made the page, in lower case; it decides where its feeds lie. */
      readonly generator: string | null
      /** Addresses that may be feeds, the most promising first. */
      readonly links: readonly FeedLink[]
    }

export interface FeedLink {
  readonly url: string
  /** What the page calls it. */
  readonly title: string | null
  readonly language: string | null
  /** The page says that it is a feed; otherwise the address only looks like one. */
  readonly isDeclared: boolean
  readonly role: FeedRole
}

export interface OpmlList {
  readonly outlines: readonly OpmlOutline[]
  /** The file was not written as it should be: something may be missing. */
  readonly isDamaged: boolean
}

/** One feed of a list. */
export interface OpmlOutline {
  /** The newspaper's name. */
  readonly title: string | null
  /** What the feed calls itself, where our own list says so. */
  readonly feedTitle: string | null
  /** As written; empty where a feed has none. */
  readonly address: string
  /** The feed's address; null when it was refused. */
  readonly url: string | null
  readonly homepage: string | null
  readonly section: string | null
  /** In our own lists the place of the newspaper; feeds that share it are one newspaper's. */
  readonly source: number | null
  readonly isStopped: boolean
  readonly refused: Failure | null
}

export interface PictureFacts {
  readonly type: PictureType
  readonly width: number
  readonly height: number
}

/** Main's view: with deadline and memory cap. A job that exceeds them rejects with `ExpectedError('parserStopped')`. */
export type Parser = Remote<ParseService> & { close(): void }
