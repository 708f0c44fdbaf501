/** Bookmarks: whole copies of articles in the library, which outlive feed, newspaper and cache. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow, PageCursor } from '../../../shared/contract/reading.ts'
import { type Identity, identityOf, notFound, placeOf } from '../db/article-refs.ts'
import { type Databases, type ReadableDatabases, type ReadableDb, transaction } from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { cutIntoPages, LONGEST_PAGE, rangeValues } from '../db/slices.ts'
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
    return raiseRevision(library)
  })
  repeatInCache(databases, identityOf(databases, ref), true, revision)
}

export function removeBookmark(databases: Databases, ref: ArticleRef, now: number): void {
  const identity = identityOf(databases, ref)
  const { library } = databases
  const revision = transaction(library, () => {
    library
      .command('UPDATE bookmarks SET removed_at = ? WHERE feed_id = ? AND guid = ? AND removed_at IS NULL')
      .run(now, identity.feed_id, identity.guid)
    return raiseRevision(library)
  })
  repeatInCache(databases, identity, false, revision)
}

function repeatInCache(databases: Databases, { feed_id, guid }: Identity, bookmarked: boolean, revision: number): void {
  const { cache } = databases
  transaction(cache, () => {
    cache
      .command('UPDATE articles SET bookmarked = ? WHERE feed_id = ? AND guid = ?')
      .run(Number(bookmarked), feed_id, guid)
    noteMirrored(cache, revision)
  })
  indexBookmarks(databases)
}

function reviveBookmark({ library }: Databases, id: number): boolean {
  return library.command('UPDATE bookmarks SET removed_at = NULL WHERE id = ?').run(id) > 0
}

const UNREAD = '(? IS NULL OR read_at IS NULL OR read_at >= ?)'

export function openBookmarkList(library: ReadableDb, unreadSince: number | null): ArticleList {
  return cutIntoPages(library, {
    at: 'bookmarked_at',
    id: 'bookmarks.id',
    from: 'bookmarks LEFT JOIN statuses USING (feed_id, guid)',
    where: `removed_at IS NULL AND ${UNREAD}`,
    values: [unreadSince, unreadSince],
  })
}

export function listBookmarkPage(
  { library }: ReadableDatabases,
  unreadSince: number | null,
  first: PageCursor,
  until: PageCursor | null,
): ArticleRow[] {
  const rows = library.query<BookmarkColumns>(`
    SELECT ${BOOKMARK_COLUMNS} FROM ${BOOKMARKS}
    WHERE bookmarks.removed_at IS NULL AND ${UNREAD}
      AND (bookmarked_at, bookmarks.id) <= (?, ?) AND (bookmarked_at, bookmarks.id) > (?, ?)
    ORDER BY bookmarked_at DESC, bookmarks.id DESC LIMIT ${LONGEST_PAGE}`)
  return rows.all(unreadSince, unreadSince, ...rangeValues(first, until)).map(row => bookmarkRowOf(library, row))
}
