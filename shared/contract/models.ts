/** The nouns of the product, as they travel between processes. All instants are milliseconds since the epoch. */

import type { Direction } from '../arabic/direction.ts'
import type { PicturePolicy } from '../pictures/policy.ts'
import type { Failure } from '../result.ts'
import type { ReadingFace } from '../settings/settings.ts'

export type SectionId = number

export type SourceId = number

export type FeedId = number

/** An article in `cache.db`, or a bookmark's own copy in `library.db`. */
export type ArticleRef = `article:${number}` | `bookmark:${number}`

/** The name of a picture in the picture cache: 32 lower-case hexadecimal digits, derived from feed and address. */
export type PictureKey = string

export interface Section {
  readonly id: SectionId
  readonly title: string
}

/** A newspaper. */
export interface Source {
  readonly id: SourceId
  readonly title: string
  readonly homepage: string | null
  readonly sectionId: SectionId | null
  readonly enabled: boolean
  readonly unread: number
  readonly feeds: readonly Feed[]
}

/** One feed of a source, with what its last check said. */
export interface Feed {
  readonly id: FeedId
  readonly url: string
  readonly title: string | null
  readonly checkedAt: number | null
  readonly succeededAt: number | null
  readonly failure: Failure | null
  /** In a row. */
  readonly failures: number
  /** When it is asked again without the reader's asking; null: not any more, it was stopped. */
  readonly nextCheckAt: number | null
  /** Until when its host asked to be left alone. May have passed. */
  readonly pausedUntil: number | null
  /** Its server said for days that it is closed for good: since then it is asked only when the reader retries it. */
  readonly stoppedAt: number | null
  /** Since when nothing is found at its address, once that has lasted for 30 days. */
  readonly possiblyGoneSince: number | null
  /** The address it had before its server said for days that it moved. `undoMove` goes back to it. */
  readonly movedFrom: string | null
  /** Where its server says that it moved, where that is the address of another feed that is subscribed. */
  readonly movedTo: string | null
}

/**
 * What a feed that could be read had wrong: faults were mended; the document broke off and its end is missing; the
 * encoding was neither declared nor certain; only the newest articles were kept.
 */
export type FeedWarning = 'repaired' | 'cutOff' | 'encodingGuessed' | 'tooManyArticles'

/** How a feed does, beyond its last check. */
export interface FeedHealth {
  readonly feedId: FeedId
  /** Bytes that came over the wire since the month began: for it, and for pages and pictures of its articles. */
  readonly received: number
  /** New articles in a day, on average over four weeks; null: known for less than two days. */
  readonly articlesADay: number | null
  /** What was wrong when it was last read. */
  readonly warnings: readonly FeedWarning[]
}

/** What a feed is to its newspaper: the whole of it, a part, or what readers say about it. */
export type FeedRole = 'main' | 'part' | 'comments'

/** What a feed turned out to be when it was opened. */
export interface FeedFacts {
  readonly language: string | null
  readonly direction: Direction
  readonly articles: number
  readonly newestAt: number | null
}

/** A feed that was found and is not subscribed yet. */
export interface DiscoveredFeed {
  readonly url: string
  readonly role: FeedRole
  /** Its own title. */
  readonly title: string | null
  /** What the page that leads to it calls it. */
  readonly label: string | null
  /** null: not opened, there were more than are asked at once. */
  readonly facts: FeedFacts | null
}

/** What an address that the reader typed leads to. */
export interface DiscoveredFeeds {
  /** Where it led in the end: a page, or the feed itself. */
  readonly address: string
  /** What the newspaper calls itself. */
  readonly title: string | null
  readonly homepage: string | null
  /** At least one; the whole newspaper first, comments last. */
  readonly feeds: readonly DiscoveredFeed[]
}

/** Feeds that become one source together. */
export interface FeedChoice {
  readonly urls: readonly string[]
  /** The source's name; null: what its feed says. */
  readonly title: string | null
  readonly homepage: string | null
  /** The source that they join; null: a new one. */
  readonly joins: SourceId | null
}

export interface Library {
  readonly sections: readonly Section[]
  readonly sources: readonly Source[]
  readonly bookmarks: number
}

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

/**
 * `reported`: hidden by the reader; `listed`: hidden because so many lists of other people report it. One that was here
 * and made room for others still says how large it is.
 */
export type PictureState =
  | ({ readonly kind: 'kept' } & PictureSize)
  | { readonly kind: 'notFetched' | 'failed'; readonly size: PictureSize | null }
  | { readonly kind: 'reported' }
  | { readonly kind: 'listed'; readonly lists: number }

/** In pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** An article on paper. */
export interface Sheet {
  readonly title: string
  /** Sanitised, and shown in a page without scripts all the same. */
  readonly html: string
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

/** A piece of text with the parts that matched marked; `ranges` are [start, end) in UTF-16 units of `text`. */
export interface MarkedText {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
}

export interface SearchHit {
  readonly row: ArticleRow
  readonly title: MarkedText
  readonly snippet: MarkedText
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** How long the store took, in milliseconds. */
  readonly ms: number
  /** Articles that are saved but not yet in the index. */
  readonly waiting: number
}

/** One feed that a sync could not bring up to date, and why. */
export interface SyncFailure extends Failure {
  readonly sourceId: SourceId
  readonly sourceTitle: string
  readonly url: string
}

export interface SyncSummary {
  readonly startedAt: number
  readonly finishedAt: number
  readonly cancelled: boolean
  readonly feeds: number
  readonly unchanged: number
  readonly newArticles: number
  readonly updatedArticles: number
  readonly failures: readonly SyncFailure[]
}

export interface SyncProgress {
  readonly phase: 'feeds' | 'pages' | 'pictures'
  readonly done: number
  readonly total: number
  readonly newArticles: number
  readonly current: string | null
}

export interface SyncState {
  /** null when no sync runs. */
  readonly progress: SyncProgress | null
  /** The last whole sync of this run of the app. */
  readonly lastSummary: SyncSummary | null
}

/** A feed of a list that cannot be had. */
export interface SkippedFeed {
  readonly title: string
  readonly url: string
  readonly reason: Failure
}

interface LeftOut {
  /** How many; `skipped` names the first of them. */
  readonly skippedCount: number
  readonly skipped: readonly SkippedFeed[]
  /** The file was not written as it should be: something may be missing. */
  readonly isDamaged: boolean
}

/** What importing a list would do. */
export interface ImportPreview extends LeftOut {
  readonly id: number
  readonly file: string
  /** New ones. */
  readonly sources: number
  readonly alreadyThere: number
}

export interface ImportSummary extends LeftOut {
  readonly file: string
  readonly added: number
  readonly alreadyThere: number
}

/** What the app must tell the reader about its own state. `damagedFile` is a file's name, empty where a file was missing. */
export type Notice =
  | { readonly kind: 'libraryRestored'; readonly backupAt: number; readonly damagedFile: string }
  | { readonly kind: 'libraryLost'; readonly damagedFile: string }
  | { readonly kind: 'cacheRebuilt'; readonly damagedFile: string }
  | { readonly kind: 'settingsRepaired'; readonly damagedFile: string }
  | { readonly kind: 'backupFailed'; readonly reason: Failure }
  | { readonly kind: 'windowReloaded' }
