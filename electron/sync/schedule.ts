/** Which feeds are asked, and when again. Pure: the clock and chance are arguments. */

import type { FeedId } from '../../shared/contract/ids.ts'
import type { Failure, FailureCode } from '../../shared/result.ts'
import { HOUR, MINUTE } from '../../shared/units.ts'
import { hostOf } from '../base/hosts.ts'
import { believable } from '../network/cache-headers.ts'
import { isBelievable, leftAloneUntil } from '../network/pauses.ts'
import type { FeedToCheck } from '../records/feed.ts'

const SHORTEST_INTERVAL = 9 * MINUTE
const DEFAULT_INTERVAL = 60 * MINUTE
/** Twice the same question within a minute cannot bring anything new. */
const JUST_NOW = MINUTE
/** Hours until the next attempt after the first, second, … failure in a row. */
const BACK_OFF = [1, 2, 4, 8, 16, 24]
const JITTER = 0.2
const AFTER_REFUSAL = 4 * HOUR

export interface FeedPlan {
  readonly checkedAt: number
  readonly failures: number
  /** Why the last check failed. */
  readonly failure: FailureCode | null
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

function restFor({ failures, failure, freshFor, timeToLive, interval, chance }: FeedPlan): number {
  if (failures > 0)
    return Math.max(backOff(failures, chance), isRefusal(failure) ? withJitter(AFTER_REFUSAL, chance) : 0)
  const asked = believable(Math.max(freshFor ?? 0, timeToLive ?? 0))
  return Math.max(asked, interval || DEFAULT_INTERVAL, SHORTEST_INTERVAL)
}

export function backOff(failures: number, chance: number): number {
  const hours = BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0
  return withJitter(hours * HOUR, chance)
}

function withJitter(rest: number, chance: number): number {
  return rest * (1 - JITTER + 2 * JITTER * chance)
}

/** Who does not want us is not asked again within the hour. */
function isRefusal(failure: FailureCode | null): boolean {
  return failure === 'forbidden' || failure === 'robotCheck'
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
  /** Name of a pause (`pausedUntil`) → until when. */
  readonly pausedHosts: Readonly<Record<string, number>>
  readonly now: number
}

/**
 * By hand every feed is asked, unless its host told us to wait or it was asked within the last minute. One that was
 * stopped because it is gone is asked when the reader names it, and only then.
 */
export function planSync(feeds: readonly FeedToCheck[], wish: SyncWish): SyncPlan {
  const wanted = wish.feedIds === null ? feeds : feeds.filter(feed => wish.feedIds?.includes(feed.id))
  const ask: FeedToCheck[] = []
  const skipped: { feed: FeedToCheck; failure: Failure }[] = []
  for (const feed of wanted) {
    if (feed.check.stoppedAt !== null && wish.feedIds === null) continue
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

/**
 * Whether a feed is to be left alone for now: its host, its whole domain, or itself alone (in the own network, or where the
 * host behind its redirect asked).
 */
function toldToWait(
  { url, consented, check }: FeedToCheck,
  pausedHosts: Readonly<Record<string, number>>,
  now: number,
): Failure | null {
  const own = check.failure?.code === 'toldToWait' && isBelievable(check.nextCheckAt, now) ? check.nextCheckAt : 0
  const host = consented ? null : leftAloneUntil(hostOf(url), pausedHosts, now)
  const until = Math.max(own, host ?? 0)
  if (until === 0) return null
  return { code: 'toldToWait', message: `asked to wait until ${new Date(until).toISOString()}` }
}

/** The same wrong password again and again locks accounts: it is sent again only for a feed that the reader names. */
function isRefused({ check }: FeedToCheck): boolean {
  return check.failure?.code === 'wrongPassword'
}

/** One that failed a moment ago may be well by now: whoever names it has a reason to ask. */
function reasonToWait(feed: FeedToCheck, { pausedHosts, feedIds, now }: SyncWish): Failure | null {
  const told = toldToWait(feed, pausedHosts, now)
  if (told !== null) return told
  if (feedIds !== null && feed.check.failure !== null) return null
  if (isRefused(feed)) return feed.check.failure
  const since = now - (feed.check.checkedAt ?? Number.NEGATIVE_INFINITY)
  if (since >= 0 && since < JUST_NOW) {
    return { code: 'askedJustNow', message: `asked ${Math.round(since / 1000)} s ago` }
  }
  return null
}
