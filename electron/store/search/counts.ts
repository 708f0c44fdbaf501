/** How what was found divides: by newspaper, section and time. */

import type { CountedTime, FoundCounts } from '../../../shared/contract/search.ts'
import { DAY } from '../../../shared/units.ts'
import { hourOfRow, ROWS_IN_HOUR } from '../index/rows.ts'
import { boundsOf, rowsStatement, SEEN } from './candidates.ts'
import { expressionsOf } from './expression.ts'
import type { Finding } from './find.ts'
import { sectionsOf } from './meant-sources.ts'

/** Counted one by one; of more than these the newest. */
const MOST_COUNTED = 30_000
const DAYS = 60

interface Cell {
  readonly source: number
  readonly hour: number
  readonly count: number
}

export function countFound(finding: Finding): FoundCounts {
  const { databases, query, sources, now } = finding
  const { library, cache } = databases
  if (query.problem) return { total: 0, isExact: true, sources: [], sections: [], months: [], days: [] }
  const { anywhere } = expressionsOf(cache, query, 'stems', sources)
  const bounds = boundsOf(query.filters, finding)
  const { sql, values } = rowsStatement(anywhere, bounds)
  const cells = cache.query<Cell>(`
    SELECT search_rows.source_id AS source, search_rows.row - search_rows.row % ${ROWS_IN_HOUR} AS hour, count(*) AS count
    FROM (${sql}) AS found CROSS JOIN search_rows ON search_rows.row = found.row
    ${bounds.state === '' ? '' : `LEFT JOIN articles ON articles.id = owner`}
    WHERE ${SEEN} ${bounds.state === '' ? '' : `AND ${bounds.state}`}
    GROUP BY 1, 2`)
  const counted = cells.all({ ...values, ...bounds.values, most: MOST_COUNTED })
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const bySource = sumBy(counted, ({ source }) => source)
  const sectionOf = sectionsOf(library)
  const bySection = sumBy(counted, ({ source }) => sectionOf.get(source) ?? 0)
  return {
    total,
    isExact: total < MOST_COUNTED,
    sources: largestFirst(bySource),
    sections: largestFirst(bySection),
    months: inTime(sumBy(counted, ({ hour }) => monthOf(hourOfRow(hour)))),
    days: inTime(
      sumBy(
        counted.filter(({ hour }) => hourOfRow(hour) > now - DAYS * DAY),
        ({ hour }) => dayOf(hourOfRow(hour)),
      ),
    ),
  }
}

function sumBy(cells: readonly Cell[], keyOf: (cell: Cell) => number): Map<number, number> {
  const sums = new Map<number, number>()
  for (const cell of cells) {
    const key = keyOf(cell)
    sums.set(key, (sums.get(key) ?? 0) + cell.count)
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
