/** Bookmarks in the search index. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import { type Databases, type ReadableDatabases, transaction } from '../db/database.ts'
import { removeBookmarkRow, writeIndexRow } from '../index/search-index.ts'
import { registerPictures } from '../pictures/picture-names.ts'
import { visibleSources } from '../sources/sources.ts'
import { openBookmark } from './bookmark-copies.ts'

interface Candidate {
  readonly id: number
  readonly feed_id: FeedId
  readonly guid: string
  readonly published_at: number
}

/**
 * A bookmark is in the index by itself exactly while its article is not to be found in the cache, so that it is found
 * always and never twice. To be called after anything that changes which of the two holds.
 */
export function indexBookmarks(databases: Databases): void {
  const { cache } = databases
  const wanted = new Map(bookmarksWithoutArticle(databases).map(bookmark => [bookmark.id, bookmark]))
  const there = cache.query<{ bookmark_id: number }>('SELECT bookmark_id FROM indexed_bookmarks').all()
  const superfluous = there.filter(({ bookmark_id }) => !wanted.has(bookmark_id))
  for (const { bookmark_id } of there) wanted.delete(bookmark_id)
  if (superfluous.length === 0 && wanted.size === 0) return
  transaction(cache, () => {
    for (const { bookmark_id } of superfluous) removeBookmarkRow(cache, bookmark_id)
    for (const bookmark of wanted.values()) addBookmarkRow(databases, bookmark)
  })
}

function bookmarksWithoutArticle({ library, cache }: ReadableDatabases): Candidate[] {
  const sources = visibleSources(library)
  const article = cache.query<{ source_id: number }>('SELECT source_id FROM articles WHERE feed_id = ? AND guid = ?')
  return library
    .query<Candidate>('SELECT id, feed_id, guid, published_at FROM bookmarks WHERE removed_at IS NULL')
    .all()
    .filter(({ feed_id, guid }) => {
      const found = article.get(feed_id, guid)
      return !found || !sources.has(found.source_id)
    })
}

function addBookmarkRow({ library, cache }: Databases, { id, feed_id, published_at }: Candidate): void {
  const bookmark = openBookmark(library, id)
  if (!bookmark) return
  writeIndexRow(cache, -id, { title: bookmark.row.title, text: bookmark.text })
  cache.command('INSERT INTO indexed_bookmarks (bookmark_id, sort_at) VALUES (?, ?)').run(id, published_at)
  registerPictures(cache, feed_id, bookmark.article.pictures)
}
