/** What watches have caught, for the reader to look at: muted articles are shown here. */

import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { KeptWatch, Watch, WatchId, WatchTrial } from '../../../shared/contract/watches.ts'
import { DAY } from '../../../shared/units.ts'
import { isTooWide, problemOf } from '../../../shared/watches/problems.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { savedText } from '../index/search-index.ts'
import { visibleSources } from '../sources/sources.ts'
import { findingOf } from './finding.ts'
import { isOver, type Standing, sourcesIn, storedWatches } from './watches.ts'
import { reachOf } from './within-reach.ts'

const MOST_LATEST = 3
const MOST_CAUGHT = 100

/** The newest first. */
export function listWatches(databases: ReadableDatabases, now: number): KeptWatch[] {
  const { library, cache } = databases
  const count = cache.query<{ count: number }>('SELECT count(*) AS count FROM catches WHERE watch_id = ?')
  const scan = cache.query('SELECT 1 FROM watch_scans WHERE watch_id = ? AND before_id > 0')
  return storedWatches(library).map(watch => ({
    ...watch,
    isOver: isOver(watch, now),
    caught: count.get(watch.id)?.count ?? 0,
    isLooking: scan.get(watch.id) !== undefined,
    latest: readCaught(databases, watch.id, MOST_LATEST),
  }))
}

export function readCaught(databases: ReadableDatabases, id: WatchId, limit = MOST_CAUGHT): ArticleRow[] {
  const rows = databases.cache.query<RowColumns>(
    `SELECT ${ROW_COLUMNS} FROM catches JOIN articles ON articles.id = article_id WHERE catches.watch_id = ?
     ORDER BY sort_at DESC, articles.id DESC LIMIT ?`,
  )
  return rowsOf(databases, rows.all(id, limit))
}

function rowsOf(databases: ReadableDatabases, rows: readonly RowColumns[]): ArticleRow[] {
  const names = visibleSources(databases.library)
  return rows.filter(({ source_id }) => names.has(source_id)).map(row => rowOf(databases, row, names))
}

const TRIED_FOR = 21 * DAY
const MOST_TRIED = 1500
const MOST_EXAMPLES = 3

/** What the index already says of words: most articles need not be read. */
function withinReach(cache: ReadableDb, tried: readonly Standing[], from: number): (id: number) => boolean {
  const reach = reachOf(tried)
  if (reach === null) return () => true
  const rows = cache.query<{ id: number }>(`SELECT id FROM articles WHERE sort_at >= :from AND ${reach.where}`)
  const ids = new Set(rows.all({ from, ...reach.values }).map(({ id }) => id))
  return id => ids.has(id)
}

/** Looks through the newest articles as if the watch had been there. */
export function tryWatch(databases: ReadableDatabases, watch: Watch, now: number): WatchTrial {
  const problem = problemOf(watch, now)
  if (problem !== null) return { problem, caught: 0, of: 0, examples: [] }
  const { library, cache } = databases
  const words = watch.words.trim()
  const tried = [{ ...watch, id: 0, words, sources: sourcesIn(library, watch.place) }]
  const find = findingOf(tried)
  const mayCatch = withinReach(cache, tried, now - TRIED_FOR)
  const rows = cache
    .query<{ id: number; source_id: number; title: string }>(
      `SELECT id, abs(source_id) AS source_id, title FROM articles INDEXED BY articles_by_time
       WHERE sort_at >= ? ORDER BY sort_at DESC, id DESC LIMIT ${MOST_TRIED}`,
    )
    .all(now - TRIED_FOR)
  const names = visibleSources(library)
  const seen = rows.filter(({ source_id }) => names.has(source_id))
  const caught = seen.filter(({ id, source_id: sourceId, title }) => {
    if (!mayCatch(id)) return false
    const text = () => savedText(cache, id)?.text ?? ''
    return find({ sourceId, title, text }).length > 0
  })
  const row = cache.query<RowColumns>(`SELECT ${ROW_COLUMNS} FROM articles WHERE articles.id = ?`)
  const examples = caught.slice(0, MOST_EXAMPLES).flatMap(({ id }) => row.get(id) ?? [])
  const counts = { caught: caught.length, of: seen.length }
  return { problem: isTooWide(watch, counts) ? 'tooWide' : null, ...counts, examples: rowsOf(databases, examples) }
}
