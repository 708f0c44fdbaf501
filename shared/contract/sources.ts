/** Newspapers and their feeds: what they are, and what the window may ask about them. */

import type { Direction } from '../arabic/direction.ts'
import type { Failure } from '../result.ts'
import type { FeedId, SectionId, SourceId } from './ids.ts'

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
