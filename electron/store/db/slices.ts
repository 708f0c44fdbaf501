/** Cutting an ordering by time into pages that are known by the places of their first rows. */

import type { ArticleList, PageCursor } from '../../../shared/contract/reading.ts'
import type { ReadableDb, Value } from './database.ts'

const PAGE_SIZE = 100
/** Rows that arrived since the list was opened make a page longer; an answer still has an end. */
export const LONGEST_PAGE = 10 * PAGE_SIZE

/** An ordering: `at` and `id` name its columns, `where` and `values` say which rows are in it. */
export interface Ordering {
  readonly at: string
  readonly id: string
  readonly from: string
  readonly where: string
  readonly values: readonly Value[]
}

/**
 * Steps from page to page through the index; ten times as fast as numbering all rows. Rows of the cursor's instant and
 * earlier rows are asked for apart, since only so SQLite goes straight to the id where thousands share one instant.
 */
export function cutIntoPages(db: ReadableDb, { at, id, from, where, values }: Ordering): ArticleList {
  const total = db.query<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${where}`)
  const rows = `SELECT ${at} AS sortAt, ${id} AS id FROM ${from} WHERE ${where}`
  const next = db.query<PageCursor>(`
    SELECT * FROM (${rows} AND ${at} = ? AND ${id} < ? UNION ALL ${rows} AND ${at} < ?)
    ORDER BY sortAt DESC, id DESC LIMIT 1 OFFSET ?`)
  const rowAfter = ({ sortAt, id: last }: PageCursor, skipped: number) =>
    next.get(...values, sortAt, last, ...values, sortAt, skipped)

  const pages: PageCursor[] = []
  let cursor = rowAfter({ sortAt: Number.MAX_SAFE_INTEGER, id: 0 }, 0)
  while (cursor) {
    pages.push({ sortAt: cursor.sortAt, id: cursor.id })
    cursor = rowAfter(cursor, PAGE_SIZE - 1)
  }
  return { total: total.get(...values)?.total ?? 0, pageSize: PAGE_SIZE, pages }
}

/** Values for `(time, id) <= (?, ?) AND (time, id) > (?, ?)`. */
export function rangeValues(first: PageCursor, until: PageCursor | null): Value[] {
  const end = until ?? { sortAt: Number.MIN_SAFE_INTEGER, id: 0 }
  return [first.sortAt, first.id, end.sortAt, end.id]
}
