/**
 * Brings the two files in step when they are opened. A crash between their transactions leaves the cache behind, a
 * restored backup leaves the library behind: each is caught up from the other.
 */

import { setRead } from '../articles/set-read.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { forgetReadMark } from '../db/read-marks.ts'
import { mirroredRevisionOf, revisionOf } from '../db/revision.ts'
import { type KnownFeed, rememberFeeds } from '../sources/sources.ts'
import { insertBookmarkOf } from './bookmark-copies.ts'

/** Brings both files in step after they were opened. Returns whether the library was older than what the cache had seen of it. */
export function catchUp(databases: Databases, now: number): boolean {
  const wentBack = revisionOf(databases.library) < mirroredRevisionOf(databases.cache)
  if (wentBack) adoptFromCache(databases, now)
  if (revisionOf(databases.library) !== mirroredRevisionOf(databases.cache)) mirrorLibrary(databases)
  return wentBack
}

/** The library came back from a backup, lost its log, or was lost: what the cache saw since then is taken from it. */
function adoptFromCache({ library, cache }: Databases, now: number): void {
  transaction(library, () => {
    const revision = mirroredRevisionOf(cache) + 1
    library.command("UPDATE meta SET value = ? WHERE key = 'revision'").run(revision)
    adoptFeeds(library, cache, now)
    adoptStatuses(library, cache, revision)
    forgetReadMark(library)
    for (const { id } of cache.query<{ id: number }>('SELECT id FROM articles WHERE bookmarked').all()) {
      insertBookmarkOf({ library, cache }, id, now)
    }
  })
}

function adoptFeeds(library: WritableDb, cache: ReadableDb, now: number): void {
  const addSource = library.command(`
    INSERT INTO sources (id, title, position, added_at)
    VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM sources), ?) ON CONFLICT DO NOTHING`)
  const addFeed = library.command('INSERT INTO feeds (id, source_id, url) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const isKnown = library.query('SELECT 1 FROM feeds WHERE id = ? OR url = ?')
  for (const feed of cache
    .query<KnownFeed>('SELECT feed_id, source_id, url, source_title FROM known_feeds ORDER BY feed_id')
    .all()) {
    if (isKnown.get(feed.feed_id, feed.url)) continue
    addSource.run(feed.source_id, feed.source_title, now)
    addFeed.run(feed.feed_id, feed.source_id, feed.url)
  }
}

function adoptStatuses(library: WritableDb, cache: ReadableDb, revision: number): void {
  const save = library.command(`
    INSERT INTO statuses (feed_id, guid, read_at, revision) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET read_at = excluded.read_at, revision = excluded.revision WHERE read_at IS NULL`)
  const read = cache.query<{ feed_id: number; guid: string; read_at: number }>(
    'SELECT feed_id, guid, read_at FROM articles WHERE read_at IS NOT NULL',
  )
  for (const { feed_id, guid, read_at } of read.all()) save.run(feed_id, guid, read_at, revision)
}

/** Repeats in the cache what the library says since the revision that the cache knows. */
function mirrorLibrary({ library, cache }: Databases): void {
  transaction(cache, () => {
    const since = mirroredRevisionOf(cache)
    const statuses = library.query<{ feed_id: number; guid: string; read_at: number | null }>(
      'SELECT feed_id, guid, read_at FROM statuses WHERE revision > ?',
    )
    const article = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
    const changed = new Map<number | null, number[]>()
    for (const { feed_id, guid, read_at } of statuses.all(since)) {
      const found = article.get(feed_id, guid)
      const ids = changed.get(read_at) ?? []
      if (found) ids.push(found.id)
      changed.set(read_at, ids)
    }
    for (const [readAt, ids] of changed) setRead(cache, ids, readAt)
    mirrorBookmarks(library, cache)
    rememberFeeds(library, cache)
    cache.command("UPDATE meta SET value = ? WHERE key = 'mirrored_revision'").run(revisionOf(library))
  })
}

function mirrorBookmarks(library: ReadableDb, cache: WritableDb): void {
  cache.execute('UPDATE articles SET bookmarked = 0 WHERE bookmarked')
  const mark = cache.command('UPDATE articles SET bookmarked = 1 WHERE feed_id = ? AND guid = ?')
  const bookmarks = library.query<{ feed_id: number; guid: string }>(
    'SELECT feed_id, guid FROM bookmarks WHERE removed_at IS NULL',
  )
  for (const { feed_id, guid } of bookmarks.all()) mark.run(feed_id, guid)
}
