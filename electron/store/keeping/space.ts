/** What takes how much room on the disk. */

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceId } from '../../../shared/contract/ids.ts'
import type { SourceSpace, Space } from '../../../shared/contract/keeping.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { visibleSources } from '../sources/sources.ts'

const MOST_SOURCES = 10

export function readSpace(databases: ReadableDatabases, folder: string): Space {
  const { library, cache } = databases
  const index = sumOf(cache, 'SELECT sum(length(block)) AS sum FROM search_data')
  const free = sumOf(cache, 'SELECT freelist_count * page_size AS sum FROM pragma_freelist_count, pragma_page_size')
  const texts = textsBySource(cache)
  const kept = keptPictures(databases)
  const articles = total(texts, ({ size }) => size)
  const named = sourcesBySpace(texts, kept.bySource, visibleSources(library))
  const sources = named.slice(0, MOST_SOURCES)
  return {
    library: sizeOf(folder, 'library.db'),
    backups: sizeOfFolder(join(folder, 'backups')),
    articles,
    keeping: Math.max(0, sizeOf(folder, 'cache.db') - index - free - articles),
    index,
    free,
    pictures: kept.own,
    bookmarkPictures: kept.ofBookmarks,
    sources,
    otherSources: {
      count: named.length - sources.length,
      bytes: articles + kept.own - total(sources, ({ bytes }) => bytes),
    },
  }
}

interface KeptPictures {
  readonly ofBookmarks: number
  /** All others. */
  readonly own: number
  readonly bySource: ReadonlyMap<SourceId, number>
}

/** Every file counts once, whoever names it: for bookmarks before newspapers, and for the first newspaper of several. */
function keptPictures({ library, cache }: ReadableDatabases): KeptPictures {
  const ofBookmarks = new Map(
    library
      .query<KeptFile>('SELECT hash, max(size) AS size FROM bookmark_pictures WHERE hash IS NOT NULL GROUP BY hash')
      .all()
      .map(({ hash, size }) => [hash, size]),
  )
  const own = cache
    .query<KeptFile & { source_id: SourceId | null }>(
      `SELECT hash, max(size) AS size, min(source_id) AS source_id FROM pictures LEFT JOIN known_feeds USING (feed_id)
       WHERE hash IS NOT NULL GROUP BY hash`,
    )
    .all()
    .filter(({ hash }) => !ofBookmarks.has(hash))
  const bySource = new Map<SourceId, number>()
  for (const { source_id: id, size } of own) if (id !== null) bySource.set(id, (bySource.get(id) ?? 0) + size)
  return { ofBookmarks: total([...ofBookmarks.values()], size => size), own: total(own, ({ size }) => size), bySource }
}

interface KeptFile {
  readonly hash: string
  readonly size: number
}

interface SourceTexts {
  readonly source_id: SourceId
  readonly count: number
  readonly size: number
}

function textsBySource(cache: ReadableDb): SourceTexts[] {
  return cache
    .query<SourceTexts>(
      `SELECT abs(source_id) AS source_id, count(*) AS count, sum(length(body) + length(lead)) AS size
       FROM articles INDEXED BY articles_by_source JOIN bodies ON article_id = id GROUP BY abs(source_id)`,
    )
    .all()
}

function sourcesBySpace(
  texts: readonly SourceTexts[],
  pictures: ReadonlyMap<SourceId, number>,
  titles: ReadonlyMap<SourceId, string>,
): SourceSpace[] {
  return texts
    .filter(({ source_id }) => titles.has(source_id))
    .map(({ source_id, count, size }) => ({
      id: source_id,
      title: titles.get(source_id) ?? '',
      articles: count,
      bytes: size + (pictures.get(source_id) ?? 0),
    }))
    .sort((one, other) => other.bytes - one.bytes)
}

function total<T>(values: readonly T[], sizeOfOne: (value: T) => number): number {
  return values.reduce((sum, value) => sum + sizeOfOne(value), 0)
}

function sumOf(db: ReadableDb, sql: string): number {
  return db.query<{ sum: number | null }>(sql).get()?.sum ?? 0
}

/** Size with the write-ahead log, where the latest writes are. */
function sizeOf(folder: string, name: string): number {
  return [name, `${name}-wal`].reduce((sum, part) => sum + fileSize(join(folder, part)), 0)
}

function sizeOfFolder(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + fileSize(join(folder, name)), 0)
}

function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
