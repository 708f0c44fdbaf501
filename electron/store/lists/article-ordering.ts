/**
 * The articles of a query in their order. How many there are in each span of time is known from counts; only in the span
 * where a place of the list lies are the articles themselves counted through.
 */

import type { ArticleQuery, ListPlace } from '../../../shared/contract/reading.ts'
import { highestId } from '../articles/articles.ts'
import { placeOf } from '../db/article-refs.ts'
import type { ReadableDatabases, ReadableDb, Value } from '../db/database.ts'
import type { Ordering } from '../db/slices.ts'
import { ALL_SOURCES, boundsOf, countedSources, SPAN_BITS, type Span, spanOf } from '../db/spans.ts'
import { foldedRows, type Listed, placeInList } from './folded-rows.ts'
import { readStateOf, type Selection, selectionOf } from './selection.ts'

interface Parts {
  readonly cache: ReadableDb
  readonly query: ArticleQuery
  readonly selection: Selection
  readonly lastId: number
}

/** Articles with a higher id than `upTo` are not in it. */
export function articleOrdering(
  databases: ReadableDatabases,
  query: ArticleQuery,
  upTo: number | null,
  now: number,
): Ordering {
  const { cache } = databases
  const highest = highestId(cache)
  const lastId = upTo ?? highest
  const parts: Parts = { cache, query, selection: selectionOf(databases, query.scope), lastId }
  const counts = countSpans(parts)
  const spans = highest > lastId ? withoutArrivals(counts, arrivals(parts)) : counts
  return {
    total: spans.reduce((sum, { count }) => sum + count, 0),
    lastId,
    indexOf: place => indexOf(databases, parts, spans, place),
    rows: (first, count) => foldedRows(databases, idsFrom(parts, spans, first, count), listedIn(parts), now),
  }
}

/** Newest first; without those that nothing is in. */
function countSpans({ cache, query, selection }: Parts): Span[] {
  const count = query.unreadSince === null ? 'total' : UNREAD_OR_READ_SINCE
  const rows = cache.query<Span>(`
    SELECT span, sum(count) AS count FROM (
      SELECT span, ${count} AS count FROM article_counts AS cell
      WHERE source_id IN (SELECT value FROM json_each(:counted))
      UNION ALL
      SELECT span, -(${count}) FROM article_counts AS cell
      WHERE source_id IN (SELECT value FROM json_each(:uncounted))
    ) GROUP BY span HAVING sum(count) > 0 ORDER BY span DESC`)
  const { counted, uncounted } = selection
  const sources = { counted: JSON.stringify(counted), uncounted: JSON.stringify(uncounted) }
  return rows.all({ ...sources, ...readStateOf(query).values })
}

const READ_SINCE = `
  sort_at >= cell.span << ${SPAN_BITS} AND sort_at < (cell.span + 1) << ${SPAN_BITS} AND read_at >= :since`

/** Articles are only looked at where one was read since. */
const UNREAD_OR_READ_SINCE = `
  unread + CASE
    WHEN ifnull(last_read_at < :since, true) THEN 0
    WHEN source_id = ${ALL_SOURCES} THEN (
      SELECT count(*) FROM articles INDEXED BY articles_by_time WHERE ${READ_SINCE})
    ELSE (
      SELECT count(*) FROM articles INDEXED BY articles_by_source
      WHERE articles.source_id = cell.source_id AND ${READ_SINCE})
  END`

/** What has come since the list was opened. */
function arrivals({ cache, query, selection, lastId }: Parts): ReadonlyMap<number, number> {
  const state = readStateOf(query)
  // By their ids alone: they are the few at the end of the table.
  const rows = cache.query<Span>(`
    SELECT sort_at >> ${SPAN_BITS} AS span, count(*) AS count FROM articles NOT INDEXED
    WHERE id > :lastId AND ${selection.where} AND ${state.where} GROUP BY span`)
  const found = rows.all({ lastId, ...selection.values, ...state.values })
  return new Map(found.map(({ span, count }) => [span, count]))
}

function withoutArrivals(spans: readonly Span[], arrived: ReadonlyMap<number, number>): Span[] {
  return spans
    .map(({ span, count }) => ({ span, count: count - (arrived.get(span) ?? 0) }))
    .filter(({ count }) => count > 0)
}

