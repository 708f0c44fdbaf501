/** Writes down in the cache that articles were read. Nothing else may: the counts of `article_counts` go with it. */

import type { WritableDb } from '../db/database.ts'
import { ALL_SOURCES, SPAN_BITS } from '../db/spans.ts'

/** `ids` may name one twice; `readAt` null: unread. To be called inside a transaction of the cache. */
export function setRead(cache: WritableDb, ids: readonly number[], readAt: number | null): void {
  // One text for all: a hundred thousand calls would take as long again as the writing.
  const rows = JSON.stringify(ids)
  cache
    .command(
      `WITH changed AS MATERIALIZED (
         SELECT source_id, sort_at >> ${SPAN_BITS} AS span, sum((:readAt IS NULL) - (read_at IS NULL)) AS unread
         FROM articles WHERE id IN (SELECT value FROM json_each(:rows))
         GROUP BY source_id, sort_at >> ${SPAN_BITS}
       ), change AS (
         SELECT source_id, span, unread FROM changed
         UNION ALL SELECT ${ALL_SOURCES}, span, sum(unread) FROM changed GROUP BY span
       )
       UPDATE article_counts SET
         unread = article_counts.unread + change.unread,
         last_read_at = max(ifnull(last_read_at, :readAt), ifnull(:readAt, last_read_at))
       FROM change WHERE article_counts.source_id = change.source_id AND article_counts.span = change.span`,
    )
    .run({ rows, readAt })
  cache
    .command('UPDATE articles SET read_at = :readAt WHERE id IN (SELECT value FROM json_each(:rows))')
    .run({ rows, readAt })
}
