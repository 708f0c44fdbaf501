/** What goes into the store and what comes out of it, apart from the models that the window sees too. */

import type { Notice } from '../../shared/contract/app.ts'
import type { TextOrigin } from '../../shared/contract/full-text.ts'
import type { ArticleRef, FeedId, PictureKey, SourceId } from '../../shared/contract/ids.ts'
import type { Keeping, KeepingRule, SourceRule, Space } from '../../shared/contract/keeping.ts'
import type {
  Article,
  ArticleList,
  ArticleQuery,
  ArticleRow,
  ArticleVersion,
  Headline,
  OpenedList,
  PageCursor,
} from '../../shared/contract/reading.ts'
import type { HiddenPictures, ListedPicture, NewReport, ReportId, ReportListId } from '../../shared/contract/reports.ts'
import type { SearchResult } from '../../shared/contract/search.ts'
import type { FeedHealth, Library } from '../../shared/contract/sources.ts'
import type { Failure } from '../../shared/result.ts'
import type { SearchOrder } from '../../shared/settings/settings.ts'
import type { LoadedArticle, Removed, Retained } from './article.ts'
import type { AddedFeeds, FeedOutcome, FeedToCheck, NewFeed, SavedOutcomes } from './feed.ts'
import type { DueReportList, FetchedReportList } from './list.ts'
import type { FetchedPage, KeptPage, PageToFetch, PageToKeep } from './page.ts'
import type { EvictedPictures, KeptPicture, PictureRecord, PicturesWanted, PictureToOpen } from './picture.ts'

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