/** The condition of the whole list, with what its values need. */
function listedIn({ query, selection, lastId }: Parts): Listed {
  const state = readStateOf(query)
  return {
    where: `${selection.where} AND ${state.where} AND id <= :lastId`,
    values: { ...selection.values, ...state.values, lastId },
    folds: query.scope.kind !== 'source',
  }
}

/** A story's articles all stand where its row is. */
function indexOf(
  databases: ReadableDatabases,
  parts: Parts,
  spans: readonly Span[],
  { ref }: ListPlace,
): number | null {
  if (ref === null) return null
  const { kind, id } = placeOf(ref)
  const row = kind === 'article' ? placeInList(databases, id, listedIn(parts)) : null
  if (!row) return null
  const own = spanOf(row.sort_at)
  const newer = spans.reduce((sum, { span, count }) => (span > own ? sum + count : sum), 0)
  const inSpan = spans.find(({ span }) => span === own)
  return newer + (inSpan ? countBefore(parts, inSpan, row.sort_at, row.id) : 0)
}

function countBefore(parts: Parts, span: Span, sortAt: number, id: number): number {
  const { from, where, values } = articlesIn(parts, span)
  const before = parts.cache.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${from} WHERE ${where} AND (sort_at, id) > (:sortAt, :id)`,
  )
  return before.get({ ...values, sortAt, id })?.count ?? 0
}

/** The ids of `count` rows from row `first` on. */
function idsFrom(parts: Parts, spans: readonly Span[], first: number, count: number): number[] {
  const ids: number[] = []
  let skipped = first
  for (const span of spans) {
    if (ids.length >= count) break
    if (skipped < span.count) ids.push(...idsIn(parts, span, skipped, count - ids.length))
    skipped = Math.max(0, skipped - span.count)
  }
  return ids
}

function idsIn(parts: Parts, span: Span, skipped: number, limit: number): number[] {
  const { from, where, values } = articlesIn(parts, span)
  const rows = parts.cache.query<{ id: number }>(
    `SELECT id FROM ${from} WHERE ${where} ORDER BY sort_at DESC, id DESC LIMIT :limit OFFSET :skipped`,
  )
  return rows.all({ ...values, limit, skipped }).map(({ id }) => id)
}

interface Source {
  readonly from: string
  readonly where: string
  readonly values: Readonly<Record<string, Value>>
}

/** Where so few of all are wanted, it is quicker to ask each newspaper for its own and to sort them. */
const FEW = 1 / 8

/** The articles of the query in a span: `from` and `where` of a statement. */
function articlesIn(parts: Parts, { span, count }: Span): Source {
  const { selection, query, lastId } = parts
  const state = readStateOf(query)
  const values = { ...boundsOf(span), ...state.values, lastId }
  const where = `sort_at >= :from AND sort_at < :until AND ${state.where} AND id <= :lastId`
  const isOfAll = selection.counted.includes(ALL_SOURCES)
  if (isOfAll && count >= totalIn(parts.cache, span) * FEW) {
    return {
      from: 'articles INDEXED BY articles_by_time',
      where: `${where} AND ${selection.where}`,
      values: { ...values, ...selection.values },
    }
  }
  const hidden = new Set(selection.uncounted)
  const sources = isOfAll ? countedSources(parts.cache).filter(id => !hidden.has(id)) : selection.counted
  const wanted = query.unreadSince === null ? 'true' : '(cell.unread > 0 OR cell.last_read_at >= :since)'
  return {
    from: `article_counts AS cell CROSS JOIN articles INDEXED BY articles_by_source USING (source_id)`,
    where: `cell.source_id IN (SELECT value FROM json_each(:sources)) AND span = :span AND ${wanted} AND ${where}`,
    values: { ...values, sources: JSON.stringify(sources), span },
  }
}

function totalIn(cache: ReadableDb, span: number): number {
  const row = cache.query<{ total: number }>('SELECT total FROM article_counts WHERE source_id = ? AND span = ?')
  return row.get(ALL_SOURCES, span)?.total ?? 0
}
