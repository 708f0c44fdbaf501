/** Sections, newspapers and their feeds: what the reader subscribed to. */

import type { SectionId, SourceId } from '../../shared/models.ts'
import { ExpectedError } from '../../shared/result.ts'
import { type Databases, type ReadableDatabases, type ReadableDb, transaction, type WritableDb } from './database.ts'
import type { AddedFeeds, NewFeed } from './records.ts'
import { noteMirrored, raiseRevision } from './revision.ts'

export function addFeeds(databases: Databases, feeds: readonly NewFeed[], now: number): AddedFeeds {
  const added: { sourceId: SourceId; feedId: number; url: string }[] = []
  const alreadyThere: string[] = []
  const { library, cache } = databases
  const revision = transaction(library, () => {
    for (const feed of feeds) {
      const there = findFeed(library, feed.url)
      if (there && there.removed_at === null) alreadyThere.push(feed.url)
      else added.push({ url: feed.url, ...(there ? restoreFeed(library, there) : insertFeed(databases, feed, now)) })
    }
    return raiseRevision(library)
  })
  transaction(cache, () => {
    rememberFeeds(library, cache)
    noteMirrored(cache, revision)
  })
  return { added, alreadyThere }
}

interface FoundFeed {
  readonly id: number
  readonly source_id: SourceId
  readonly removed_at: number | null
}

function findFeed(library: ReadableDb, url: string): FoundFeed | undefined {
  return library
    .query<FoundFeed>(
      `SELECT feeds.id, source_id, removed_at FROM feeds JOIN sources ON sources.id = source_id
       WHERE url = ? OR previous_url = ?`,
    )
    .get(url, url)
}

function restoreFeed(library: WritableDb, { id, source_id }: FoundFeed): { sourceId: SourceId; feedId: number } {
  restoreSource(library, source_id)
  return { sourceId: source_id, feedId: id }
}

function insertFeed(databases: Databases, feed: NewFeed, now: number): { sourceId: SourceId; feedId: number } {
  const { library } = databases
  const joined = sourceOfSiblings(library, feed.siblings ?? [])
  const { sourceId, feedId } = idsFor(databases, feed.url, joined)
  if (joined === null) {
    library
      .command(
        `INSERT INTO sources (id, title, homepage, section_id, position, added_at)
         VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM sources), ?)`,
      )
      .run(sourceId, feed.title ?? titleFromAddress(feed.url), feed.homepage, sectionOf(library, feed.section), now)
  }
  library.command('INSERT INTO feeds (id, source_id, url) VALUES (?, ?, ?)').run(feedId, sourceId, feed.url)
  return { sourceId, feedId }
}

/** A newspaper that is only removed, not yet deleted, takes in nothing new. */
function sourceOfSiblings(library: ReadableDb, siblings: readonly string[]): SourceId | null {
  for (const url of siblings) {
    const there = findFeed(library, url)
    if (there && there.removed_at === null) return there.source_id
  }
  return null
}

/**
 * A feed that was here before gets its old ids where they are free, and with them its articles, read state and
 * bookmarks. New ids are beyond all that either file has seen: after a backup was restored the cache knows more of them.
 */
function idsFor(
  { library, cache }: Databases,
  url: string,
  joined: SourceId | null,
): { sourceId: SourceId; feedId: number } {
  const known = cache
    .query<{ feed_id: number; source_id: SourceId }>('SELECT feed_id, source_id FROM known_feeds WHERE url = ?')
    .get(url)
  if (known && isFree(library, 'feeds', known.feed_id) && isSourceFor(library, known.source_id, joined)) {
    return { sourceId: known.source_id, feedId: known.feed_id }
  }
  const bookmarked = library
    .query<{ feed_id: number }>('SELECT feed_id FROM bookmarks WHERE feed_url = ? ORDER BY id DESC LIMIT 1')
    .get(url)?.feed_id
  const feedId = bookmarked !== undefined && isFree(library, 'feeds', bookmarked) ? bookmarked : null
  const seen = cache
    .query<{ feed: number; source: number }>(
      'SELECT coalesce(max(feed_id), 0) AS feed, coalesce(max(source_id), 0) AS source FROM known_feeds',
    )
    .get()
  return {
    sourceId: joined ?? Math.max(lastId(library, 'sources'), seen?.source ?? 0) + 1,
    feedId: feedId ?? Math.max(lastId(library, 'feeds'), seen?.feed ?? 0) + 1,
  }
}

