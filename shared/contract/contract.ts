/**
 * The contract between the app and its window. Handlers, bridge and client are all derived from these two interfaces:
 * a request that is added here and nowhere else does not compile.
 */

import type { Result } from '../result.ts'
import type { SearchOrder, Settings } from '../settings/settings.ts'
import type { Notice, Sheet, Start } from './app.ts'
import type { Catalogue } from './catalogue.ts'
import type { CommandName } from './commands.ts'
import type { TextOrigin } from './full-text.ts'
import type { ArticleRef, FeedId, PictureKey, SourceId } from './ids.ts'
import type { Keeping, KeepingRule, SourceRule, Space } from './keeping.ts'
import type {
  Article,
  ArticleList,
  ArticleQuery,
  ArticleRow,
  ArticleVersion,
  Headline,
  PageCursor,
  SourceState,
} from './reading.ts'
import type { AddedReportList, HiddenPictures, NewReport, ReportId, ReportListId } from './reports.ts'
import type { SearchResult } from './search.ts'
import type { DiscoveredFeeds, FeedChoice, FeedHealth, ImportPreview, ImportSummary, Library } from './sources.ts'
import type { SyncState, SyncSummary } from './sync.ts'

/** What the window may ask. Every answer is a `Result`. */
export interface Requests {
  readStart(): Start
  changeSettings(change: Partial<Settings>): Settings
  dismissNotice(notice: Notice): void

  readLibrary(): Library
  readHealth(): FeedHealth[]
  /**
   * The feeds of the newspaper at this address. A new search ends the one before it. Fails with `needsConsent` where the
   * address is in the reader's own network; `consentToHost`, then ask again.
   */
  discover(address: string): DiscoveredFeeds
  cancelDiscovery(): void
  /** Subscribes to these feeds as one source and syncs them. Returns the sources that they belong to now. */
  subscribe(choice: FeedChoice): SourceId[]
  /** From now on feeds may be fetched from the host and port of this address, although it is in the own network. */
  consentToHost(address: string): void
  readCatalogue(): Catalogue
  /** Subscribes to these feeds of the catalogue and syncs them. Returns how many of them were not there already. */
  addFromCatalogue(urls: readonly string[]): number
  /** Adds the sample edition, which needs no network. */
  openSample(): void
  /** Shows the system's file dialog and reads the list; null: the reader chose none. Nothing is imported yet. */
  chooseOpml(): ImportPreview | null
  /** The bytes of a list that was dropped on the window. */
  readOpml(file: string, bytes: Uint8Array): ImportPreview
  /** Imports the list that was read. */
  importOpml(id: number): ImportSummary
  /** The reader changed their mind. */
  forgetOpml(id: number): void
  /** Writes all newspapers as a list to a file that the reader chooses; returns its name, null: they chose none. */
  exportOpml(): string | null
  renameSource(id: SourceId, title: string): void
  /** Moves the source to the section of this title, which is made where there is none; null: to no section. */
  moveSource(id: SourceId, section: string | null): void
  setSourceEnabled(id: SourceId, enabled: boolean): void
  removeSource(id: SourceId): void
  restoreSource(id: SourceId): void

  startSync(): void
  /** Asks these feeds now. Resolves when it is known how each of them did. */
  retryFeeds(ids: readonly FeedId[]): SyncSummary
  /** Goes back to the address from which a feed moved by itself, for good. */
  undoMove(id: FeedId): void
  cancelSync(): void
  readSyncState(): SyncState

  openList(query: ArticleQuery): ArticleList
  /** The rows from `from` on, without `until` and what follows it. */
  listPage(query: ArticleQuery, from: PageCursor, until: PageCursor | null): ArticleRow[]
  readArticle(ref: ArticleRef): Article
  /** Other texts of the same article, newest first. */
  readVersions(ref: ArticleRef): ArticleVersion[]
  /** Shows the feed's text or that of the article's page, which is fetched when it is not there. */
  showText(ref: ArticleRef, origin: TextOrigin): void
  /** Where the reader stopped, from 0 to 1 of the text; null: at its beginning or its end. */
  savePosition(ref: ArticleRef, position: number | null): void
  listHeadlines(): Headline[]
  markRead(refs: readonly ArticleRef[], read: boolean): void
  /** Marks all of a list read and returns what changed, so that it can be taken back with `markRead`. */
  markAllRead(query: ArticleQuery): ArticleRef[]
  bookmark(ref: ArticleRef): void
  removeBookmark(ref: ArticleRef): void
  /** Fetches a picture that the reader tapped. */
  fetchPicture(key: PictureKey): void
  /** Hides a picture in every article that shows the same one. */
  reportPicture(report: NewReport): ReportId
  /** The picture is shown again; `restoreReport` takes that back. */
  removeReport(id: ReportId): void
  restoreReport(id: ReportId): void
  /** A picture that lists report is shown from now on. */
  showPicture(key: PictureKey): void
  readHidden(): HiddenPictures
  setListsNeeded(needed: number): void
  /** Asks for a file and writes the reader's own reports into it. Returns its name; null: the reader chose none. */
  exportReports(): string | null
  /** Asks for a file with a list of reports; null: the reader chose none. */
  importReports(): AddedReportList | null
  subscribeToReports(address: string): AddedReportList
  removeReportList(id: ReportListId): void
  restoreReportList(id: ReportListId): void

