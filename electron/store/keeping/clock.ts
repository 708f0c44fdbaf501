/**
 * What the computer's clock is believed, and what is done about the instants that a wrong one wrote down. A flat battery
 * sets a clock years back, two systems on one computer set it hours off, and it is right again without a word.
 */

import { DAY } from '../../../shared/units.ts'
import type { Databases, ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'

/** Papers that write the time of their town as that of Greenwich are hours ahead, never so far. As in `articles_ahead`. */
const FURTHEST_ZONE = 2 * DAY

/** Nobody is away for half a year, but clocks are. */
const LONGEST_ABSENCE = 180 * DAY

/**
 * Notes what the clock says, and sets right what an earlier one said that was wrong. Returns the instant at which what
 * comes now is taken to be seen: now, unless the clock is behind what is known. To be called inside a transaction of the
 * cache.
 */
export function observeClock(databases: Databases, now: number): number {
  const { cache } = databases
  settleEarly(cache, now)
  const before = instantIn(cache, 'clock_at') ?? now
  if (before > now + DAY) {
    if (isBehind(databases, now)) return before
    settleAhead(cache, now)
  }
  if (now - before > LONGEST_ABSENCE) noteInstant(cache, 'aged_from', now)
  noteInstant(cache, 'clock_at', now)
  return now
}

/**
 * The instant that ages are counted to: the last one that was seen on an earlier day. So nothing is deleted before it was
 * too old on two different days, and a clock that jumps ahead deletes nothing (case D-24). null on the first day.
 */
export function trustedNow(databases: Databases, now: number): number | null {
  const { cache } = databases
  if (observeClock(databases, now) !== now) return null
  const today = Math.floor(now / DAY)
  // What was seen later than now is the word of a clock that has been set right since.
  cache.command('DELETE FROM observed_days WHERE at > ?').run(now)
  cache.command('INSERT OR REPLACE INTO observed_days (day, at) VALUES (?, ?)').run(today, now)
  const last = cache
    .query<{ day: number; at: number }>('SELECT day, at FROM observed_days WHERE day < ? ORDER BY day DESC')
    .get(today)
  if (!last) return null
  cache.command('DELETE FROM observed_days WHERE day < ?').run(last.day)
  return last.at
}

/** After a leap of the clock that no absence explains, everything that was there counts as seen when it had leapt. */
export function agedFrom(cache: ReadableDb): number {
  return instantIn(cache, 'aged_from') ?? 0
}

function instantIn(cache: ReadableDb, key: 'clock_at' | 'aged_from'): number | null {
  return cache.query<{ value: number }>('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null
}

function noteInstant(cache: WritableDb, key: 'clock_at' | 'aged_from', at: number): void {
  cache.command('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, at)
}

/** So many of the newest articles are asked. */
const WITNESSES = 200

/**
 * Whether the clock is behind, after a later instant was seen: most of what came then is dated later than now. Where it is
 * not, it was the other clock that was ahead. Where nothing has a date, it is behind when no newspaper was here so early.
 */
function isBehind({ library, cache }: ReadableDatabases, now: number): boolean {
  const asked = cache
    .query<{ later: number | null; all: number }>(
      `SELECT sum(published_at > :now) AS later, count(*) AS "all" FROM (
         SELECT published_at FROM articles NOT INDEXED
         WHERE first_seen_at > :tomorrow AND published_at IS NOT NULL ORDER BY id DESC LIMIT ${WITNESSES})`,
    )
    .get({ now, tomorrow: now + DAY })
  if (asked && asked.all > 0) return (asked.later ?? 0) * 2 > asked.all
  const oldest = library.query<{ at: number | null }>('SELECT min(added_at) AS at FROM sources').get()?.at
  return typeof oldest === 'number' && oldest > now + DAY
}

/** They came while the clock was behind, and had to stand where it was: their papers' own dates have been reached. */
function settleEarly(cache: WritableDb, now: number): void {
  cache
    .command(
      `UPDATE articles SET sort_at = published_at, first_seen_at = published_at
       WHERE published_at > first_seen_at + ${FURTHEST_ZONE} AND published_at <= ?`,
    )
    .run(now)
}

/** They came while the clock was ahead: without a date of their own they would lead every list until then. */
function settleAhead(cache: WritableDb, now: number): void {
  cache
    .command('UPDATE articles SET sort_at = min(ifnull(published_at, :now), :now) WHERE sort_at > :tomorrow')
    .run({ now, tomorrow: now + DAY })
  cache.command('UPDATE articles SET first_seen_at = :now WHERE first_seen_at > :tomorrow').run({
    now,
    tomorrow: now + DAY,
  })
  cache.command("DELETE FROM meta WHERE key = 'aged_from' AND value > ?").run(now)
}
