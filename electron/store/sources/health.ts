/** How feeds do, beyond their last check: what they cost, how much they bring, what was wrong when they were read. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { FeedHealth, FeedWarning } from '../../../shared/contract/sources.ts'
import { DAY } from '../../../shared/units.ts'
import type { Databases, ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'

/** Long enough for a weekly, short enough to say how it is now. */
const LOOKED_BACK = 28 * DAY
/** What is known for less than this says nothing about a day. */
const SHORTEST_KNOWN = 2 * DAY

/**
 * Bytes that came over the wire for a feed, for a page or a picture of one of its articles. Nobody is billed for what no
 * newspaper is left of, or never was one.
 */
export function noteReceived({ library, cache }: Databases, feedId: FeedId, received: number, now: number): void {
  if (received <= 0 || library.query('SELECT 1 FROM feeds WHERE id = ?').get(feedId) === undefined) return
  cache
    .command(
      `INSERT INTO feed_traffic (feed_id, month, received) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET received = received + excluded.received`,
    )
    .run(feedId, monthOf(now), received)
}

/** What was wrong with a feed when it was read. To be called inside a transaction of the cache. */
export function noteWarnings(cache: WritableDb, feedId: FeedId, warnings: readonly FeedWarning[]): void {
  if (warnings.length === 0) cache.command('DELETE FROM feed_warnings WHERE feed_id = ?').run(feedId)
  else {
    cache
      .command('INSERT OR REPLACE INTO feed_warnings (feed_id, warnings) VALUES (?, ?)')
      .run(feedId, warnings.join(' '))
  }
}

export function forgetHealth(cache: WritableDb, feedId: FeedId): void {
  for (const table of ['feed_traffic', 'feed_warnings']) {
    cache.command(`DELETE FROM ${table} WHERE feed_id = ?`).run(feedId)
  }
}

/** Health of every feed that is not removed. */
export function readHealth({ library, cache }: ReadableDatabases, now: number): FeedHealth[] {
  const received = valuesOf<number>(
    cache,
    `SELECT feed_id, received AS value FROM feed_traffic WHERE month = '${monthOf(now)}'`,
  )
  const warnings = valuesOf<string>(cache, 'SELECT feed_id, warnings AS value FROM feed_warnings')
  const rates = articlesADay(cache, now)
  const feeds = library.query<{ id: FeedId }>(
    'SELECT feeds.id FROM feeds JOIN sources ON sources.id = source_id WHERE removed_at IS NULL',
  )
  return feeds.all().map(({ id }) => ({
    feedId: id,
    received: received.get(id) ?? 0,
    articlesADay: rates.get(id) ?? null,
    warnings: warningsFrom(warnings.get(id)),
  }))
}

function valuesOf<T>(cache: ReadableDb, sql: string): ReadonlyMap<FeedId, T> {
  const rows = cache.query<{ feed_id: FeedId; value: T }>(sql).all()
  return new Map(rows.map(({ feed_id, value }) => [feed_id, value]))
}

/** This file is the only one that writes them, so the words are those of the type. */
function warningsFrom(written: string | undefined): FeedWarning[] {
  return written === undefined ? [] : (written.split(' ') as FeedWarning[])
}

/**
 * New articles in a day, by what is stored. Of a feed that has just come its own dates tell: a list of twenty articles
 * over ten days is two a day. Articles without a date that came with the first look are of any age and do not count.
 */
function articlesADay(cache: ReadableDb, now: number): ReadonlyMap<FeedId, number> {
  const rows = cache
    .query<{ feed_id: FeedId; since: number; articles: number }>(
      `WITH known AS (SELECT feed_id, min(first_seen_at) AS first, min(sort_at) AS oldest FROM articles GROUP BY feed_id)
       SELECT feed_id, max(oldest, ?) AS since,
         count(*) FILTER (WHERE sort_at BETWEEN ? AND ? AND (published_at IS NOT NULL OR first_seen_at > first)) AS articles
       FROM articles JOIN known USING (feed_id) GROUP BY feed_id`,
    )
    .all(now - LOOKED_BACK, now - LOOKED_BACK, now)
  const known = rows.filter(({ since }) => now - since >= SHORTEST_KNOWN)
  return new Map(known.map(({ feed_id, since, articles }) => [feed_id, (articles * DAY) / (now - since)]))
}

/** `2026-02`, by the reader's own calendar: a month of data is paid for where they live. */
function monthOf(now: number): string {
  const date = new Date(now)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}
