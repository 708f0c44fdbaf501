/** The rows of the index: an hour since the epoch, and a number within it. A later row is a later article. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import { HOUR } from '../../../shared/units.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** More articles than one hour brings: what does not fit goes to the end of the hour before. */
export const ROWS_IN_HOUR = 2 ** 14

/** An article's id, or minus the id of a bookmark whose article is not here. */
export type Owner = number

export function firstRowOf(instant: number): number {
  return hourOf(instant) * ROWS_IN_HOUR
}

/** The beginning of the hour of a row. */
export function hourOfRow(row: number): number {
  return Math.floor(row / ROWS_IN_HOUR) * HOUR
}

function hourOf(instant: number): number {
  return Math.max(1, Math.floor(instant / HOUR))
}

/** Gives out free rows. To be used within one transaction. */
export function freeRows(cache: ReadableDb): (instant: number) => number {
  const next = new Map<number, number>()
  const last = cache.query<{ row: number | null }>('SELECT max(row) AS row FROM search_rows WHERE row >= ? AND row < ?')

  function nextIn(hour: number): number {
    const first = hour * ROWS_IN_HOUR
    return next.get(hour) ?? (last.get(first, first + ROWS_IN_HOUR)?.row ?? first - 1) + 1
  }

  return instant => {
    let hour = hourOf(instant)
    let row = nextIn(hour)
    while (row >= (hour + 1) * ROWS_IN_HOUR && hour > 0) row = nextIn(--hour)
    next.set(hour, row + 1)
    return row
  }
}

export function rowOfOwner(cache: ReadableDb, owner: Owner): number | undefined {
  return cache.query<{ row: number }>('SELECT row FROM search_rows WHERE owner = ?').get(owner)?.row
}

export function noteRow(cache: WritableDb, row: number, owner: Owner, source: SourceId | null): void {
  cache.command('INSERT INTO search_rows (row, owner, source_id) VALUES (?, ?, ?)').run(row, owner, source ?? NO_SOURCE)
}

/** Of pages that the reader saved by hand. */
export const NO_SOURCE = 0
