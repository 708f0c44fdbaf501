/** Bookmarks in the search index. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDatabases, transaction, type WritableDb } from '../db/database.ts'
import { removeBookmarkRow, type WriteIndex, writingIndex } from '../index/search-index.ts'
import { registerPictures } from '../pictures/picture-names.ts'
import { visibleSources } from '../sources/sources.ts'
import { openBookmark } from './bookmark-copies.ts'

interface Candidate extends Identity {
  readonly id: number
  readonly published_at: number
  readonly bookmarked_at: number
  readonly removed_at: number | null
}

/**
 * A bookmark is in the index by itself exactly while its article is not to be found in the cache, so that it is found
 * always and never twice. This looks at all of them; after that one of the functions below follows whatever changes it.
 */
export function indexAllBookmarks(databases: Databases): void {
  const bookmarks = databases.library.query<Candidate>(`SELECT ${COLUMNS} FROM bookmarks`).all()
  forgetLost(databases.cache, new Set(bookmarks.map(({ id }) => id)))
  bringInStep(databases, bookmarks)
}

/** The library came back from a backup: it does not know every bookmark that is in the index. */
function forgetLost(cache: WritableDb, known: ReadonlySet<number>): void {
  const there = cache.query<{ bookmark_id: number }>('SELECT bookmark_id FROM indexed_bookmarks').all()
  const lost = there.filter(({ bookmark_id }) => !known.has(bookmark_id))
  if (lost.length === 0) return
  transaction(cache, () => {
    for (const { bookmark_id } of lost) removeBookmarkRow(cache, bookmark_id)
  })
}

/** To be called when these articles were bookmarked or no longer are, or have come into the cache. */
export function indexBookmarks(databases: Databases, articles: readonly Identity[]): void {
  const bookmark = databases.library.query<Candidate>(`SELECT ${COLUMNS} FROM bookmarks WHERE feed_id = ? AND guid = ?`)
  bringInStep(
    databases,
    articles.flatMap(({ feed_id, guid }) => bookmark.all(feed_id, guid)),
  )
}

/** To be called when newspapers were removed or have come back. */
export function indexBookmarksOf(databases: Databases, sources: readonly SourceId[]): void {
  const bookmarks = databases.library.query<Candidate>(
    `SELECT ${COLUMNS} FROM bookmarks
     WHERE feed_id IN (SELECT id FROM feeds WHERE source_id IN (SELECT value FROM json_each(?)))`,
  )
  bringInStep(databases, bookmarks.all(JSON.stringify(sources)))
}

const COLUMNS = 'id, feed_id, guid, published_at, bookmarked_at, removed_at'

function bringInStep(databases: Databases, bookmarks: readonly Candidate[]): void {
  const { cache } = databases
  const isAlone = whetherAlone(databases)
  const isThere = cache.query('SELECT 1 FROM indexed_bookmarks WHERE bookmark_id = ?')
  const changing = bookmarks.filter(bookmark => isAlone(bookmark) !== (isThere.get(bookmark.id) !== undefined))
  if (changing.length === 0) return
  writingIndex(cache, write => {
    for (const bookmark of changing) {
      if (isAlone(bookmark)) addBookmarkRow(databases, write, bookmark)
      else removeBookmarkRow(cache, bookmark.id)
    }
  })
}

/** True for a bookmark that is kept while its article is not in the cache. */
function whetherAlone({ library, cache }: ReadableDatabases): (bookmark: Candidate) => boolean {
  const sources = visibleSources(library)
  const article = cache.query<{ source_id: SourceId }>('SELECT source_id FROM articles WHERE feed_id = ? AND guid = ?')
  return ({ feed_id, guid, removed_at }) => {
    if (removed_at !== null) return false
    const found = article.get(feed_id, guid)
    return !found || !sources.has(found.source_id)
  }
}

function addBookmarkRow(
  { library, cache }: Databases,
  write: WriteIndex,
  { id, feed_id, published_at, bookmarked_at }: Candidate,
): void {
  const bookmark = openBookmark(library, id)
  if (!bookmark) return
  // Dated ahead, it would be the newest of all that is found until then.
  const sortAt = Math.min(published_at, bookmarked_at)
  const { title, sourceId: source, language, direction, picture } = bookmark.row
  write(-id, { title, text: bookmark.text }, { sortAt, source, language, direction, hasPicture: picture !== null })
  cache.command('INSERT INTO indexed_bookmarks (bookmark_id, sort_at) VALUES (?, ?)').run(id, sortAt)
  registerPictures(cache, feed_id, bookmark.article.pictures)
}
