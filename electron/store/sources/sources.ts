/** Sections, newspapers and their feeds: what the reader subscribed to. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import { LONGEST_NAME } from '../../../shared/limits.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import { type ReadableDatabases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'

/** The name of a newspaper of which only the address is known: its host. The first sync puts a better one in its place. */
export function titleFromAddress(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return host.replace(/^www\./, '') || url
}

/** The id of the section of this title, which is made where there is none. */
export function sectionOf(library: WritableDb, title: string | null): SectionId | null {
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
  const rename = library.command('UPDATE sources SET title = ? WHERE id = ? AND removed_at IS NULL')
  requireOne(rename.run(nameFrom(title), id), id)
}

/** A section that is left empty keeps its place, unseen, until the next start: whoever takes the move back finds it there. */
export function moveSource(library: WritableDb, id: SourceId, section: string | null): void {
  transaction(library, () => {
    const move = library.command('UPDATE sources SET section_id = ? WHERE id = ? AND removed_at IS NULL')
    requireOne(move.run(sectionOf(library, section === null ? null : nameFrom(section)), id), id)
  })
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

/** @throws ExpectedError `badArguments` */
export function nameFrom(typed: string): string {
  const name = typed.trim()
  if (!isVisible(name) || name.length > LONGEST_NAME)
    throw new ExpectedError('badArguments', `A name has 1 to ${LONGEST_NAME} characters.`)
  return name
}

function requireOne(changed: number, id: SourceId): void {
  if (changed === 0) throw new ExpectedError('notFound', `source ${id} is not in the library`)
}

/** Titles of all newspapers that are not removed. Whoever is not among them is not shown. */
export function visibleSources(library: ReadableDb): ReadonlyMap<SourceId, string> {
  const rows = library
    .query<{ id: SourceId; title: string }>('SELECT id, title FROM sources WHERE removed_at IS NULL')
    .all()
  return new Map(rows.map(({ id, title }) => [id, shownName(library, id, title)]))
}

/** A name of invisible characters is none: the host of its feed stands in for it. */
export function shownName(library: ReadableDb, id: SourceId, title: string): string {
  if (isVisible(title)) return title
  const feed = library.query<{ url: string }>('SELECT url FROM feeds WHERE source_id = ? ORDER BY id LIMIT 1').get(id)
  return titleFromAddress(feed?.url ?? '')
}

/**
 * Newspapers that have articles in the cache but are not to be seen: removed, or unknown to a restored library; and the
 * numbers below 0 under which muted articles stand.
 */
export function hiddenSources(
  { library, cache }: ReadableDatabases,
  visible: ReadonlyMap<SourceId, string> = visibleSources(library),
): SourceId[] {
  const known = cache.query<{ source_id: SourceId }>('SELECT DISTINCT source_id FROM known_feeds').all()
  const muted = cache.query<{ source_id: SourceId }>(
    'SELECT DISTINCT source_id FROM article_counts WHERE source_id < 0',
  )
  return [...known, ...muted.all()].map(({ source_id }) => source_id).filter(id => !visible.has(id))
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
