/** Feeds: what the parse process makes of them, and what the store keeps of their checks. */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { FeedId, SourceId } from '../../shared/contract/ids.ts'
import type { FeedFacts, FeedRole, FeedWarning } from '../../shared/contract/sources.ts'
import type { Failure } from '../../shared/result.ts'
import type { ParsedArticle, ReadArticle } from './article.ts'

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
  /** Repeated answers that the feed is closed for good (410). */
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

export interface FeedBytes {
  readonly bytes: Uint8Array
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Where the bytes came from, after redirects: relative links start here. */
  readonly url: string
  readonly now: number
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
      /** True where the page declares a feed with a name and a password in its address. */
      readonly isLocked: boolean
      /** Address to which the page sends its visitors at once; null: it is shown. */
      readonly leadsTo: string | null
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
