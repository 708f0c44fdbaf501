/** What is remembered of the checks of feeds and of hosts that asked to be left alone. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { FailureCode } from '../../../shared/result.ts'
import { hostAndPort } from '../../base/hosts.ts'
import { isSampleAddress } from '../../base/identity.ts'
import { isAccountAddress } from '../../records/account.ts'
import { type FeedCheck, type FeedToCheck, NEVER_CHECKED, type Repeated } from '../../records/feed.ts'
import type { ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'
import { consentedHosts } from './consents.ts'

interface CheckRow {
  readonly feed_id: FeedId
  readonly checked_at: number | null
  readonly succeeded_at: number | null
  readonly next_check_at: number
  readonly failures: number
  readonly failure_code: FailureCode | null
  readonly failure_message: string | null
  readonly etag: string | null
  readonly last_modified: string | null
  readonly validators_at: number | null
  readonly body_hash: string | null
  readonly move_to: string | null
  readonly move_since: number | null
  readonly move_times: number | null
  readonly gone_since: number | null
  readonly gone_times: number | null
  readonly missing_since: number | null
  readonly stopped_at: number | null
  readonly time_to_live: number | null
}

const COLUMNS = `
  feed_id, checked_at, succeeded_at, next_check_at, failures, failure_code, failure_message, etag, last_modified,
  validators_at, body_hash, move_to, move_since, move_times, gone_since, gone_times, missing_since, stopped_at, time_to_live`

export function checksByFeed(cache: ReadableDb): ReadonlyMap<FeedId, FeedCheck> {
  const rows = cache.query<CheckRow>(`SELECT ${COLUMNS} FROM feed_checks`).all()
  return new Map(rows.map(row => [row.feed_id, checkOf(row)]))
}

function checkOf(row: CheckRow): FeedCheck {
  return {
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    nextCheckAt: row.next_check_at,
    failures: row.failures,
    failure: row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? '' },
    etag: row.etag,
    lastModified: row.last_modified,
    validatorsAt: row.validators_at,
    bodyHash: row.body_hash,
    move: row.move_to === null ? null : { to: row.move_to, ...repeated(row.move_since, row.move_times) },
    gone: row.gone_since === null ? null : repeated(row.gone_since, row.gone_times),
    missingSince: row.missing_since,
    stoppedAt: row.stopped_at,
    timeToLive: row.time_to_live,
  }
}

function repeated(since: number | null, times: number | null): Repeated {
  return { since: since ?? 0, times: times ?? 0 }
}

interface FeedRow {
  readonly id: FeedId
  readonly url: string
  readonly declined_url: string | null
  readonly source_id: SourceId
  readonly source_title: string
}

/**
 * The feeds of all newspapers that are neither removed nor disabled. The sample edition's are nowhere to be asked; those
 * of accounts are asked by their servers.
 */
export function feedsToCheck({ library, cache }: ReadableDatabases): FeedToCheck[] {
  const checks = checksByFeed(cache)
  const consented = consentedHosts(library)
  const feeds = library.query<FeedRow>(`
    SELECT feeds.id, url, declined_url, source_id, sources.title AS source_title
    FROM feeds JOIN sources ON sources.id = source_id
    WHERE enabled AND removed_at IS NULL ORDER BY position, feeds.id`)
  const known = feeds.all().filter(({ url }) => !isSampleAddress(url) && !isAccountAddress(url))
  return known.map(({ id, url, declined_url, source_id, source_title }) => ({
    id,
    url,
    sourceId: source_id,
    sourceTitle: source_title,
    consented: consented.has(hostAndPort(url)),
    declinedMove: declined_url,
    check: checks.get(id) ?? NEVER_CHECKED,
  }))
}

/** Feeds of removed newspapers can come back for as long as they are in the library. */
export function allFeedIds(library: ReadableDb): FeedId[] {
  return library
    .query<{ readonly id: FeedId }>('SELECT id FROM feeds')
    .all()
    .map(({ id }) => id)
}

export function saveCheck(cache: WritableDb, feedId: FeedId, check: FeedCheck): void {
  cache
    .command(
      `INSERT OR REPLACE INTO feed_checks (feed_id, checked_at, succeeded_at, next_check_at, failures, failure_code,
         failure_message, etag, last_modified, validators_at, body_hash, move_to, move_since, move_times,
         gone_since, gone_times, missing_since, stopped_at, time_to_live)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      feedId,
      check.checkedAt,
      check.succeededAt,
      check.nextCheckAt,
      check.failures,
      check.failure?.code ?? null,
      check.failure?.message ?? null,
      check.etag,
      check.lastModified,
      check.validatorsAt,
      check.bodyHash,
      check.move?.to ?? null,
      check.move?.since ?? null,
      check.move?.times ?? null,
      check.gone?.since ?? null,
      check.gone?.times ?? null,
      check.missingSince,
      check.stoppedAt,
      check.timeToLive,
    )
}

export function pausedHosts(cache: ReadableDb, now: number): Record<string, number> {
  return Object.fromEntries(Object.entries(allPauses(cache)).filter(([, until]) => until > now))
}

/** Pauses, including those that are over. */
export function allPauses(cache: ReadableDb): Record<string, number> {
  const rows = cache.query<{ host: string; until: number }>('SELECT host, until FROM host_pauses').all()
  return Object.fromEntries(rows.map(({ host, until }) => [host, until]))
}

export function pauseHost(cache: WritableDb, host: string, until: number): void {
  cache.command('INSERT OR REPLACE INTO host_pauses (host, until) VALUES (?, ?)').run(host, until)
}
