/** What goes into the store and what comes out of it, apart from the models that the window sees too. */

import type { AccountId } from '../../shared/contract/accounts.ts'
import type { Notice } from '../../shared/contract/app.ts'
import type { RequestsInStore } from '../../shared/contract/contract.ts'
import type { BarRequests } from '../../shared/contract/desktop.ts'
import type { ExportedShelf } from '../../shared/contract/exchange.ts'
import type { TextOrigin } from '../../shared/contract/full-text.ts'
import type { ArticleRef, FeedId, PictureKey, SourceId } from '../../shared/contract/ids.ts'
import type { KeepingReads } from '../../shared/contract/keeping.ts'
import type { PictureReads } from '../../shared/contract/pictures.ts'
import type { Article, ListPlace, ListWish, OpenedList, ReadingReads } from '../../shared/contract/reading.ts'
import type { ListedPicture, ReportListId } from '../../shared/contract/reports.ts'
import type { SearchReads, SearchWish } from '../../shared/contract/search.ts'
import type { ShelfReads } from '../../shared/contract/shelf.ts'
import type { SourceReads } from '../../shared/contract/sources.ts'
import type { StoryReads } from '../../shared/contract/stories.ts'
import type { Told, WatchReads, WatchRequests } from '../../shared/contract/watches.ts'
import type { Cited } from '../../shared/exports/citing.ts'
import type { FeedHints } from '../../shared/extractor/contract.ts'
import type { Failure } from '../../shared/result.ts'
import type {
  AccountRecord,
  FeedPush,
  MergedFeeds,
  MergedIds,
  NewAccount,
  PackedRemote,
  PulledIds,
  QueuedMark,
  RemoteFeeds,
} from './account.ts'
import type { ArchiveContents, BookmarkToExport, BookmarkToImport, FolderPath, ImportedBookmark } from './archive.ts'
import type { LoadedArticle, Removed, Retained } from './article.ts'
import type { CollectedPage, KeptCollection, NamedBookmark } from './collection.ts'
import type { ArticleToExport, ExportContents } from './exports.ts'
import type { AddedFeeds, FeedOutcome, FeedToCheck, NewFeed, SavedOutcomes } from './feed.ts'
import type { DueReportList, FetchedReportList } from './list.ts'
import type { FetchedPage, KeptPage, PageToFetch, PageToKeep, SeenPage } from './page.ts'
import type {
  EvictedPictures,
  KeptPicture,
  NamedPicture,
  PictureAnswer,
  PictureRecord,
  PicturesWanted,
  PictureToOpen,
} from './picture.ts'
import type { Cursor, ProfilePage, StoredKind, StoredMember, Taken } from './profile.ts'
import type { Placed } from './story.ts'
import type { LookedBack } from './watch.ts'

/** Reads that any connection can answer: the store's own, or one that only reads beside it. */
export interface StoreReads
  extends SourceReads,
    ReadingReads,
    SearchReads,
    ShelfReads,
    PictureReads,
    KeepingReads,
    StoryReads,
    WatchReads {
  /** Subscribed addresses among these. */
  subscribedAmong(urls: readonly string[]): string[]
  hasConsent(host: string): boolean
  /** Lets go of what was only kept to be quick. */
  rest(): void
  feedsToCheck(): FeedToCheck[]
  /** All that are in the library, those of removed newspapers too. */
  allFeedIds(): FeedId[]
  /** Host → the instant until which it asked to be left alone. */
  pausedHosts(now: number): Record<string, number>

  /** The same with no more rows than one screen shows. */
  openFirst(wish: ListWish, near: ListPlace | null): OpenedList
  readArticle(ref: ArticleRef): Article
  listBarHeadlines: BarRequests['listBarHeadlines']
  /** The guids of the hits, best first, for `inspect search`. */
  searchGuids(wish: SearchWish): string[]

  /** Articles whose page is wanted, newest first. */
  pagesToFetch(limit: number, now: number): PageToFetch[]
  /** What an article's feed said of it; nothing where the article is not there. */
  feedHints(articleId: number): FeedHints
  /** The blocks of other pages on the host of this address. */
  siteBlocks(url: string): string[]
  findPicture(key: PictureKey): PictureToOpen | null
  /** Pictures of the newest articles that were never asked for, newest article first. */
  picturesToFetch(wanted: PicturesWanted): PictureRecord[]
  /** Every file of the picture folder that is not among these is waste. */
  namedPictureFiles(): string[]
  reportsToShare(): ListedPicture[]
  archiveContents(): ArchiveContents
  /** Pages of no newspaper that have an address and no text, those saved last first. */
  bookmarksWithoutText(): NamedBookmark[]
  /** In the order of the keys. */
  readArchived(ids: readonly number[]): BookmarkToExport[]
  /** About how many records `readProfile` gives. */
  profileSize(): number
  /** Some records of one kind, beginning behind `after`. */
  readProfile(kind: StoredKind, after: Cursor | null): ProfilePage
  /** Which bookmarks, in the order of the shelf or of the references. */
  exportContents(what: ExportedShelf): ExportContents
  /** In the order of the keys; null: its text is damaged. */
  readExported(ids: readonly number[]): (ArticleToExport | null)[]
  /** An article as it is cited, bookmarked or not. @throws `notFound` */
  readCited(ref: ArticleRef): Cited
  reportListsDue(before: number, now: number): DueReportList[]
  readAccounts(): AccountRecord[]
  /** Whose servers fetch these feeds. */
  accountsOfFeeds(ids: readonly FeedId[]): AccountId[]
  /** Marks that an account's server does not have yet, the oldest first. */
  marksToSend(id: AccountId, limit: number): QueuedMark[]
}

