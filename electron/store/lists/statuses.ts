/** What was read. The library is written first; the cache repeats it in a column, for fast lists. */

import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import type { ArticleList, ArticleScope, ListSide, MarkedRead } from '../../../shared/contract/reading.ts'
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
  const marked = unreadOf(databases, scope, lastId)
  const deed = saveStatuses(databases, marked, 'read', now)
  return { refs: marked.map(({ ref }) => ref), deed }
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
  if ((kind === 'bookmark') !== isBookmarks) return { refs: [], deed: revisionOf(databases.library) }
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
  const deed = saveStatuses(databases, marked, 'read', now)
  return { refs: marked.map(({ ref }) => ref), deed }
}

export function takeBackRead(databases: Databases, { refs, deed }: MarkedRead, now: number): ArticleRef[] {
  const isLast = databases.library.query('SELECT 1 FROM statuses WHERE feed_id = ? AND guid = ? AND revision = ?')
  const untouched = statusesOf(databases, refs).filter(
    ({ feed_id, guid, read_at }) => read_at !== null && isLast.get(feed_id, guid, deed) !== undefined,
  )
  saveStatuses(databases, untouched, 'unread', now)
  return untouched.map(({ ref }) => ref)
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
  // One text for all: a hundred thousand calls would take as long again as the writing.
  const rows = JSON.stringify(statuses.map(({ feed_id, guid }) => [feed_id, guid]))
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
