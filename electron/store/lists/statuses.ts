/** What was read. The library is written first; the cache repeats it in a column, for fast lists. */

import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import {
  type ArticleList,
  type ArticleScope,
  type ListSide,
  type MarkedRead,
  MOST_REFS_TOLD,
} from '../../../shared/contract/reading.ts'
import { setRead } from '../articles/set-read.ts'
import { placeOf } from '../db/article-refs.ts'
import { type Databases, type ReadableDatabases, transaction } from '../db/database.ts'
import { takeReadMark } from '../db/read-marks.ts'
import { noteMirrored, raiseRevision, revisionOf } from '../db/revision.ts'
import { queueMarks } from '../outbox/outbox.ts'
import { placeInList } from './folded-rows.ts'
import { selectionOf } from './selection.ts'

interface Status {
  readonly ref: ArticleRef
  /** Its row in the cache; null when only the bookmark is known. */
  readonly article_id: number | null
  readonly feed_id: FeedId
  readonly guid: string
  readonly read_at: number | null
}

/** Returns the references of those that changed. What is no longer there is passed over. */
export function markRead(databases: Databases, refs: readonly ArticleRef[], read: boolean, now: number): ArticleRef[] {
  const changing = statusesOf(databases, refs).filter(({ read_at }) => (read_at !== null) !== read)
  saveStatuses(databases, changing, read ? 'read' : 'unread', now)
  return changing.map(({ ref }) => ref)
}

/** It stays read since it was: only that this was done is noted, so that an earlier deed no longer is its last. */
export function readAgain(databases: Databases, ref: ArticleRef, now: number): void {
  const [status] = statusesOf(databases, [ref])
  if (status) saveStatuses(databases, [status], status.read_at ?? 'read', now)
}

export function markAllRead(databases: Databases, scope: ArticleScope, lastId: number, now: number): MarkedRead {
  return markAll(databases, unreadOf(databases, scope, lastId), now)
}

/** Rows in the order of their ids: the newest are the last. */
function markAll(databases: Databases, marked: readonly Status[], now: number): MarkedRead {
  const deed = saveStatuses(databases, marked, 'read', now)
  return { count: marked.length, refs: marked.slice(-MOST_REFS_TOLD).map(({ ref }) => ref), deed }
}

/** What came after the list was opened is not in it and stays as it is. */
export function markBeside(
  databases: Databases,
  scope: ArticleScope,
  { lastId }: ArticleList,
  beside: { readonly ref: ArticleRef; readonly side: ListSide },
  now: number,
): MarkedRead {
  const { kind, id } = placeOf(beside.ref)
  const isBookmarks = scope.kind === 'bookmarks'
  if ((kind === 'bookmark') !== isBookmarks) return markAll(databases, [], now)
  const { library, cache } = databases
  const [db, table, instant] = isBookmarks
    ? ([library, 'bookmarks', 'bookmarked_at'] as const)
    : ([cache, 'articles', 'sort_at'] as const)
  const { where, values } = isBookmarks ? { where: 'true', values: {} } : selectionOf(databases, scope)
  const listed = { where: `${where} AND id <= :lastId`, values: { ...values, lastId }, folds: scope.kind !== 'source' }
  const rowId = isBookmarks ? id : (placeInList(databases, id, listed)?.id ?? id)
  const rows = db
    .query<{ id: number }>(
      `SELECT id FROM ${table} WHERE ${where} AND id <= :lastId
       AND (${instant}, id) ${beside.side === 'above' ? '>' : '<'} (SELECT ${instant}, id FROM ${table} WHERE id = :id)`,
    )
    .all({ ...values, lastId, id: rowId })
  const isOnSide = new Set(rows.map((row): ArticleRef => `${kind}:${row.id}`))
  const marked = unreadOf(databases, scope, lastId).filter(({ ref }) => isOnSide.has(ref))
  return markAll(databases, marked, now)
}

export function takeBackRead(databases: Databases, { count, refs, deed }: MarkedRead, now: number): ArticleRef[] {
  // What marks nothing is no deed, and was given the number of the one before it.
  if (count === 0) return []
  const untouched = markedBy(databases, deed)
  const isUntouched = new Set(untouched.map(keyOf))
  const told = statusesOf(databases, refs).filter(status => isUntouched.has(keyOf(status)))
  saveStatuses(databases, untouched, 'unread', now)
  return told.map(({ ref }) => ref)
}

const keyOf = ({ feed_id, guid }: Marked) => `${feed_id} ${guid}`

