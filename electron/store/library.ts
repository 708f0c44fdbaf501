/** The library as the window shows it: sections, newspapers and feeds with the state of their checks. */

import type { Library, Section, SectionId, Source, SourceId } from '../../shared/models.ts'
import type { ReadableDatabases, ReadableDb } from './database.ts'
import { checksByFeed } from './feed-checks.ts'

interface SourceRow {
  readonly id: SourceId
  readonly title: string
  readonly homepage: string | null
  readonly section_id: SectionId | null
  readonly enabled: number
}

interface FeedRow {
  readonly id: number
  readonly source_id: SourceId
  readonly url: string
  readonly title: string | null
}

export function readLibrary({ library, cache }: ReadableDatabases): Library {
  const unread = unreadBySource(cache)
  const feeds = feedsBySource(library, cache)
  const sources = library
    .query<SourceRow>(
      'SELECT id, title, homepage, section_id, enabled FROM sources WHERE removed_at IS NULL ORDER BY position, id',
    )
    .all()
    .map(
      ({ id, title, homepage, section_id, enabled }): Source => ({
        id,
        title,
        homepage,
        sectionId: section_id,
        enabled: enabled === 1,
        unread: unread.get(id) ?? 0,
        feeds: feeds.get(id) ?? [],
      }),
    )
  const bookmarks = library.query<{ count: number }>('SELECT count(*) AS count FROM bookmarks WHERE removed_at IS NULL')
  return { sections: readSections(library), sources, bookmarks: bookmarks.get()?.count ?? 0 }
}

function readSections(library: ReadableDb): Section[] {
  const rows = library
    .query<{ id: SectionId; title: string }>('SELECT id, title FROM sections ORDER BY position, id')
    .all()
  return rows.map(({ id, title }) => ({ id, title }))
}

function unreadBySource(cache: ReadableDb): ReadonlyMap<SourceId, number> {
  const rows = cache
    .query<{ source_id: SourceId; unread: number }>(
      `SELECT source_id, count(*) AS unread FROM articles INDEXED BY articles_by_source
       WHERE read_at IS NULL GROUP BY source_id`,
    )
    .all()
  return new Map(rows.map(({ source_id, unread }) => [source_id, unread]))
}

function feedsBySource(library: ReadableDb, cache: ReadableDb): ReadonlyMap<SourceId, Source['feeds']> {
  const checks = checksByFeed(cache)
  const feeds = new Map<SourceId, Source['feeds']>()
  for (const row of library.query<FeedRow>('SELECT id, source_id, url, title FROM feeds ORDER BY id').all()) {
    const check = checks.get(row.id)
    const feed = {
      id: row.id,
      url: row.url,
      title: row.title,
      checkedAt: check?.checkedAt ?? null,
      succeededAt: check?.succeededAt ?? null,
      failure: check?.failure ?? null,
    }
    feeds.set(row.source_id, [...(feeds.get(row.source_id) ?? []), feed])
  }
  return feeds
}
