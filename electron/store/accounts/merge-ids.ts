/**
 * Read marks and bookmarks of an account, on both sides. The server's lists decide for every article whose mark does not
 * wait in the outbox; what is absent from a list says something only where the list came to its end.
 */

import type { AccountId } from '../../../shared/contract/accounts.ts'
import {
  guidOfRemote,
  type MarkKey,
  type MergedIds,
  type PulledIds,
  type RemoteIds,
  remoteIdOf,
} from '../../records/account.ts'
import { insertBookmarkOf } from '../bookmarks/bookmark-copies.ts'
import { repeatBookmarks } from '../bookmarks/bookmarks.ts'
import type { Identity } from '../db/article-refs.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { raiseRevision } from '../db/revision.ts'
import { type Marked, saveStatuses } from '../lists/statuses.ts'
import { queueMarks } from '../outbox/outbox.ts'

/** How often a mark is sent that the server says it takes, and does not. */
const MOST_TRIES = 2

const REMOTE = `guid >= 'remote:' AND guid < 'remote;'`

/** A list of stars that lacks more than half of what it had says nothing about those. */
const BELIEVED_SHARE = 0.5
const FEW = 10

export function mergeRemoteIds(
  databases: Databases,
  id: AccountId,
  pulled: PulledIds,
  isDoubted: boolean,
  now: number,
): MergedIds {
  const { library } = databases
  const unread = idList(pulled.unread, isDoubted)
  const starred = starList(library, id, pulled.starred, isDoubted)
  const settled = settleSent(library, id, { unread, starred, startedAt: pulled.startedAt })
  const feeds = feedsOf(library, id)
  const pending = pendingOf(library, id)
  const listed = [...new Set([...pulled.unread.ids, ...pulled.starred.ids, ...pulled.recent])]
  // Looked for once: each of ten thousand ids is a search of its own.
  const here = articlesHere(databases.cache, feeds, listed)
  const read = mergeRead(databases, feeds, here, unread, pending.read, now)
  const stars = mergeStars(databases, id, feeds, here, starred, pending.starred, now)
  return { changed: read + stars, missing: missingOf(databases, id, feeds, listed, here, unread, now), ...settled }
}

interface IdList {
  readonly ids: ReadonlySet<string>
  /** Whether what is not in it is not in the server's list. */
  readonly isComplete: boolean
}

function idList({ ids, isComplete }: RemoteIds, isDoubted: boolean): IdList {
  return { ids: new Set(ids), isComplete: isComplete && !isDoubted }
}

function starList(library: ReadableDb, id: AccountId, starred: RemoteIds, isDoubted: boolean): IdList {
  const list = idList(starred, isDoubted)
  const before = starsBefore(library, id)
  const lost = [...before].filter(remoteId => !list.ids.has(remoteId)).length
  const isBelieved = lost < FEW || lost <= before.size * BELIEVED_SHARE
  return { ids: list.ids, isComplete: list.isComplete && isBelieved }
}

function starsBefore(library: ReadableDb, id: AccountId): Set<string> {
  const rows = library.query<{ remote_id: string }>('SELECT remote_id FROM account_stars WHERE account_id = ?').all(id)
  return new Set(rows.map(({ remote_id }) => remote_id))
}

/** Numbers of the feeds, as JSON. */
function feedsOf(library: ReadableDb, id: AccountId): string {
  const rows = library
    .query<{ feed_id: number }>(
      'SELECT feed_id FROM account_feeds WHERE account_id = ? AND feed_id IS NOT NULL AND NOT gone',
    )
    .all(id)
  return JSON.stringify(rows.map(({ feed_id }) => feed_id))
}

interface Lists {
  readonly unread: IdList
  readonly starred: IdList
  readonly startedAt: number
}

/**
 * Marks that were sent: what the lists show is done with. What they do not show although it was sent in this very sync is
 * sent once more; what was sent earlier may have been marked otherwise by somebody else since then, who counts.
 */
function settleSent(
  library: WritableDb,
  id: AccountId,
  { unread, starred, startedAt }: Lists,
): { readonly again: number; readonly ignored: number } {
  const sent = library
    .query<{ remote_id: string; key: MarkKey; value: number; sent_at: number; tries: number }>(
      'SELECT remote_id, key, value, sent_at, tries FROM outbox WHERE account_id = ? AND sent_at IS NOT NULL',
    )
    .all(id)
  if (sent.length === 0) return { again: 0, ignored: 0 }
  const isTaken = ({ remote_id, key, value }: (typeof sent)[number]) =>
    key === 'read' ? unread.ids.has(remote_id) === (value === 0) : starred.ids.has(remote_id) === (value === 1)
  const refused = sent.filter(mark => mark.sent_at >= startedAt && !isTaken(mark))
  const again = refused.filter(({ tries }) => tries < MOST_TRIES)
  return transaction(library, () => {
    const requeue = library.command(
      'UPDATE outbox SET sent_at = NULL WHERE account_id = ? AND remote_id = ? AND key = ?',
    )
    for (const { remote_id, key } of again) requeue.run(id, remote_id, key)
    library.command('DELETE FROM outbox WHERE account_id = ? AND sent_at IS NOT NULL').run(id)
    return { again: again.length, ignored: refused.length - again.length }
  })
}

/** Whose marks wait here: no list of the server says anything about these. */
function pendingOf(library: ReadableDb, id: AccountId): Readonly<Record<MarkKey, ReadonlySet<string>>> {
  const rows = library
    .query<{ remote_id: string; key: MarkKey }>('SELECT remote_id, key FROM outbox WHERE account_id = ?')
    .all(id)
  const of = (wanted: MarkKey) => new Set(rows.filter(({ key }) => key === wanted).map(({ remote_id }) => remote_id))
  return { read: of('read'), starred: of('starred') }
}

