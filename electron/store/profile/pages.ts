/** Rows of the library on their way into a file, some at a time. */

import type { Cursor, ProfilePage } from '../../records/profile.ts'

/** Rows that are asked for at once. */
export const PAGE = 5_000
/** For rows in the reader's order: a position and an id. */
export const BEFORE_ALL: Cursor = [Number.MIN_SAFE_INTEGER, 0]
/** Characters after which a page is enough. */
const ENOUGH = 1_000_000

/**
 * `rows` follow the cursor, `PAGE` of them at most. A row of which `recordOf` makes null is left out: what it belongs to is
 * not here any more.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  recordOf: (row: Row) => object | null,
  cursorOf: (row: Row) => Cursor,
): ProfilePage {
  const records: string[] = []
  let size = 0
  let last: Row | undefined
  for (const row of rows) {
    if (size > ENOUGH) break
    last = row
    const record = recordOf(row)
    if (record === null) continue
    const json = JSON.stringify(record)
    size += json.length
    records.push(json)
  }
  const isLast = last === rows.at(-1) && rows.length < PAGE
  return {
    json: Buffer.from(`[${records.join(',\n')}]`),
    records: records.length,
    next: isLast || last === undefined ? null : cursorOf(last),
  }
}

/** One record that says all. */
export function onePage(record: object): ProfilePage {
  return { json: Buffer.from(`[${JSON.stringify(record)}]`), records: 1, next: null }
}