function isSourceFor(library: ReadableDb, known: SourceId, joined: SourceId | null): boolean {
  return joined === null ? isFree(library, 'sources', known) : known === joined
}

function isFree(library: ReadableDb, table: 'sources' | 'feeds', id: number): boolean {
  return library.query(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) === undefined
}

/** The highest id that was ever given, also to rows that are gone. */
function lastId(library: ReadableDb, table: 'sources' | 'feeds'): number {
  return library.query<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)?.seq ?? 0
}

/** The name of a newspaper of which only the address is known: its host. The first sync puts a better one in its place. */
export function titleFromAddress(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return host.replace(/^www\./, '') || url
}

/** The id of the section of this title, which is made where there is none. */
function sectionOf(library: WritableDb, title: string | null): SectionId | null {
  if (title === null) return null
  const there = library.query<{ id: SectionId }>('SELECT id FROM sections WHERE title = ?').get(title)
  return (
    there?.id ??
    library
      .command('INSERT INTO sections (title, position) SELECT ?, coalesce(max(position), 0) + 1 FROM sections')
      .insert(title)
  )
}

export function renameSource(library: WritableDb, id: SourceId, title: string): void {
  requireOne(library.command('UPDATE sources SET title = ? WHERE id = ? AND removed_at IS NULL').run(title, id), id)
}

export function moveSource(library: WritableDb, id: SourceId, section: string | null): void {
  transaction(library, () => {
    const move = library.command('UPDATE sources SET section_id = ? WHERE id = ? AND removed_at IS NULL')
    requireOne(move.run(sectionOf(library, section), id), id)
    removeEmptySections(library)
  })
}

/** A section whose last newspaper is only removed, not yet deleted, stays: the removal can still be undone. */
export function removeEmptySections(library: WritableDb): void {
  library.execute('DELETE FROM sections WHERE id NOT IN (SELECT section_id FROM sources WHERE section_id IS NOT NULL)')
}

export function setSourceEnabled(library: WritableDb, id: SourceId, enabled: boolean): void {
  const update = library.command('UPDATE sources SET enabled = ? WHERE id = ? AND removed_at IS NULL')
  requireOne(update.run(Number(enabled), id), id)
}

/** Hides a newspaper. `purgeRemoved` deletes it. */
export function removeSource(library: WritableDb, id: SourceId, now: number): void {
  requireOne(library.command('UPDATE sources SET removed_at = ? WHERE id = ? AND removed_at IS NULL').run(now, id), id)
}

export function restoreSource(library: WritableDb, id: SourceId): void {
  requireOne(library.command('UPDATE sources SET removed_at = NULL WHERE id = ?').run(id), id)
}

function requireOne(changed: number, id: SourceId): void {
  if (changed === 0) throw new ExpectedError('notFound', `source ${id} is not in the library`)
}

/** Titles of all newspapers that are not removed. Whoever is not among them is not shown. */
export function visibleSources(library: ReadableDb): ReadonlyMap<SourceId, string> {
  const rows = library
    .query<{ id: SourceId; title: string }>('SELECT id, title FROM sources WHERE removed_at IS NULL')
    .all()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Newspapers that have articles in the cache but are not to be seen: removed, or unknown to a restored library. */
export function hiddenSources({ library, cache }: ReadableDatabases): SourceId[] {
  const visible = visibleSources(library)
  const known = cache.query<{ source_id: SourceId }>('SELECT DISTINCT source_id FROM known_feeds').all()
  return known.map(({ source_id }) => source_id).filter(id => !visible.has(id))
}

/** A feed as the cache remembers it, to find the way back when the library is lost. */
export interface KnownFeed {
  readonly feed_id: number
  readonly source_id: number
  readonly url: string
  readonly source_title: string
}

/** To be called inside a transaction of the cache. */
export function rememberFeeds(library: ReadableDb, cache: WritableDb): void {
  const remember = cache.command(`
    INSERT INTO known_feeds (feed_id, source_id, url, source_title) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET source_id = excluded.source_id, url = excluded.url, source_title = excluded.source_title`)
  const feeds = library.query<KnownFeed>(`
    SELECT feeds.id AS feed_id, source_id, url, sources.title AS source_title
    FROM feeds JOIN sources ON sources.id = source_id WHERE removed_at IS NULL`)
  for (const feed of feeds.all()) remember.run(feed.feed_id, feed.source_id, feed.url, feed.source_title)
}