function mergeRead(
  databases: Databases,
  feeds: string,
  here: Here,
  unread: IdList,
  pending: ReadonlySet<string>,
  now: number,
): number {
  const isFree = ({ guid }: Marked) => !pending.has(remoteIdOf(guid) ?? '')
  const readHere = [...here.values()].filter(
    article => article.is_read === 1 && unread.ids.has(article.remote_id) && isFree(article),
  )
  const unreadHere = unread.isComplete
    ? databases.cache
        .query<Marked>(
          `SELECT id AS article_id, feed_id, guid FROM articles
           WHERE feed_id IN (SELECT value FROM json_each(?)) AND read_at IS NULL AND ${REMOTE}`,
        )
        .all(feeds)
        .filter(article => isFree(article) && !unread.ids.has(remoteIdOf(article.guid) ?? ''))
    : []
  saveStatuses(databases, readHere, 'unread', now, 'server')
  saveStatuses(databases, unreadHere, 'read', now, 'server')
  return readHere.length + unreadHere.length
}

interface ArticleHere extends Marked {
  readonly remote_id: string
  readonly is_read: number
}

/** By the server's ids. */
type Here = ReadonlyMap<string, ArticleHere>

/** Those of the listed articles that are in the cache. */
function articlesHere(cache: ReadableDb, feeds: string, listed: readonly string[]): Here {
  const rows = cache
    .query<ArticleHere>(
      `SELECT id AS article_id, feed_id, guid, substr(guid, 8) AS remote_id, read_at IS NOT NULL AS is_read
       FROM articles INDEXED BY articles_remote
       WHERE ${REMOTE} AND guid IN (SELECT value FROM json_each(?)) AND feed_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(listed.map(guidOfRemote)), feeds)
  return new Map(rows.map(article => [article.remote_id, article]))
}

interface StarredHere extends Identity {
  readonly remote_id: string
}

function mergeStars(
  databases: Databases,
  id: AccountId,
  feeds: string,
  here: Here,
  starred: IdList,
  pending: ReadonlySet<string>,
  now: number,
): number {
  const { library } = databases
  const before = starsBefore(library, id)
  const kept = new Map(bookmarksOf(library, feeds).map(bookmark => [bookmark.remote_id, bookmark]))
  const isFree = (remoteId: string) => !pending.has(remoteId)
  const toKeep = [...starred.ids]
    .filter(remoteId => isFree(remoteId) && !kept.has(remoteId))
    .flatMap(remoteId => here.get(remoteId) ?? [])
  const lost = starred.isComplete ? [...before].filter(remoteId => !starred.ids.has(remoteId)) : []
  const toRemove = lost.filter(isFree).flatMap(remoteId => kept.get(remoteId) ?? [])
  // Kept here in another way than by the reader's hand: by an archive, or before there was an account.
  const toTell = [...kept.values()].filter(
    ({ remote_id }) => isFree(remote_id) && !before.has(remote_id) && !starred.ids.has(remote_id),
  )
  const changed = toKeep.length + toRemove.length
  const isNews = lost.length > 0 || [...starred.ids].some(remoteId => !before.has(remoteId))
  // Every commit waits for the disk.
  if (changed === 0 && toTell.length === 0 && !isNews) return 0
  const revision = transaction(library, () => {
    for (const { article_id } of toKeep) if (article_id !== null) insertBookmarkOf(databases, article_id, now)
    removeBookmarks(library, toRemove, now)
    noteStars(library, id, starred, lost)
    const generation = raiseRevision(library)
    queueMarks(library, toTell, { key: 'starred', value: true, generation }, now)
    return generation
  })
  repeatBookmarks(databases, { kept: toKeep, removed: toRemove }, revision)
  return changed
}

function bookmarksOf(library: ReadableDb, feeds: string): StarredHere[] {
  return library
    .query<StarredHere>(
      `SELECT feed_id, guid, substr(guid, 8) AS remote_id FROM bookmarks
       WHERE feed_id IN (SELECT value FROM json_each(?)) AND ${REMOTE} AND removed_at IS NULL`,
    )
    .all(feeds)
}

/** As the reader removes one: it can be taken back. */
function removeBookmarks(library: WritableDb, bookmarks: readonly Identity[], now: number): void {
  const remove = library.command('UPDATE bookmarks SET removed_at = ? WHERE feed_id = ? AND guid = ?')
  for (const { feed_id, guid } of bookmarks) remove.run(now, feed_id, guid)
}

function noteStars(library: WritableDb, id: AccountId, { ids }: IdList, lost: readonly string[]): void {
  library
    .command('INSERT OR IGNORE INTO account_stars (account_id, remote_id) SELECT ?, value FROM json_each(?) WHERE true')
    .run(id, JSON.stringify([...ids]))
  library
    .command('DELETE FROM account_stars WHERE account_id = ? AND remote_id IN (SELECT value FROM json_each(?))')
    .run(id, JSON.stringify(lost))
}

/** What the server lists and nobody here has: the unread first, then the starred, then what else is new. */
function missingOf(
  { library, cache }: ReadableDatabases,
  id: AccountId,
  feeds: string,
  listed: readonly string[],
  here: Here,
  unread: IdList,
  now: number,
): string[] {
  const kept = bookmarksOf(library, feeds).filter(({ remote_id }) => !unread.ids.has(remote_id))
  const withheld = cache
    .query<{ remote_id: string }>(
      'SELECT remote_id FROM withheld_articles WHERE account_id = ? AND (until IS NULL OR until > ?)',
    )
    .all(id, now)
  const known = new Set([...kept, ...withheld].map(({ remote_id }) => remote_id))
  return listed.filter(remoteId => !here.has(remoteId) && !known.has(remoteId))
}
