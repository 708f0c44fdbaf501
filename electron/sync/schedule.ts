/** Which feeds are asked, and when again. Pure: the clock and chance are arguments. */

import type { FeedId } from '../../shared/models.ts'
import type { Failure } from '../../shared/result.ts'
import { hostOf } from '../network/hosts.ts'
import { HOUR, MINUTE } from '../network/limits.ts'
import { believable } from '../network/manners.ts'
import type { FeedToCheck } from '../store/records.ts'

const SHORTEST_INTERVAL = 9 * MINUTE
const DEFAULT_INTERVAL = 60 * MINUTE
/** Twice the same question within a minute cannot bring anything new. */
const JUST_NOW = MINUTE
/** Hours until the next attempt after the first, second, … failure in a row. */
const BACK_OFF = [1, 2, 4, 8, 16, 24]
const JITTER = 0.2

export interface FeedPlan {
  readonly checkedAt: number
  readonly failures: number
  /** How long the answer stays fresh, and how long the feed itself asks for; milliseconds, null when not said. */
  readonly freshFor: number | null
  readonly timeToLive: number | null
  /** The reader's own setting in milliseconds; 0 means that there are no automatic syncs. */
  readonly interval: number
  /** A number in [0, 1): feeds that failed together must not come back together. */
  readonly chance: number
}

/** The earliest moment at which a feed is asked again without the reader's asking. */
export function nextCheckAt(plan: FeedPlan): number {
  // Chance and feeds that ask for half a minute give fractions; the store takes whole milliseconds.
  return Math.round(plan.checkedAt + restFor(plan))
}

function restFor({ failures, freshFor, timeToLive, interval, chance }: FeedPlan): number {
  if (failures > 0) return backOff(failures, chance)
  const asked = believable(Math.max(freshFor ?? 0, timeToLive ?? 0))
  return Math.max(asked, interval || DEFAULT_INTERVAL, SHORTEST_INTERVAL)
}

export function backOff(failures: number, chance: number): number {
  const hours = BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0
  return hours * HOUR * (1 - JITTER + 2 * JITTER * chance)
}

/** Why a sync happens. By hand the reader may name the feeds. */
export type SyncReason = 'hand' | 'schedule'

export interface SyncPlan {
  readonly ask: readonly FeedToCheck[]
  /** Feeds the reader wanted that are left alone, and why. */
  readonly skipped: readonly { readonly feed: FeedToCheck; readonly failure: Failure }[]
}

export interface SyncWish {
  readonly by: SyncReason
  /** null: all. */
  readonly feedIds: readonly FeedId[] | null
  /** Host → the instant until which it asked to be left alone. */
  readonly pausedHosts: Readonly<Record<string, number>>
  readonly now: number
}

/** By hand every feed is asked, unless its host told us to wait or it was asked within the last minute. */
export function planSync(feeds: readonly FeedToCheck[], wish: SyncWish): SyncPlan {
  const wanted = wish.feedIds === null ? feeds : feeds.filter(feed => wish.feedIds?.includes(feed.id))
  const ask: FeedToCheck[] = []
  const skipped: { feed: FeedToCheck; failure: Failure }[] = []
  for (const feed of wanted) {
    if (wish.by === 'schedule' && !isDue(feed, wish.now)) continue
    const failure = reasonToWait(feed, wish)
    if (failure === null) ask.push(feed)
    else if (wish.by === 'hand') skipped.push({ feed, failure })
  }
  return { ask, skipped }
}

/** A clock that was set back must not silence a feed: nothing is planned further ahead than the longest wait. */
export function isDue({ check }: FeedToCheck, now: number): boolean {
  return check.nextCheckAt <= now || check.nextCheckAt > now + 30 * HOUR
}

function reasonToWait(feed: FeedToCheck, { pausedHosts, now }: SyncWish): Failure | null {
  const until = pausedHosts[hostOf(feed.url)] ?? 0
  if (until > now) return { code: 'toldToWait', message: `asked to wait until ${new Date(until).toISOString()}` }
  const since = now - (feed.check.checkedAt ?? Number.NEGATIVE_INFINITY)
  if (since >= 0 && since < JUST_NOW) {
    return { code: 'askedJustNow', message: `asked ${Math.round(since / 1000)} s ago` }
  }
  return null
}
