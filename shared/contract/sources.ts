/** Newspapers and their feeds: what they are, and what the window may ask about them. */

import type { Direction } from '../arabic/direction.ts'
import { bytesUpTo, type Check, isBoolean, isId, listOf, objectOf, orNull } from '../checks.ts'
import { LARGEST_OPML_FILE } from '../limits.ts'
import type { Failure } from '../result.ts'
import type { AccountId } from './accounts.ts'
import type { Catalogue } from './catalogue.ts'
import { type FeedId, isSourceId, type SectionId, type SourceId } from './ids.ts'
import { type Contract, isAddress, isText, MOST_AT_ONCE } from './terms.ts'

export interface Section {
  readonly id: SectionId
  readonly title: string
}

/** A newspaper. */
export interface Source {
  readonly id: SourceId
  readonly title: string
  /** What most of its newest articles are written in; null: not known. */
  readonly language: string | null
  readonly homepage: string | null
  readonly sectionId: SectionId | null
  readonly enabled: boolean
  /** The account whose server fetches it; null: it is fetched here. */
  readonly accountId: AccountId | null
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
  /** When the feed was given up because its server said for days that it is closed; it is asked only when the reader retries it. */
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
  /** Feeds that were found, at least one: the whole newspaper first, comments last. */
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

/** What the store reads, over whichever of its connections. */
export interface SourceReads {
  readLibrary(): Library
  readHealth(): FeedHealth[]
}

/** What the store answers by itself: reads, and what changes something. */
export interface SourcesInStore extends SourceReads {
  renameSource(id: SourceId, title: string): void
  /** Moves the source to the section of this title, which is made where there is none; null: to no section. */
  moveSource(id: SourceId, section: string | null): void
  /** The same for several at once; those that are not there are passed over. */
  moveSources(ids: readonly SourceId[], section: string | null): void
  /** Fails with `sectionExists` where another one has this title. */
  renameSection(id: SectionId, title: string): void
  /** The order in which sections are shown; those that are not named come after them as they were. */
  orderSections(ids: readonly SectionId[]): void
  setSourceEnabled(id: SourceId, enabled: boolean): void
  /** Hides the source and its articles. They are deleted when the store is next opened; until then it can be restored. */
  removeSource(id: SourceId): void
  restoreSource(id: SourceId): void
}

export interface SourceRequests extends SourcesInStore {
  /**
   * The feeds of the newspaper at this address. A new search ends the one before it. Fails with `needsConsent` where the
   * address is in the reader's own network; `consentToHost`, then ask again.
   */
  discover(address: string): DiscoveredFeeds
  cancelDiscovery(): void
  /** Subscribes to these feeds as one source and syncs them. Returns the sources that they belong to now. */
  subscribe(choice: FeedChoice): SourceId[]
  /**
   * Asks the reader, in a question of the system's own, whether feeds may be fetched from the host and port of this address,
   * although it is in the own network. Returns the answer: a page that was taken over cannot give it.
   */
  consentToHost(address: string): boolean
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
  /** The same into an account: its server subscribes to one after the other. What it refuses is left out, with its reason. */
  importOpmlTo(id: number, account: AccountId): ImportSummary
  /** The reader changed their mind. */
  forgetOpml(id: number): void
  /** Writes all newspapers as a list to a file that the reader chooses; returns its name, null: they chose none. */
  exportOpml(): string | null
  /** Goes back to the address from which a feed moved by itself, for good. */
  undoMove(id: FeedId): void
}

const areAddresses = listOf(isAddress, MOST_AT_ONCE)
export const isFeedChoice: Check<FeedChoice> = (value): value is FeedChoice => isChoice(value) && value.urls.length > 0
const isChoice = objectOf<FeedChoice>({
  urls: areAddresses,
  title: orNull(isText),
  homepage: orNull(isAddress),
  joins: orNull(isSourceId),
})

export const SOURCES_IN_STORE: Contract<SourcesInStore> = {
  readLibrary: { takes: [], changes: [] },
  readHealth: { takes: [], changes: [] },
  renameSource: { takes: [isSourceId, isText], changes: ['library', 'articles'] },
  moveSource: { takes: [isSourceId, orNull(isText)], changes: ['library', 'articles'] },
  moveSources: { takes: [listOf(isSourceId, MOST_AT_ONCE), orNull(isText)], changes: ['library', 'articles'] },
  renameSection: { takes: [isId, isText], changes: ['library'] },
  orderSections: { takes: [listOf(isId, MOST_AT_ONCE)], changes: ['library'] },
  setSourceEnabled: { takes: [isSourceId, isBoolean], changes: ['library', 'articles'] },
  removeSource: { takes: [isSourceId], changes: ['library', 'articles'] },
  restoreSource: { takes: [isSourceId], changes: ['library', 'articles'] },
}

export const SOURCES: Contract<SourceRequests> = {
  ...SOURCES_IN_STORE,
  discover: { takes: [isAddress], changes: [] },
  cancelDiscovery: { takes: [], changes: [] },
  // A source that was removed and comes back brings its articles with it.
  subscribe: { takes: [isFeedChoice], changes: ['library', 'articles'] },
  consentToHost: { takes: [isAddress], changes: [] },
  readCatalogue: { takes: [], changes: [] },
  addFromCatalogue: { takes: [areAddresses], changes: ['library'] },
  openSample: { takes: [], changes: ['library', 'articles'] },
  chooseOpml: { takes: [], changes: [] },
  readOpml: { takes: [isText, bytesUpTo(LARGEST_OPML_FILE)], changes: [] },
  importOpml: { takes: [isId], changes: ['library'] },
  importOpmlTo: { takes: [isId, isId], changes: ['library', 'accounts'] },
  forgetOpml: { takes: [isId], changes: [] },
  exportOpml: { takes: [], changes: [] },
  undoMove: { takes: [isId], changes: ['library', 'articles'] },
}