  readKeeping(): Keeping
  setKeeping(rule: KeepingRule): void
  setSourceRule(id: SourceId, rule: SourceRule): void
  readSpace(): Space
  /** Removes all pictures but those of bookmarks. */
  clearPictures(): void
  /** Deletes a newspaper's articles that are not bookmarked, for good; returns how many. */
  clearArticles(id: SourceId): number

  /** Saves any page of the web as a bookmark. */
  savePage(address: string): ArticleRef
  /** Shows the system's file dialog; null when the reader changes their mind. */
  choosePageFile(): ArticleRef | null
  /** A page that was dropped on the window: HTML, a web archive, or text. */
  savePageFile(file: string, bytes: Uint8Array): ArticleRef
  search(words: string, order: SearchOrder): SearchResult
  /** Opens a web or mail address in the system's program for it. */
  openLink(address: string): void
  /** Puts a text on the clipboard. */
  copy(text: string): void
  /** Asks for a file and writes the sheet into it as PDF. Returns its name; null: the reader chose none. */
  savePdf(sheet: Sheet): string | null
  /** Shows the system's dialog for printing. */
  printSheet(sheet: Sheet): void
  /** Asks for an article's page, and opens it like `openLink` if it is still there and still the newspaper's. */
  openSource(address: string): SourceState
}

/** What the window is told. */
export interface Events {
  libraryChanged(): void
  articlesChanged(): void
  bookmarksChanged(): void
  /** Pictures are hidden, or no longer are. */
  picturesChanged(): void
  /** What the reader decided for a newspaper: how its articles are set, which pictures are fetched. */
  rulesChanged(): void
  syncProgressed(state: SyncState): void
  settingsChanged(settings: Settings): void
  noticeRaised(notice: Notice): void
  /** A choice in the system's menu that the window carries out. */
  commandChosen(command: CommandName): void
  /** A list of newspapers that was imported from outside the window: the command line or the menu. */
  opmlImported(summary: ImportSummary): void
  /** Another program asks to save the page at this address; the reader decides. */
  pageOffered(address: string): void
  importFailed(failure: { readonly code: string; readonly message: string }): void
}

export type RequestName = keyof Requests

export type EventName = keyof Events

export type Arguments<N extends RequestName> = Parameters<Requests[N]>

export type Answer<N extends RequestName> = ReturnType<Requests[N]>

/** The same requests, as the window sees them: across a process boundary. */
export type Client = {
  readonly [N in RequestName]: (...args: Arguments<N>) => Promise<Result<Answer<N>>>
}

export type Subscribe = {
  /** Returns its own unsubscribe. */
  readonly [N in EventName]: (listener: Events[N]) => () => void
}

/** What the preload script puts on `window.reader`. */
export interface Bridge {
  readonly request: Client
  readonly on: Subscribe
}

const REQUESTS: { readonly [N in RequestName]: true } = {
  readStart: true,
  changeSettings: true,
  dismissNotice: true,
  readLibrary: true,
  readHealth: true,
  discover: true,
  cancelDiscovery: true,
  subscribe: true,
  consentToHost: true,
  readCatalogue: true,
  addFromCatalogue: true,
  openSample: true,
  chooseOpml: true,
  readOpml: true,
  importOpml: true,
  forgetOpml: true,
  exportOpml: true,
  renameSource: true,
  moveSource: true,
  setSourceEnabled: true,
  removeSource: true,
  restoreSource: true,
  startSync: true,
  retryFeeds: true,
  undoMove: true,
  cancelSync: true,
  readSyncState: true,
  openList: true,
  listPage: true,
  readArticle: true,
  readVersions: true,
  showText: true,
  savePosition: true,
  listHeadlines: true,
  markRead: true,
  markAllRead: true,
  bookmark: true,
  removeBookmark: true,
  fetchPicture: true,
  reportPicture: true,
  removeReport: true,
  restoreReport: true,
  showPicture: true,
  readHidden: true,
  setListsNeeded: true,
  exportReports: true,
  importReports: true,
  subscribeToReports: true,
  removeReportList: true,
  restoreReportList: true,
  readKeeping: true,
  setKeeping: true,
  setSourceRule: true,
  readSpace: true,
  clearPictures: true,
  clearArticles: true,
  savePage: true,
  choosePageFile: true,
  savePageFile: true,
  search: true,
  openLink: true,
  copy: true,
  savePdf: true,
  printSheet: true,
  openSource: true,
}

const EVENTS: { readonly [N in EventName]: true } = {
  libraryChanged: true,
  articlesChanged: true,
  bookmarksChanged: true,
  picturesChanged: true,
  rulesChanged: true,
  syncProgressed: true,
  settingsChanged: true,
  noticeRaised: true,
  commandChosen: true,
  opmlImported: true,
  pageOffered: true,
  importFailed: true,
}

/** The names at run time; the compiler keeps them equal to the interfaces. */
export const REQUEST_NAMES = Object.keys(REQUESTS) as readonly RequestName[]

export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[]
