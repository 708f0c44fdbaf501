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
  const bookmarkPictures = sumOf(
    library,
    'SELECT sum(size) AS sum FROM (SELECT max(size) AS size FROM bookmark_pictures WHERE hash IS NOT NULL GROUP BY hash)',
  )
  const kept = keptPictures(databases)
  return {
    library: sizeOf(folder, 'library.db'),
    backups: sizeOfFolder(join(folder, 'backups')),
    articles: Math.max(0, sizeOf(folder, 'cache.db') - index - free),
    index,
    free,
    pictures: Math.max(0, kept - bookmarkPictures),
    bookmarkPictures,
    sources: sourcesBySpace(databases),
  }
}

/** Every file counts once, whoever names it. */
function keptPictures({ library, cache }: ReadableDatabases): number {
  const sizes = new Map<string, number>()
  const rows = (db: ReadableDb, table: string) =>
    db.query<{ hash: string; size: number }>(`SELECT hash, size FROM ${table} WHERE hash IS NOT NULL`).all()
  for (const { hash, size } of [...rows(cache, 'pictures'), ...rows(library, 'bookmark_pictures')])
    sizes.set(hash, size)
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

function sourcesBySpace({ library, cache }: ReadableDatabases): SourceSpace[] {
  const titles = visibleSources(library)
  const pictures = new Map(
    cache
      .query<{ source_id: SourceId; size: number }>(
        `SELECT source_id, sum(size) AS size FROM pictures JOIN known_feeds USING (feed_id)
         WHERE hash IS NOT NULL GROUP BY source_id`,
      )
      .all()
      .map(({ source_id, size }) => [source_id, size]),
  )
  return cache
    .query<{ source_id: SourceId; count: number; size: number }>(
      `SELECT source_id, count(*) AS count, sum(length(body) + length(lead)) AS size
       FROM articles INDEXED BY articles_by_source JOIN bodies ON article_id = id GROUP BY source_id`,
    )
    .all()
    .filter(({ source_id }) => titles.has(source_id))
    .map(({ source_id, count, size }) => ({
      id: source_id,
      title: titles.get(source_id) ?? '',
      articles: count,
      bytes: size + (pictures.get(source_id) ?? 0),
    }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, MOST_SOURCES)
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
