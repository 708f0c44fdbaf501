/** Deletes what was removed in an earlier run and can no longer be taken back. */

import type { PictureKey } from '../../../shared/contract/ids.ts'
import { forgetDecisionsAbout, forgetStatuses } from '../articles/forget-statuses.ts'
import { forgetSites } from '../articles/site-blocks.ts'
import type { Identity } from '../db/article-refs.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { removeIndexRow } from '../index/search-index.ts'
import { forgetBookmarkPictures, forgetPictures } from '../pictures/pictures.ts'
import { forgetUnusedConsents } from '../sources/consents.ts'
import { forgetHealth } from '../sources/health.ts'
import { forgetRule } from '../sources/rules.ts'
import { askForScrub, overwriting } from './scrub.ts'

const REMOVED_FOLDER = 'removed_with IS NOT NULL'
/** A tag that no bookmark has: it was taken off the last one. */
const REMOVED_TAG = 'removed_at IS NOT NULL OR id NOT IN (SELECT tag_id FROM bookmark_tags)'
const EMPTY_SECTION = 'id NOT IN (SELECT section_id FROM sources WHERE section_id IS NOT NULL)'

/** The cache goes first: while the library still knows what was removed, an interrupted purge is done again. */
export function purgeRemoved({ library, cache }: Databases): void {
  const sources = idsOf(library, 'SELECT id FROM sources WHERE removed_at IS NOT NULL')
  const bookmarks = idsOf(library, 'SELECT id FROM bookmarks WHERE removed_at IS NOT NULL')
  const reports = idsOf(library, 'SELECT id FROM reports WHERE removed_at IS NOT NULL')
  const lists = idsOf(library, 'SELECT id FROM report_lists WHERE removed_at IS NOT NULL')
  const watches = idsOf(library, 'SELECT id FROM watches WHERE removed_at IS NOT NULL')
  const folders = idsOf(library, `SELECT id FROM folders WHERE ${REMOVED_FOLDER}`)
  const tags = idsOf(library, `SELECT id FROM tags WHERE ${REMOVED_TAG}`)
  const highlights = idsOf(library, 'SELECT id FROM highlights WHERE removed_at IS NOT NULL')
  const sections = idsOf(library, `SELECT id FROM sections WHERE ${EMPTY_SECTION}`)
  const all = [sources, bookmarks, reports, lists, watches, sections, folders, tags, highlights]
  if (all.every(({ length }) => length === 0)) return
  const pictures = bookmarkedPictures(library)
  const gone = bookmarksWithoutArticle({ library, cache })
  overwriting(cache, () =>
    transaction(cache, () => {
      for (const source of sources) purgeArticles(cache, source, pictures)
      forgetPictures(cache, picturesOfRemoved(library))
      if (sources.length + gone.length > 0) askForScrub(cache)
    }),
  )
  transaction(library, () => {
    library.execute('DELETE FROM bookmarks WHERE removed_at IS NOT NULL')
    library.execute('DELETE FROM highlights WHERE removed_at IS NOT NULL')
    library.execute(`DELETE FROM tags WHERE ${REMOVED_TAG}`)
    for (const folder of folders) purgeFolder(library, folder)
    library.execute('DELETE FROM reports WHERE removed_at IS NOT NULL')
    library.execute('DELETE FROM report_lists WHERE removed_at IS NOT NULL')
    library.execute('DELETE FROM watches WHERE removed_at IS NOT NULL')
    forgetBookmarkPictures(library)
    forgetStatuses(library, gone)
    for (const source of sources) purgeSource(library, source)
    library.execute(`DELETE FROM sections WHERE ${EMPTY_SECTION}`)
    forgetUnusedConsents(library)
  })
  // Nothing of it stays behind in the write-ahead logs.
  for (const db of [cache, library]) db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** What was in it stays, in no folder; a folder in it that came back alone, too. */
function purgeFolder(library: WritableDb, folder: number): void {
  library.command('UPDATE bookmarks SET folder_id = NULL WHERE folder_id = ?').run(folder)
  library.command('UPDATE folders SET parent_id = NULL WHERE parent_id = ?').run(folder)
  library.command('DELETE FROM folders WHERE id = ?').run(folder)
}

function idsOf(db: ReadableDb, sql: string, ...values: readonly number[]): number[] {
  return db
    .query<{ id: number }>(sql)
    .all(...values)
    .map(({ id }) => id)
}

/** Removed, and the last that is left of their articles: pages that were saved by hand, and what retention deleted. */
function bookmarksWithoutArticle({ library, cache }: ReadableDatabases): Identity[] {
  const article = cache.query('SELECT 1 FROM articles WHERE feed_id = ? AND guid = ?')
  return library
    .query<Identity>('SELECT feed_id, guid FROM bookmarks WHERE removed_at IS NOT NULL')
    .all()
    .filter(({ feed_id, guid }) => article.get(feed_id, guid) === undefined)
}

/** Names of the pictures that only removed bookmarks show. */
function picturesOfRemoved(library: ReadableDb): PictureKey[] {
  const rows = library.query<{ key: PictureKey }>(
    `SELECT shown.value AS key FROM bookmarks, json_each(bookmarks.pictures) AS shown
     GROUP BY shown.value HAVING max(removed_at IS NULL) = 0`,
  )
  return rows.all().map(({ key }) => key)
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

/** Its muted articles, too. */
function purgeArticles(cache: WritableDb, source: number, keptPictures: string): void {
  const both = [source, -source] as const
  for (const id of idsOf(cache, 'SELECT id FROM articles WHERE source_id IN (?, ?)', ...both)) removeIndexRow(cache, id)
  const feeds = idsOf(cache, 'SELECT feed_id AS id FROM known_feeds WHERE source_id = ?', source)
  for (const feed of feeds) {
    cache.command('DELETE FROM feed_checks WHERE feed_id = ?').run(feed)
    cache.command('DELETE FROM forgotten_articles WHERE feed_id = ?').run(feed)
    forgetHealth(cache, feed)
    cache
      .command('DELETE FROM pictures WHERE feed_id = ? AND key NOT IN (SELECT value FROM json_each(?))')
      .run(feed, keptPictures)
  }
  cache.command('DELETE FROM articles WHERE source_id IN (?, ?)').run(...both)
  cache.command('DELETE FROM known_feeds WHERE source_id = ?').run(source)
  forgetSites(cache, source)
}

/** Read state of what is bookmarked stays: the bookmark does. */
function purgeSource(library: WritableDb, source: number): void {
  for (const feed of idsOf(library, 'SELECT id FROM feeds WHERE source_id = ?', source)) {
    library
      .command(
        'DELETE FROM statuses WHERE feed_id = ? AND guid NOT IN (SELECT guid FROM bookmarks WHERE bookmarks.feed_id = ?)',
      )
      .run(feed, feed)
    library.command('DELETE FROM followed_stories WHERE feed_id = ?').run(feed)
    library.command('DELETE FROM told_articles WHERE feed_id = ?').run(feed)
    forgetDecisionsAbout(library, feed)
    // Its server is still to be told.
    library.command('UPDATE account_feeds SET feed_id = NULL WHERE feed_id = ?').run(feed)
  }
  library.command('DELETE FROM feeds WHERE source_id = ?').run(source)
  forgetRule(library, source)
  library.command('DELETE FROM watches WHERE source_id = ?').run(source)
  library.command('DELETE FROM sources WHERE id = ?').run(source)
}