/**
 * What changes the databases. What the window asks for takes the store's clock; what a sync does takes the sync's own
 * `now`, by which it decided.
 */
export interface StoreWrites extends Omit<RequestsInStore, keyof StoreReads>, Omit<WatchRequests, keyof WatchReads> {
  /** Bytes that came over the wire for pages and pictures of a feed's articles; those of the feed come with its outcome. */
  noteReceived(feedId: FeedId, received: number, now: number): void
  /** One source for each feed that has no sibling there, all or none; a feed that is there already is not added twice. */
  addFeeds(feeds: readonly NewFeed[], now: number): AddedFeeds
  /** A feed that has moved goes back, and is not moved there again. */
  undoMove(id: FeedId): void
  /** `host` as `hostAndPort` writes it. Ends with the last feed of that host. */
  consentToHost(host: string): void
  pauseHost(host: string, until: number): void
  saveOutcomes(outcomes: readonly FeedOutcome[], now: number): SavedOutcomes
  /** Puts up to `limit` waiting articles into the index; returns how many still wait. */
  indexWaiting(limit: number): number
  /** Puts up to `limit` waiting articles into stories, in order of arrival. */
  placeWaiting(limit: number): Placed
  /** Looks at up to `limit` stored articles for watches that are new, or other ones than before. */
  lookBack(limit: number): LookedBack
  /** Articles of which the reader is to be told now; they are not given again. */
  takeTold(now: number): Told[]
  /** One step of bringing the index's pieces together; returns whether there is more to do. */
  tidyIndex(): boolean

  /** Keeps both texts and shows the better one; returns whether that is the page's. */
  saveFullText(articleId: number, page: FetchedPage, now: number): boolean
  saveFullTextFailure(articleId: number, failure: Failure, now: number): void
  /** Remembers what stood on an article's page, for the next page of its host. */
  learnBlocks(articleId: number, seen: SeenPage, now: number): void
  /** Shows this text of the two; null, or the page that has to be fetched for it first. */
  chooseText(ref: ArticleRef, origin: TextOrigin): PageToFetch | null
  /** Keeps a page as a bookmark that belongs to no newspaper. Saved again, it remembers the text it had. */
  keepPage(page: PageToKeep, now: number): KeptPage
  /** Articles of a list that another program wrote. What is a bookmark already stays, and gets what it lacks. */
  keepCollected(pages: readonly CollectedPage[], now: number): KeptCollection
  /** Makes those that are not there. */
  importFolders(paths: readonly FolderPath[]): void
  /** All of them in one transaction, in their order. */
  importBookmarks(bookmarks: readonly BookmarkToImport[], now: number): ImportedBookmark[]
  /** Records of a profile out of a file, all or none. What is here already stays; the same again changes nothing. */
  takeMember(member: StoredMember, now: number): Taken
  /** Articles from outside the network, for `inspect load`; each source that is missing is made. */
  loadArticles(articles: readonly LoadedArticle[], now: number): ArticleRef[]

  /** `answer`: what its server said, where it came from there. */
  savePicture(key: PictureKey, kept: KeptPicture, now: number, answer?: PictureAnswer): void
  savePictures(pictures: readonly NamedPicture[], now: number): void
  savePictureFailure(key: PictureKey, now: number): void
  notePicturesRead(keys: readonly PictureKey[], now: number): void
  /** Evicts least recently viewed pictures until the rest fit in `room` bytes; a hundred at once. */
  evictPictures(room: number, now: number): EvictedPictures
  /** All but those of bookmarks. Returns the files that nobody names any more. */
  clearPictures(now: number): string[]
  /** One that is there already gets the name and the certificate that came now. */
  addAccount(account: NewAccount): AccountId
  noteAccountSynced(id: AccountId): void
  /** Its newspapers go, or stay and are asked at their own addresses. Nothing changes on the server. */
  removeAccount(id: AccountId, keepsNewspapers: boolean): void
  /** The server said that it has them; its lists decide. */
  noteMarksSent(id: AccountId, marks: readonly QueuedMark[]): void
  /** Takes over what changed there, and tells what changed here. */
  mergeRemoteFeeds(id: AccountId, feeds: RemoteFeeds): MergedFeeds
  /** The server has done it; `remoteId`: what the feed is called there now. */
  noteFeedPushed(id: AccountId, push: FeedPush, remoteId: string): void
  /** `isDoubted`: nothing may be taken for gone. */
  mergeRemoteIds(id: AccountId, pulled: PulledIds, isDoubted: boolean): MergedIds
  /** What the server gave of the articles that it was asked for. */
  saveRemote(id: AccountId, packed: PackedRemote, asked: readonly string[]): SavedOutcomes

  addReportList(list: FetchedReportList, now: number): ReportListId
  noteListCheck(id: ReportListId, failure: Failure | null, now: number): void

  /** Deletes some of what the rules say. */
  retainStep(now: number): Retained
  /** Deletes some of a newspaper's articles that are not bookmarked, for good; none when none is left. */
  clearArticles(id: SourceId): Removed
  /** Overwrites a little more of what was deleted; returns whether there is more to do. */
  scrubStep(): boolean
}

/**
 * The store: the only owner of both databases. Runs in a worker thread (or, in tests, where it was opened); main sees
 * it through `Remote<Store>`. Refused requests throw `ExpectedError`.
 */
export interface Store extends StoreReads, StoreWrites {
  /** What opening found and mended. */
  notices(): Notice[]
  /** When the newest backup was made. */
  lastBackupAt(): number | null
  /**
   * Writes and verifies a backup of `library.db`, with the list of newspapers beside it; returns the backup's file name.
   * Old ones beyond seven are removed.
   */
  backUp(now: number): string
  close(): void
}
