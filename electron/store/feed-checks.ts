/** What is remembered of the checks of feeds and of hosts that asked to be left alone. */

import type { FeedId, SourceId } from '../../shared/models.ts'
import type { FailureCode } from '../../shared/result.ts'
import { isSampleAddress } from '../identity.ts'
import type { ReadableDatabases, ReadableDb, WritableDb } from './database.ts'
import { type FeedCheck, type FeedToCheck, NEVER_CHECKED } from './records.ts'

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
}

export function checksByFeed(cache: ReadableDb): ReadonlyMap<FeedId, FeedCheck> {
  const rows = cache.query<CheckRow>('SELECT * FROM feed_checks').all()
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
  }
}

/** The feeds of all newspapers that are neither removed nor disabled; the sample edition's are nowhere to be asked. */
export function feedsToCheck({ library, cache }: ReadableDatabases): FeedToCheck[] {
  const checks = checksByFeed(cache)
  const feeds = library.query<{ id: FeedId; url: string; source_id: SourceId; source_title: string }>(`
    SELECT feeds.id, url, source_id, sources.title AS source_title
    FROM feeds JOIN sources ON sources.id = source_id
    WHERE enabled AND removed_at IS NULL ORDER BY position, feeds.id`)
  const known = feeds.all().filter(({ url }) => !isSampleAddress(url))
  return known.map(({ id, url, source_id, source_title }) => ({
    id,
    url,
    sourceId: source_id,
    sourceTitle: source_title,
    check: checks.get(id) ?? NEVER_CHECKED,
  }))
}

export function saveCheck(cache: WritableDb, feedId: FeedId, check: FeedCheck): void {
  cache
    .command(
      `INSERT OR REPLACE INTO feed_checks (feed_id, checked_at, succeeded_at, next_check_at, failures, failure_code,
         failure_message, etag, last_modified, validators_at, body_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    )
}

export function pausedHosts(cache: ReadableDb, now: number): Record<string, number> {
  const rows = cache
    .query<{ host: string; until: number }>('SELECT host, until FROM host_pauses WHERE until > ?')
    .all(now)
  return Object.fromEntries(rows.map(({ host, until }) => [host, until]))
}

export function pauseHost(cache: WritableDb, host: string, until: number): void {
  cache.command('INSERT OR REPLACE INTO host_pauses (host, until) VALUES (?, ?)').run(host, until)
}
