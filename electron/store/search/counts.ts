/** How what was found divides: by newspaper, section and time. Counted in steps, the newest first. */

import type { CountedSoFar, CountedTime } from '../../../shared/contract/search.ts'
import { DAY } from '../../../shared/units.ts'
import type { ReadableDb } from '../db/database.ts'
import { hourOfRow, ROWS_IN_HOUR } from '../index/rows.ts'
import { type Bounds, boundsOf, rowsStatement, SEEN } from './candidates.ts'
import { expressionsOf } from './expression.ts'
import type { Finding } from './find.ts'
import { sectionsOf } from './meant-sources.ts'

/** Looked at one by one; of more than these the newest. */
const MOST_LOOKED_AT = 30_000
/** Of one step: some six milliseconds. */
const ROWS_OF_STEP = 3000
const DAYS = 60

interface Cell {
  readonly source: number
  readonly hour: number
  readonly count: number
  readonly looked: number
  readonly lowest: number
}

const NOTHING: CountedSoFar = {
  counts: { total: 0, isExact: true, sources: [], sections: [], months: [], days: [] },
  looked: 0,
  below: null,
}

export function countFound(finding: Finding, counted: CountedSoFar | null): CountedSoFar {
  const { databases, query, sources, now } = finding
  if (query.problem) return NOTHING
  const { counts: before, looked } = counted ?? NOTHING
  const { anywhere } = expressionsOf(databases.cache, query, 'stems', sources)
  const bounds = boundsOf(query.filters, finding)
  const cells = cellsOf(databases.cache, anywhere, { ...bounds, last: counted?.below ?? bounds.last })
  const step = cells.reduce((sum, cell) => sum + cell.looked, 0)
  const isAll = step < ROWS_OF_STEP
  const sectionOf = sectionsOf(databases.library)
  const recent = cells.filter(({ hour }) => hourOfRow(hour) > now - DAYS * DAY)
  return {
    counts: {
      total: cells.reduce((sum, { count }) => sum + count, before.total),
      isExact: isAll,
      sources: largestFirst(sumBy(before.sources.map(idAndCount), cells, ({ source }) => source)),
      sections: largestFirst(sumBy(before.sections.map(idAndCount), cells, ({ source }) => sectionOf.get(source) ?? 0)),
      months: inTime(sumBy(before.months.map(timeAndCount), cells, ({ hour }) => monthOf(hourOfRow(hour)))),
      days: inTime(sumBy(before.days.map(timeAndCount), recent, ({ hour }) => dayOf(hourOfRow(hour)))),
    },
    looked: looked + step,
    below: isAll || looked + step >= MOST_LOOKED_AT ? null : Math.min(...cells.map(({ lowest }) => lowest)) - 1,
  }
}

/** Of the newest rows within bounds. */
function cellsOf(cache: ReadableDb, match: string | null, bounds: Bounds): Cell[] {
  const { sql, values } = rowsStatement(match, bounds)
  const isCounted = bounds.state === '' ? SEEN : `${SEEN} AND ${bounds.state}`
  return cache
    .query<Cell>(`
    SELECT search_rows.source_id AS source, search_rows.row - search_rows.row % ${ROWS_IN_HOUR} AS hour,
      count(CASE WHEN ${isCounted} THEN 1 END) AS count, count(*) AS looked, min(search_rows.row) AS lowest
    FROM (${sql}) AS found CROSS JOIN search_rows ON search_rows.row = found.row
    ${bounds.state === '' ? '' : 'LEFT JOIN articles ON articles.id = owner'}
    GROUP BY 1, 2`)
    .all({ ...values, ...bounds.values, most: ROWS_OF_STEP })
}

function idAndCount({ id, count }: { readonly id: number; readonly count: number }): [number, number] {
  return [id, count]
}

function timeAndCount({ at, count }: CountedTime): [number, number] {
  return [at, count]
}

function sumBy(
  before: readonly (readonly [number, number])[],
  cells: readonly Cell[],
  keyOf: (cell: Cell) => number,
): Map<number, number> {
  const sums = new Map<number, number>(before)
  for (const cell of cells) {
    const key = keyOf(cell)
    if (cell.count > 0) sums.set(key, (sums.get(key) ?? 0) + cell.count)
  }
  return sums
}

/** 0 stands for pages of no newspaper, and for newspapers of no section. */
function largestFirst(sums: ReadonlyMap<number, number>): { id: number; count: number }[] {
  return [...sums]
    .filter(([id]) => id !== 0)
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || a.id - b.id)
}

function inTime(sums: ReadonlyMap<number, number>): CountedTime[] {
  return [...sums].map(([at, count]) => ({ at, count })).sort((a, b) => a.at - b.at)
}

function monthOf(instant: number): number {
  const day = new Date(instant)
  return new Date(day.getFullYear(), day.getMonth(), 1).getTime()
}

function dayOf(instant: number): number {
  const day = new Date(instant)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
}
