/** Bookmarks: whole copies of articles in the library, which outlive feed, newspaper and cache. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { type Identity, identityOf, notFound, placeOf } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import type { Ordering } from '../db/slices.ts'
import { queueMarks } from '../outbox/outbox.ts'
import {
  BOOKMARK_COLUMNS,
  BOOKMARKS,
  type BookmarkColumns,
  bookmarkRowOf,
  insertBookmarkOf,
} from './bookmark-copies.ts'
import { indexBookmarks } from './index-bookmarks.ts'

/** Copies the article, or takes back the removal of its bookmark. */
export function bookmark(databases: Databases, ref: ArticleRef, now: number): void {
  const { kind, id } = placeOf(ref)
  const { library } = databases
  const revision = transaction(library, () => {
    const found = kind === 'article' ? insertBookmarkOf(databases, id, now) : reviveBookmark(databases, id)
    if (!found) throw notFound(ref)
    return noteWish(databases, identityOf(databases, ref), true, now)
  })
  repeatBookmarks(databases, { kept: [identityOf(databases, ref)] }, revision)
}

export function removeBookmark(databases: Databases, ref: ArticleRef, now: number): void {
  const identity = identityOf(databases, ref)
  const { library } = databases
  const revision = transaction(library, () => {
    library
      .command('UPDATE bookmarks SET removed_at = ? WHERE feed_id = ? AND guid = ? AND removed_at IS NULL')
      .run(now, identity.feed_id, identity.guid)
    return noteWish(databases, identity, false, now)
  })
  repeatBookmarks(databases, { removed: [identity] }, revision)
}

/** Where the article is a server's, that one is told. Returns the library's new revision. */
function noteWish({ library }: Databases, article: Identity, value: boolean, now: number): number {
  const generation = raiseRevision(library)
  queueMarks(library, [article], { key: 'starred', value, generation }, now)
  return generation
}

interface ChangedBookmarks {
  readonly kept?: readonly Identity[]
  readonly removed?: readonly Identity[]
}

/** `revision`: the library's, after it was written there. */
export function repeatBookmarks(
  databases: Databases,
  { kept = [], removed = [] }: ChangedBookmarks,
  revision: number,
): void {
  const { cache } = databases
  transaction(cache, () => {
    const mark = cache.command('UPDATE articles SET bookmarked = ? WHERE feed_id = ? AND guid = ?')
    for (const { feed_id, guid } of kept) mark.run(1, feed_id, guid)
    for (const { feed_id, guid } of removed) mark.run(0, feed_id, guid)
    noteMirrored(cache, revision)
  })
  const changed = [...kept, ...removed]
  if (changed.length > 0) indexBookmarks(databases, changed)
}

function reviveBookmark({ library }: Databases, id: number): boolean {
  return library.command('UPDATE bookmarks SET removed_at = NULL WHERE id = ?').run(id) > 0
}

const LISTED = `
  bookmarks.removed_at IS NULL AND bookmarks.id <= :lastId AND (:since IS NULL OR read_at IS NULL OR read_at >= :since)`

/** Bookmarks are counted through: there are never so many that it takes long. */
export function bookmarkOrdering(library: ReadableDb, unreadSince: number | null, upTo: number | null): Ordering {
  const highest = library.query<{ id: number | null }>('SELECT max(id) AS id FROM bookmarks').get()?.id ?? 0
  const lastId = upTo ?? highest
  const values = { lastId, since: unreadSince }
  const count = `SELECT count(*) AS count FROM bookmarks LEFT JOIN statuses USING (feed_id, guid) WHERE ${LISTED}`
  return {
    lastId,
    total: library.query<{ count: number }>(count).get(values)?.count ?? 0,
    indexOf({ ref }) {
      const place = ref === null ? null : placeOf(ref)
      const at = place?.kind === 'bookmark' ? bookmarkedAt(library, place.id) : null
      if (!place || at === null) return null
      const before = library.query<{ count: number }>(`${count} AND (bookmarked_at, bookmarks.id) > (:at, :id)`)
      return before.get({ ...values, at, id: place.id })?.count ?? 0
    },
    rows(first, limit) {
      const rows = library.query<BookmarkColumns>(`
        SELECT ${BOOKMARK_COLUMNS} FROM ${BOOKMARKS} WHERE bookmarks.id IN (
          SELECT bookmarks.id FROM bookmarks LEFT JOIN statuses USING (feed_id, guid) WHERE ${LISTED}
          ORDER BY bookmarked_at DESC, bookmarks.id DESC LIMIT :limit OFFSET :first)
        ORDER BY bookmarked_at DESC, bookmarks.id DESC`)
      return rows.all({ ...values, first, limit }).map(row => bookmarkRowOf(library, row))
    },
  }
}

function bookmarkedAt(library: ReadableDb, id: number): number | null {
  const row = library.query<{ at: number }>('SELECT bookmarked_at AS at FROM bookmarks WHERE id = ?')
  return row.get(id)?.at ?? null
}
