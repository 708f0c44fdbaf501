/** What goes into the store and what comes out of it, apart from the models that the window sees too. */

import type { TextOrigin } from '../../shared/full-text.ts'
import type { Keeping, KeepingRule, SourceRule, Space } from '../../shared/keeping.ts'
import type {
  Article,
  ArticleList,
  ArticleQuery,
  ArticleRef,
  ArticleRow,
  ArticleVersion,
  Direction,
  FeedHealth,
  FeedId,
  FeedWarning,
  Headline,
  Library,
  Notice,
  OpenedList,
  PageCursor,
  PictureKey,
  SearchOrder,
  SearchResult,
  SourceId,
} from '../../shared/models.ts'
import type {
  HiddenPictures,
  ListedPicture,
  NewReport,
  ReportFile,
  ReportId,
  ReportListId,
} from '../../shared/pictures/reports.ts'
import type { Failure } from '../../shared/result.ts'
import type { FetchedPage, KeptPage, PageToFetch, PageToKeep } from './page-records.ts'
import type { EvictedPictures, KeptPicture, PictureRecord, PicturesWanted, PictureToOpen } from './picture-records.ts'

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

export interface ParsedFeed {
  readonly title: string | null
  readonly homepage: string | null
  readonly language: string | null
  readonly direction: Direction
  /** How long the feed asks to be left alone, in milliseconds (`ttl`, `sy:updatePeriod`). */
  readonly timeToLive: number | null
  /** Each once. */
  readonly warnings: readonly FeedWarning[]
  readonly articles: readonly ParsedArticle[]
}

/** A parsed feed as `packedFeed` makes it, with what is asked of it before the store unpacks it. */
export interface PackedFeed {
  readonly title: string | null
  readonly timeToLive: number | null
  readonly warnings: readonly FeedWarning[]
  /** How many there are in it. */
  readonly articles: number
  readonly packed: Uint8Array
}

/** What is remembered of the checks of one feed. Lives in `cache.db`: without the articles it would be a lie. */
export interface FeedCheck {
  readonly checkedAt: number | null
  readonly succeededAt: number | null
  readonly nextCheckAt: number
  readonly failures: number
  readonly failure: Failure | null
  /** Exactly as the server sent them; null when it sent none or they were dropped. */
  readonly etag: string | null
  readonly lastModified: string | null
  /** When the validators were first received: they are dropped after eight days. */
  readonly validatorsAt: number | null
  /** SHA-256 of the last body that was parsed, in hexadecimal. */
  readonly bodyHash: string | null
  /** A permanent redirect that the server keeps giving. Acted upon after days only: servers are misconfigured for hours. */
  readonly move: (Repeated & { readonly to: string }) | null
  /** That the feed is closed for good, as the server keeps saying. */
  readonly gone: Repeated | null
  /** Since when nothing is found at the address. */
  readonly missingSince: number | null
  /** How long the feed itself asks to be left alone, in milliseconds. */
  readonly timeToLive: number | null
  /** When it was given up; it is asked only when the reader names it. */
  readonly stoppedAt: number | null
}

/** An answer that came several times in a row. */
export interface Repeated {
  readonly since: number
  readonly times: number
}

export const NEVER_CHECKED: FeedCheck = {
  checkedAt: null,
  succeededAt: null,
  nextCheckAt: 0,
  failures: 0,
  failure: null,
  etag: null,
  lastModified: null,
  validatorsAt: null,
  bodyHash: null,
  move: null,
  gone: null,
  missingSince: null,
  timeToLive: null,
  stoppedAt: null,
}

/** A feed of an enabled source, with the state of its checks. */
export interface FeedToCheck {
  readonly id: FeedId
  readonly url: string
  readonly sourceId: SourceId
  readonly sourceTitle: string
  /** The reader agreed that this host of the own network is asked. */
  readonly consented: boolean
  /** An address that the reader does not want it to move to. */
  readonly declinedMove: string | null
  readonly check: FeedCheck
}

