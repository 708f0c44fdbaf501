/** Deletes what was removed in an earlier run and can no longer be taken back. */

import { forgetUnusedConsents } from './consents.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from './database.ts'
import { forgetHealth } from './health.ts'
import { forgetBookmarkPictures } from './pictures.ts'
import { forgetRule } from './rules.ts'
import { askForScrub, overwriting } from './scrub.ts'
import { removeIndexRow } from './search-index.ts'

const EMPTY_SECTION = 'id NOT IN (SELECT section_id FROM sources WHERE section_id IS NOT NULL)'

/** The cache goes first: while the library still knows what was removed, an interrupted purge is done again. */
export function purgeRemoved({ library, cache }: Databases): void {
  const sources = idsOf(library, 'SELECT id FROM sources WHERE removed_at IS NOT NULL')
  const bookmarks = idsOf(library, 'SELECT id FROM bookmarks WHERE removed_at IS NOT NULL')
  const reports = idsOf(library, 'SELECT id FROM reports WHERE removed_at IS NOT NULL')
  const lists = idsOf(library, 'SELECT id FROM report_lists WHERE removed_at IS NOT NULL')
  const sections = idsOf(library, `SELECT id FROM sections WHERE ${EMPTY_SECTION}`)
  if ([sources, bookmarks, reports, lists, sections].every(({ length }) => length === 0)) return
  const pictures = bookmarkedPictures(library)
  overwriting(cache, () =>
    transaction(cache, () => {
      for (const source of sources) purgeArticles(cache, source, pictures)
      if (sources.length > 0) askForScrub(cache)
    }),
  )
  transaction(library, () => {
    library.execute('DELETE FROM bookmarks WHERE removed_at IS NOT NULL')
    library.execute('DELETE FROM reports WHERE removed_at IS NOT NULL')
    library.execute('DELETE FROM report_lists WHERE removed_at IS NOT NULL')
    forgetBookmarkPictures(library)
    for (const source of sources) purgeSource(library, source)
    library.execute(`DELETE FROM sections WHERE ${EMPTY_SECTION}`)
    forgetUnusedConsents(library)
  })
  // Nothing of it stays behind in the write-ahead logs.
  for (const db of [cache, library]) db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
}

function idsOf(db: ReadableDb, sql: string, ...values: readonly number[]): number[] {
  return db
    .query<{ id: number }>(sql)
    .all(...values)
    .map(({ id }) => id)
}

/** Names of the pictures that bookmarks show, as JSON: they outlive their newspaper. */
function bookmarkedPictures(library: ReadableDb): string {
  const rows = library
    .query<{ key: string }>(
      `SELECT DISTINCT shown.value AS key FROM bookmarks, json_each(bookmarks.pictures) AS shown
       WHERE removed_at IS NULL`,
    )
    .all()
  return JSON.stringify(rows.map(({ key }) => key))
}

function purgeArticles(cache: WritableDb, source: number, keptPictures: string): void {
  for (const id of idsOf(cache, 'SELECT id FROM articles WHERE source_id = ?', source)) removeIndexRow(cache, id)
  const feeds = idsOf(cache, 'SELECT feed_id AS id FROM known_feeds WHERE source_id = ?', source)
  for (const feed of feeds) {
    cache.command('DELETE FROM feed_checks WHERE feed_id = ?').run(feed)
    cache.command('DELETE FROM forgotten_articles WHERE feed_id = ?').run(feed)
    forgetHealth(cache, feed)
    cache
      .command('DELETE FROM pictures WHERE feed_id = ? AND key NOT IN (SELECT value FROM json_each(?))')
      .run(feed, keptPictures)
  }
  cache.command('DELETE FROM articles WHERE source_id = ?').run(source)
  cache.command('DELETE FROM known_feeds WHERE source_id = ?').run(source)
}

/** Read state of what is bookmarked stays: the bookmark does. */
function purgeSource(library: WritableDb, source: number): void {
  for (const feed of idsOf(library, 'SELECT id FROM feeds WHERE source_id = ?', source)) {
    library
      .command(
        'DELETE FROM statuses WHERE feed_id = ? AND guid NOT IN (SELECT guid FROM bookmarks WHERE bookmarks.feed_id = ?)',
      )
      .run(feed, feed)
  }
  library.command('DELETE FROM feeds WHERE source_id = ?').run(source)
  forgetRule(library, source)
  library.command('DELETE FROM sources WHERE id = ?').run(source)
}
