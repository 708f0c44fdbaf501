/**
 * The contract between the app and its window: the join of all subjects. A request stands in its subject's file, where its
 * interface, the checks of its arguments and what it changes are beside each other. Handlers, bridge and client are
 * derived from here.
 */

import type { CommandName } from '../commands/commands.ts'
import type { Failure, Result } from '../result.ts'
import type { Settings } from '../settings/settings.ts'
import { ACCOUNTS, type AccountRequests } from './accounts.ts'
import { APP, type AppRequests, type Notice } from './app.ts'
import { BOOKMARKS, BOOKMARKS_IN_STORE, type BookmarkRequests, type BookmarksInStore } from './bookmarks.ts'
import { BAR, type BarRequests, DESKTOP, type DesktopRequests } from './desktop.ts'
import { EXCHANGE, type ExchangeProgress, type ExchangeRequests } from './exchange.ts'
import type { ArticleRef } from './ids.ts'
import { KEEPING, KEEPING_IN_STORE, type KeepingInStore, type KeepingRequests } from './keeping.ts'
import { PASSWORDS, type PasswordRequests } from './passwords.ts'
import { PICTURES, PICTURES_IN_STORE, type PictureRequests, type PicturesInStore } from './pictures.ts'
import { READING, READING_IN_STORE, type ReadingInStore, type ReadingRequests } from './reading.ts'
import { SEARCH, SEARCH_IN_STORE, type SearchInStore, type SearchRequests } from './search.ts'
import { SHELF, SHELF_IN_STORE, type ShelfInStore, type ShelfRequests } from './shelf.ts'
import { type ImportSummary, SOURCES, SOURCES_IN_STORE, type SourceRequests, type SourcesInStore } from './sources.ts'
import { STORIES, STORIES_IN_STORE, type StoriesInStore, type StoryRequests } from './stories.ts'
import { SYNC, type SyncRequests, type SyncState } from './sync.ts'
import { type Contract, eventOf, type Terms, TOPICS, type Topic } from './terms.ts'
import { UPDATES, type UpdateRequests, type UpdateState } from './updates.ts'
import { type Told, WATCHES, WATCHES_IN_STORE, type WatchesInStore, type WatchRequests } from './watches.ts'

/** What the store answers by itself: for these nobody writes a handler. */
export interface RequestsInStore
  extends SourcesInStore,
    ReadingInStore,
    BookmarksInStore,
    ShelfInStore,
    SearchInStore,
    PicturesInStore,
    KeepingInStore,
    StoriesInStore,
    WatchesInStore {}

/** What the window may ask. Every answer is a `Result`. */
export interface Requests
  extends AppRequests,
    SourceRequests,
    PasswordRequests,
    SyncRequests,
    ReadingRequests,
    BookmarkRequests,
    ShelfRequests,
    ExchangeRequests,
    SearchRequests,
    PictureRequests,
    KeepingRequests,
    StoryRequests,
    UpdateRequests,
    WatchRequests,
    DesktopRequests,
    BarRequests,
    AccountRequests {}

/** What the window is told: for each topic that it has to be read again, and these facts. */
export type Events = { readonly [T in Topic as `${T}Changed`]: () => void } & {
  syncProgressed(state: SyncState): void
  /** null: nothing goes out or comes in any more. */
  exchangeProgressed(progress: ExchangeProgress | null): void
  updateProgressed(state: UpdateState): void
  settingsChanged(settings: Settings): void
  /** The app is about to end. */
  leaving(): void
  noticeRaised(notice: Notice): void
  /** A choice in the system's menu that the window carries out. */
  commandChosen(command: CommandName): void
  /** A list of newspapers that was imported from outside the window: the command line or the menu. */
  opmlImported(summary: ImportSummary): void
  /** Another program asks to save the page at this address; the reader decides. */
  pageOffered(address: string): void
  /** The reader chose the notification of an article. */
  articleChosen(ref: ArticleRef): void
  /** Watches have caught these, and the reader is at the window. */
  articlesCaught(told: readonly Told[]): void
  importFailed(failure: Failure): void
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

const CONTRACT: Contract<Requests> = {
  ...APP,
  ...SOURCES,
  ...PASSWORDS,
  ...SYNC,
  ...READING,
  ...BOOKMARKS,
  ...SHELF,
  ...EXCHANGE,
  ...SEARCH,
  ...PICTURES,
  ...KEEPING,
  ...STORIES,
  ...UPDATES,
  ...WATCHES,
  ...DESKTOP,
  ...BAR,
  ...ACCOUNTS,
}

const IN_STORE: Contract<RequestsInStore> = {
  ...SOURCES_IN_STORE,
  ...READING_IN_STORE,
  ...BOOKMARKS_IN_STORE,
  ...SHELF_IN_STORE,
  ...SEARCH_IN_STORE,
  ...PICTURES_IN_STORE,
  ...KEEPING_IN_STORE,
  ...STORIES_IN_STORE,
  ...WATCHES_IN_STORE,
}

const FACTS: { readonly [N in Exclude<EventName, `${Topic}Changed`>]: true } = {
  syncProgressed: true,
  exchangeProgressed: true,
  updateProgressed: true,
  settingsChanged: true,
  leaving: true,
  noticeRaised: true,
  commandChosen: true,
  opmlImported: true,
  pageOffered: true,
  articleChosen: true,
  articlesCaught: true,
  importFailed: true,
}

/** The names at run time; the compiler keeps them equal to the interfaces. */
export const REQUEST_NAMES = Object.keys(CONTRACT) as readonly RequestName[]
export const NAMES_IN_STORE = Object.keys(IN_STORE) as readonly (keyof RequestsInStore)[]
export const EVENT_NAMES = [...TOPICS.map(eventOf), ...Object.keys(FACTS)] as readonly EventName[]

/** The allow-list: a name that is not in the contract is not answered. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(CONTRACT, name)
}

/** True when `args` are exactly what the request takes: as many, each of its kind. */
export function areArguments<N extends RequestName>(name: N, args: unknown): args is Arguments<N> {
  const checks = CONTRACT[name].takes as readonly ((value: unknown) => boolean)[]
  return Array.isArray(args) && args.length === checks.length && checks.every((check, index) => check(args[index]))
}

/** What a request that was answered with `value` has changed. */
export function changesOf<N extends RequestName>(name: N, args: Arguments<N>, value: unknown): readonly Topic[] {
  const { changes } = CONTRACT[name] as unknown as Terms<Arguments<N>>
  if (value === null) return []
  return typeof changes === 'function' ? changes(...args) : changes
}
