/** The library as the window shows it: sections, newspapers and feeds with the state of their checks. */

import type { AccountId } from '../../../shared/contract/accounts.ts'
import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { Feed, Library, Section, Source } from '../../../shared/contract/sources.ts'
import { hostOf, pausedUntil } from '../../base/hosts.ts'
import { type FeedCheck, NEVER_CHECKED } from '../../records/feed.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { unreadBySource } from '../db/spans.ts'
import { allPauses, checksByFeed } from './feed-checks.ts'
import { languageOfSource } from './languages.ts'
import { isOthers } from './moves.ts'
import { shownName } from './sources.ts'

interface SourceRow {
  readonly id: SourceId
  readonly title: string
  readonly homepage: string | null
  readonly section_id: SectionId | null
  readonly enabled: number
  readonly account_id: AccountId | null
}

interface FeedRow {
  readonly id: number
  readonly source_id: SourceId
  readonly url: string
  readonly title: string | null
  readonly previous_url: string | null
  readonly occupied_url: string | null
}

/** A feed may be absent for a while; a newspaper that rebuilds its site is not gone. */
const POSSIBLY_GONE_AFTER = 30 * 24 * 3_600_000

export function readLibrary({ library, cache }: ReadableDatabases): Library {
  const unread = unreadBySource(cache)
  const feeds = feedsBySource(library, cache)
  const sources = library
    .query<SourceRow>(
      `SELECT id, title, homepage, section_id, enabled,
         (SELECT account_id FROM account_feeds JOIN feeds ON feeds.id = feed_id WHERE source_id = sources.id) AS account_id
       FROM sources WHERE removed_at IS NULL ORDER BY position, id`,
    )
    .all()
    .map(
      ({ id, title, homepage, section_id, enabled, account_id }): Source => ({
        id,
        title: shownName(library, id, title),
        language: languageOfSource(cache, id),
        homepage,
        sectionId: section_id,
        enabled: enabled === 1,
        accountId: account_id,
        unread: unread.get(id) ?? 0,
        feeds: feeds.get(id) ?? [],
      }),
    )
  const bookmarks = library.query<{ count: number }>('SELECT count(*) AS count FROM bookmarks WHERE removed_at IS NULL')
  return { sections: readSections(library), sources, bookmarks: bookmarks.get()?.count ?? 0 }
}

/** Sections that hold something visible: what emptied the others can still be undone. */
function readSections(library: ReadableDb): Section[] {
  const rows = library
    .query<{ id: SectionId; title: string }>(
      `SELECT id, title FROM sections
       WHERE id IN (SELECT section_id FROM sources WHERE removed_at IS NULL) ORDER BY position, id`,
    )
    .all()
  return rows.map(({ id, title }) => ({ id, title }))
}

function feedsBySource(library: ReadableDb, cache: ReadableDb): ReadonlyMap<SourceId, Source['feeds']> {
  const checks = checksByFeed(cache)
  const pauses = allPauses(cache)
  const feeds = new Map<SourceId, Feed[]>()
  const rows = library
    .query<FeedRow>(
      // An account's newspaper is shown with its own address, where the server told it.
      `SELECT id, source_id, coalesce(account_feeds.url, feeds.url) AS url, feeds.title, previous_url, occupied_url
       FROM feeds LEFT JOIN account_feeds ON feed_id = id ORDER BY id`,
    )
    .all()
  for (const row of rows) {
    const check = checks.get(row.id) ?? NEVER_CHECKED
    const movedTo = occupiedAddress(library, row, check)
    const feed = { ...feedOf(row, check), pausedUntil: pausedUntil(hostOf(row.url), pauses) || null, movedTo }
    feeds.set(row.source_id, [...(feeds.get(row.source_id) ?? []), feed])
  }
  return feeds
}

function feedOf(row: FeedRow, check: FeedCheck): Omit<Feed, 'pausedUntil' | 'movedTo'> {
  const { checkedAt, succeededAt, failure, failures, missingSince, stoppedAt } = check
  const isPossiblyGone = missingSince !== null && (checkedAt ?? 0) - missingSince >= POSSIBLY_GONE_AFTER
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    checkedAt,
    succeededAt,
    failure,
    failures,
    nextCheckAt: stoppedAt === null ? check.nextCheckAt : null,
    stoppedAt,
    possiblyGoneSince: isPossiblyGone ? missingSince : null,
    movedFrom: row.previous_url,
  }
}

/** Where its server still sends it, and another feed still is. */
function occupiedAddress(library: ReadableDb, { id, occupied_url }: FeedRow, { move }: FeedCheck): string | null {
  const isThere = occupied_url !== null && move?.to === occupied_url && isOthers(library, occupied_url, id)
  return isThere ? occupied_url : null
}