/** The end of one feed's check. `feed` is null when there was nothing new to store (unchanged, failed). */
export interface FeedOutcome {
  readonly feedId: FeedId
  readonly check: FeedCheck
  readonly feed: PackedFeed | null
  /** Bytes that came over the wire for it. */
  readonly received: number
  /** The address that it has from now on; null: as before. */
  readonly movedTo: string | null
}

export interface SavedOutcomes {
  readonly newArticles: number
  readonly updatedArticles: number
}

export interface NewFeed {
  readonly url: string
  readonly title: string | null
  readonly homepage: string | null
  /** The section's title; the section is made where there is none. */
  readonly section: string | null
  /** Addresses of the same newspaper's other feeds: where one of them is subscribed, this feed joins its source. */
  readonly siblings?: readonly string[]
  /** What the feed calls itself, where a list says so. */
  readonly feedTitle?: string | null
  /** The place of its newspaper in a list that keeps the reader's order, from 1; without it, behind all others. */
  readonly place?: number | null
  readonly isStopped?: boolean
}

export interface AddedFeeds {
  readonly added: readonly { readonly sourceId: SourceId; readonly feedId: FeedId; readonly url: string }[]
  /** Addresses that were subscribed already. */
  readonly alreadyThere: readonly string[]
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

/** A list of reported pictures, as it was just read. */
export interface FetchedReportList {
  /** null: from a file. */
  readonly address: string | null
  readonly file: ReportFile
  readonly contentHash: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface DueReportList {
  readonly id: ReportListId
  readonly address: string
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A line of `inspect load`. */
export interface LoadedArticle {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly url: string | null
  readonly content: string
  readonly publishedAt: number | null
}

/**
 * The store: the only owner of both databases. Runs in a worker thread (or, in tests, where it was opened); main sees
 * it through `Remote<Store>`. Refused requests throw `ExpectedError`.
 */
export interface Store {
  /** What opening found and mended. */
  notices(): Notice[]

  readLibrary(): Library
  readHealth(now: number): FeedHealth[]
  /** Bytes that came over the wire for pages and pictures of a feed's articles; those of the feed come with its outcome. */
  noteReceived(feedId: FeedId, received: number, now: number): void
  /** One source for each feed that has no sibling there, all or none; a feed that is there already is not added twice. */
  addFeeds(feeds: readonly NewFeed[], now: number): AddedFeeds
  /** Those of these addresses that are subscribed. */
  subscribedAmong(urls: readonly string[]): string[]
  renameSource(id: SourceId, title: string): void
  moveSource(id: SourceId, section: string | null): void
  setSourceEnabled(id: SourceId, enabled: boolean): void
  /** Hides the source and its articles. They are deleted when the store is next opened; until then it can be restored. */
  removeSource(id: SourceId, now: number): void
  restoreSource(id: SourceId): void
  /** A feed that has moved goes back, and is not moved there again. */
  undoMove(id: FeedId): void
  /** `host` as `hostAndPort` writes it. Ends with the last feed of that host. */
  consentToHost(host: string, now: number): void
  hasConsent(host: string): boolean

  feedsToCheck(): FeedToCheck[]
  /** Host → the instant until which it asked to be left alone. */
  pausedHosts(now: number): Record<string, number>
  pauseHost(host: string, until: number): void
  saveOutcomes(outcomes: readonly FeedOutcome[], now: number): SavedOutcomes
  /** Puts up to `limit` waiting articles into the index; returns how many still wait. */
  indexWaiting(limit: number): number
  /** One step of bringing the index's pieces together; returns whether there is more to do. */
  tidyIndex(): boolean

  /** Articles whose page is wanted, newest first. */
  pagesToFetch(limit: number, now: number): PageToFetch[]
  /** Keeps both texts and shows the better one; returns whether that is the page's. */
  savePage(articleId: number, page: FetchedPage, now: number): boolean
  savePageFailure(articleId: number, failure: Failure, now: number): void
  /** Shows this text of the two; null, or the page that has to be fetched for it first. */
  chooseText(ref: ArticleRef, origin: TextOrigin): PageToFetch | null
  /** Keeps a page as a bookmark that belongs to no newspaper. Saved again, it remembers the text it had. */
  keepPage(page: PageToKeep, now: number): KeptPage

  openList(query: ArticleQuery): ArticleList
  /** The same with its first page: one answer instead of two while the window waits for it. */
  openFirst(query: ArticleQuery): OpenedList
  listPage(query: ArticleQuery, from: PageCursor, until: PageCursor | null): ArticleRow[]
  readArticle(ref: ArticleRef): Article
  /** The other texts under which it was seen, newest first; not the one that `readArticle` gives. */
  readVersions(ref: ArticleRef): ArticleVersion[]
  savePosition(ref: ArticleRef, position: number | null): void
  listHeadlines(limit: number): Headline[]
  /** Returns those that changed. */
  markRead(refs: readonly ArticleRef[], read: boolean, now: number): ArticleRef[]
  markAllRead(query: ArticleQuery, now: number): ArticleRef[]
  bookmark(ref: ArticleRef, now: number): void
  removeBookmark(ref: ArticleRef, now: number): void
  search(words: string, order: SearchOrder, limit: number): SearchResult
  /** The guids of the hits, best first, for `inspect search`. */
  searchGuids(words: string, limit: number): string[]
  /** Articles from outside the network, for `inspect load`; each source that is missing is made. */
  loadArticles(articles: readonly LoadedArticle[], now: number): ArticleRef[]

  findPicture(key: PictureKey): PictureToOpen | null
  /** Pictures of the newest articles that were never asked for, newest article first. */
  picturesToFetch(wanted: PicturesWanted): PictureRecord[]
  savePicture(key: PictureKey, kept: KeptPicture, now: number): void
  savePictureFailure(key: PictureKey, now: number): void
  notePicturesRead(keys: readonly PictureKey[], now: number): void
  /** Takes out the least lately seen ones until the others take at most `room` bytes; a hundred at once. */
  evictPictures(room: number, now: number): EvictedPictures
  /** All but those of bookmarks. Returns the files that nobody names any more. */
  clearPictures(now: number): string[]
  /** Every file of the picture folder that is not among these is waste. */
  namedPictureFiles(): string[]

  reportPicture(report: NewReport, now: number): ReportId
  /** The picture is shown again. It can be taken back until the store is next opened. */
  removeReport(id: ReportId, now: number): void
  restoreReport(id: ReportId): void
  readHidden(): HiddenPictures
  reportsToShare(): ListedPicture[]
  addReportList(list: FetchedReportList, now: number): ReportListId
  noteListCheck(id: ReportListId, failure: Failure | null, now: number): void
  removeReportList(id: ReportListId, now: number): void
  restoreReportList(id: ReportListId): void
  reportListsDue(before: number, now: number): DueReportList[]
  setListsNeeded(needed: number): void
  /** A picture that lists report is shown from now on. */
  showPicture(key: PictureKey, now: number): void

  readKeeping(): Keeping
  setKeeping(rule: KeepingRule): void
  setSourceRule(id: SourceId, rule: SourceRule): void
  readSpace(): Space
  /** Deletes some of what the rules say. */
  retainStep(now: number): Retained
  /** Deletes some of a newspaper's articles that are not bookmarked, for good; none when none is left. */
  clearArticles(id: SourceId): Removed
  /** Overwrites a little more of what was deleted; returns whether there is more to do. */
  scrubStep(): boolean

  /** When the newest backup was made. */
  lastBackupAt(): number | null
  /**
   * Writes and verifies a backup of `library.db`, with the list of newspapers beside it; returns the backup's file name.
   * Old ones beyond seven are removed.
   */
  backUp(now: number): string
  close(): void
}
