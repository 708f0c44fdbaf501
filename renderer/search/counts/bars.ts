// What was found over time, as bars of one width. Pure.
import type { CountedTime, FoundCounts } from '../../../shared/contract/search.ts'
import { type BarUnit, beginningOf } from '../asking/spans.ts'

export interface Bar extends CountedTime {
  /** Of the highest one; between 0 and 1. */
  readonly share: number
}

export interface Bars {
  readonly unit: BarUnit
  /** In order of time, without gaps: what has none has a bar of 0. */
  readonly bars: readonly Bar[]
}

/** More bars than this are narrower than a pointer. */
const MOST_BARS = 62

/** Days where all of it is of the last of them, months, or years where there are too many months; null: nothing to compare. */
export function barsOf({ days, months }: Pick<FoundCounts, 'days' | 'months'>): Bars | null {
  const isOfDays = days.length > 0 && sumOf(days) >= sumOf(months)
  const monthly = between('month', months)
  if (isOfDays) return barsIn('day', days)
  return monthly.length > MOST_BARS ? barsIn('year', byYear(months)) : barsIn('month', months)
}

function barsIn(unit: BarUnit, counted: readonly CountedTime[]): Bars | null {
  const counts = new Map(counted.map(({ at, count }) => [beginningOf(unit, at), count]))
  const highest = Math.max(...counts.values())
  const bars = between(unit, counted).map(at => {
    const count = counts.get(at) ?? 0
    return { at, count, share: count / highest }
  })
  return bars.length < 2 ? null : { unit, bars }
}

/** Beginnings from the first to the last. */
function between(unit: BarUnit, counted: readonly CountedTime[]): number[] {
  const [first, last] = [counted[0], counted.at(-1)]
  const beginnings: number[] = []
  if (!first || !last) return beginnings
  for (let at = beginningOf(unit, first.at); at <= last.at; at = beginningOf(unit, at, 1)) beginnings.push(at)
  return beginnings
}

function byYear(months: readonly CountedTime[]): CountedTime[] {
  const years = new Map<number, number>()
  for (const { at, count } of months) {
    const year = beginningOf('year', at)
    years.set(year, (years.get(year) ?? 0) + count)
  }
  return [...years].map(([at, count]) => ({ at, count }))
}

function sumOf(counted: readonly CountedTime[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0)
}