/** What is read, and has this deed as its last. */
function markedBy({ library, cache }: ReadableDatabases, deed: number): Marked[] {
  const marked = library
    .query<Marked>('SELECT feed_id, guid, NULL AS article_id FROM statuses WHERE revision = ? AND read_at IS NOT NULL')
    .all(deed)
  const listed = cache.query<{ place: number; id: number }>(
    `SELECT entry.key AS place, articles.id FROM json_each(?) AS entry
     CROSS JOIN articles ON articles.feed_id = entry.value ->> 0 AND articles.guid = entry.value ->> 1`,
  )
  const ids = new Map(listed.all(keysOf(marked)).map(({ place, id }) => [place, id]))
  return marked.map((row, place) => ({ ...row, article_id: ids.get(place) ?? null }))
}

/** An article whose mark changes. */
export type Marked = Omit<Status, 'ref' | 'read_at'>

/** What the reader did, or (`by` a server) did elsewhere. Returns the number of the deed, which every article keeps until the next is done to it. */
export function saveStatuses(
  databases: Databases,
  statuses: readonly Marked[],
  state: 'read' | 'unread' | number,
  now: number,
  by: 'reader' | 'server' = 'reader',
): number {
  const { library, cache } = databases
  if (statuses.length === 0) return revisionOf(library)
  const rows = keysOf(statuses)
  const { revision, readAt } = transaction(library, () => {
    const raised = raiseRevision(library)
    const mark = state === 'read' ? takeReadMark(library, now) : state === 'unread' ? null : state
    library
      .command(
        `INSERT INTO statuses (feed_id, guid, read_at, revision)
         SELECT value ->> 0, value ->> 1, ?, ? FROM json_each(?) WHERE true
         ON CONFLICT DO UPDATE SET read_at = excluded.read_at, revision = excluded.revision`,
      )
      .run(mark, raised, rows)
    if (by === 'reader') queueMarks(library, statuses, { key: 'read', value: mark !== null, generation: raised }, now)
    return { revision: raised, readAt: mark }
  })
  transaction(cache, () => {
    setRead(
      cache,
      statuses.flatMap(({ article_id }) => article_id ?? []),
      readAt,
    )
    noteMirrored(cache, revision)
  })
  return revision
}

/** One text for all: a hundred thousand calls would take as long again as the writing. */
function keysOf(statuses: readonly Marked[]): string {
  return JSON.stringify(statuses.map(({ feed_id, guid }) => [feed_id, guid]))
}

type Columns = Omit<Status, 'ref' | 'article_id'>

function statusesOf(databases: ReadableDatabases, refs: readonly ArticleRef[]): Status[] {
  const { library, cache } = databases
  const article = cache.query<Columns>('SELECT feed_id, guid, read_at FROM articles WHERE id = ?')
  const bookmark = library.query<Columns>(
    'SELECT feed_id, guid, read_at FROM bookmarks LEFT JOIN statuses USING (feed_id, guid) WHERE id = ?',
  )
  return refs.flatMap(ref => {
    const { kind, id } = placeOf(ref)
    const found = kind === 'article' ? article.get(id) : bookmark.get(id)
    if (!found) return []
    return [{ ref, article_id: kind === 'article' ? id : articleIdOf(databases, found), ...found }]
  })
}

function articleIdOf({ cache }: ReadableDatabases, { feed_id, guid }: Columns): number | null {
  const found = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  return found.get(feed_id, guid)?.id ?? null
}

function unreadOf(databases: ReadableDatabases, scope: ArticleScope, lastId: number): Status[] {
  if (scope.kind === 'bookmarks') return unreadBookmarks(databases, lastId)
  const { where, values } = selectionOf(databases, scope)
  // Not by the list's index: in the order in which rows lie in the file, a whole list is read and written in one sweep.
  const rows = databases.cache.query<Columns & { id: number }>(
    `SELECT id, feed_id, guid, read_at FROM articles WHERE ${where} AND read_at IS NULL AND id <= :lastId ORDER BY id`,
  )
  return rows
    .all({ ...values, lastId })
    .map(({ id, ...status }) => ({ ref: `article:${id}`, article_id: id, ...status }))
}

function unreadBookmarks(databases: ReadableDatabases, lastId: number): Status[] {
  const rows = databases.library.query<Columns & { id: number }>(`
    SELECT id, feed_id, guid, read_at FROM bookmarks LEFT JOIN statuses USING (feed_id, guid)
    WHERE removed_at IS NULL AND read_at IS NULL AND id <= ?`)
  return rows.all(lastId).map(({ id, ...status }) => ({
    ref: `bookmark:${id}`,
    article_id: articleIdOf(databases, status),
    ...status,
  }))
}
