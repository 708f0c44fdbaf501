/** The spans of time in which the cache counts its articles (`article_counts`). */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ReadableDb } from './database.ts'

/** Must equal the constant in the migration that made the table. */
export const SPAN_BITS = 30

/** Stands for all newspapers together; no newspaper has this id. */
export const ALL_SOURCES = 0

export interface Span {
  readonly span: number
  readonly count: number
}

/** The instants of a span: from the first one on, without the second. */
export function boundsOf(span: number): { from: number; until: number } {
  return { from: span * 2 ** SPAN_BITS, until: (span + 1) * 2 ** SPAN_BITS }
}

export function spanOf(sortAt: number): number {
  return Math.floor(sortAt / 2 ** SPAN_BITS)
}

export function unreadBySource(cache: ReadableDb): ReadonlyMap<SourceId, number> {
  const rows = cache.query<{ source_id: SourceId; unread: number }>(
    'SELECT source_id, sum(unread) AS unread FROM article_counts WHERE source_id > 0 GROUP BY source_id',
  )
  return new Map(rows.all().map(({ source_id, unread }) => [source_id, unread]))
}

/** Newspapers that have articles. From one to the next through the key: the rows between them are not looked at. */
export function countedSources(cache: ReadableDb): SourceId[] {
  const rows = cache.query<{ id: SourceId }>(`
    WITH RECURSIVE counted (id) AS (
      SELECT min(source_id) FROM article_counts WHERE source_id > 0
      UNION ALL
      SELECT (SELECT min(source_id) FROM article_counts WHERE source_id > counted.id) FROM counted WHERE id IS NOT NULL
    ) SELECT id FROM counted WHERE id IS NOT NULL`)
  return rows.all().map(({ id }) => id)
}
