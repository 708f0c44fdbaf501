/** Puts articles that the server of an account gave into the cache, with the marks that they have there. */

import type { AccountId } from '../../../shared/contract/accounts.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import { DAY } from '../../../shared/units.ts'
import type { PackedRemote, RemoteArticle } from '../../records/account.ts'
import type { SavedOutcomes } from '../../records/feed.ts'
import { unpackedRemote } from '../../records/packed-remote.ts'
import { findByGuid } from '../arrivals/known-articles.ts'
import type { Listeners } from '../arrivals/listeners.ts'
import { saveAll, saveArticle } from '../arrivals/save-outcomes.ts'
import { insertBookmarkOf } from '../bookmarks/bookmark-copies.ts'
import { repeatBookmarks } from '../bookmarks/bookmarks.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { takeReadMark } from '../db/read-marks.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'

/** So long what the server did not give, or gave of no newspaper that is here, is not asked for again. */
const WITHHELD_FOR = 7 * DAY

interface Place {
  readonly remote_id: string
  readonly feed_id: FeedId
  readonly source_id: SourceId
}

interface Arriving {
  readonly remote: RemoteArticle
  readonly place: Place
}

/** `asked`: what the server was asked for. All that it gave is saved, or nothing. */
export function saveRemote(
  databases: Databases,
  listeners: Listeners,
  id: AccountId,
  given: PackedRemote,
  asked: readonly string[],
  now: number,
): SavedOutcomes {
  const { library, cache } = databases
  const places = placesOf(library, id)
  const arriving = unpackedRemote(given).flatMap((remote): Arriving[] => {
    const place = places.get(remote.feedId)
    return place ? [{ remote, place }] : []
  })
  const fresh = arriving.filter(({ remote, place }) => findByGuid(cache, place.feed_id, remote.article.guid) === null)
  const revision = noteMarks(library, id, fresh, now)
  const saved = saveAll(databases, listeners, now, saving => {
    for (const { remote, place } of inOrder(arriving)) {
      const { article } = remote
      const known = findByGuid(cache, place.feed_id, article.guid)
      const arrival = known
        ? ({ kind: 'known', known } as const)
        : ({ kind: 'new', guid: article.guid, feedId: place.feed_id } as const)
      saveArticle(saving, { feedId: place.feed_id, sourceId: place.source_id }, article, arrival)
    }
    if (revision !== null) noteMirrored(cache, revision)
    withhold(cache, id, asked, new Set(arriving.map(({ remote }) => remote.id)), now)
  })
  keepStarred(databases, id, arriving, now)
  return saved
}

function placesOf(library: ReadableDb, id: AccountId): ReadonlyMap<string, Place> {
  const rows = library
    .query<Place>(
      `SELECT remote_id, feed_id, source_id FROM account_feeds JOIN feeds ON feeds.id = feed_id
       WHERE account_id = ? AND NOT gone`,
    )
    .all(id)
  return new Map(rows.map(place => [place.remote_id, place]))
}

/** The newest last: of two of one instant it stands first in the list. */
function inOrder(arriving: readonly Arriving[]): Arriving[] {
  return arriving.toSorted((a, b) => (a.remote.article.publishedAt ?? 0) - (b.remote.article.publishedAt ?? 0))
}

/**
 * What the server says of articles that nobody here has yet, where nothing else was wished here. Returns the library's new
 * revision; null: nothing was written.
 */
function noteMarks(library: WritableDb, id: AccountId, fresh: readonly Arriving[], now: number): number | null {
  const isWished = library.query("SELECT 1 FROM outbox WHERE account_id = ? AND remote_id = ? AND key = 'read'")
  const status = library.query<{ read_at: number | null }>(
    'SELECT read_at FROM statuses WHERE feed_id = ? AND guid = ?',
  )
  const changing = fresh.filter(({ remote, place }) => {
    const isRead = (status.get(place.feed_id, remote.article.guid)?.read_at ?? null) !== null
    return isRead !== remote.isRead && isWished.get(id, remote.id) === undefined
  })
  if (changing.length === 0) return null
  return transaction(library, () => {
    const revision = raiseRevision(library)
    const mark = takeReadMark(library, now)
    const save = library.command(
      `INSERT INTO statuses (feed_id, guid, read_at, revision) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET read_at = excluded.read_at, revision = excluded.revision`,
    )
    for (const { remote, place } of changing) {
      save.run(place.feed_id, remote.article.guid, remote.isRead ? mark : null, revision)
    }
    return revision
  })
}

function withhold(
  cache: WritableDb,
  id: AccountId,
  asked: readonly string[],
  placed: ReadonlySet<string>,
  now: number,
): void {
  const withhold = cache.command(
    'INSERT OR REPLACE INTO withheld_articles (account_id, remote_id, until) VALUES (?, ?, ?)',
  )
  for (const remoteId of asked) if (!placed.has(remoteId)) withhold.run(id, remoteId, now + WITHHELD_FOR)
}

function keepStarred({ library, cache }: Databases, id: AccountId, arriving: readonly Arriving[], now: number): void {
  const isListed = library.query('SELECT 1 FROM account_stars WHERE account_id = ? AND remote_id = ?')
  const isWished = library.query("SELECT 1 FROM outbox WHERE account_id = ? AND remote_id = ? AND key = 'starred'")
  const isKept = library.query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL')
  const toKeep = arriving.flatMap(({ remote, place }) => {
    const guid = remote.article.guid
    const isStarred = remote.isStarred || isListed.get(id, remote.id) !== undefined
    const isFree = isWished.get(id, remote.id) === undefined && isKept.get(place.feed_id, guid) === undefined
    const found = isStarred && isFree ? findByGuid(cache, place.feed_id, guid) : null
    return found ? [{ articleId: found.id, feed_id: place.feed_id, guid }] : []
  })
  if (toKeep.length === 0) return
  const revision = transaction(library, () => {
    for (const { articleId } of toKeep) insertBookmarkOf({ library, cache }, articleId, now)
    return raiseRevision(library)
  })
  repeatBookmarks({ library, cache }, { kept: toKeep }, revision)
}
