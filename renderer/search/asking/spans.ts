// Stretches of time that a search is narrowed to, where the reader is. Pure: the present moment comes in.
import { plainDate, shortDate } from '../../../shared/locales/dates.ts'
import { localeOf, type Writing } from '../../../shared/locales/languages.ts'
import type { TextKey } from '../../../shared/locales/translator.ts'
import { dayOfField } from '../../base/field-date.ts'
import { isSameTime, type Time } from './filters.ts'

export type BarUnit = 'day' | 'month' | 'year'

export type NearTime = 'today' | 'lastWeek' | 'lastMonth'
export const NEAR_TIMES: readonly NearTime[] = ['today', 'lastWeek', 'lastMonth']

/** Days of it before today. */
const DAYS_BEFORE: Readonly<Record<NearTime, number>> = { today: 0, lastWeek: 6, lastMonth: 29 }

/** The beginning of a day, month or year, `by` of them later. */
export function beginningOf(unit: BarUnit, at: number, by = 0): number {
  const date = new Date(at)
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
  if (unit === 'year') return new Date(year + by, 0, 1).getTime()
  return (unit === 'month' ? new Date(year, month + by, 1) : new Date(year, month, day + by)).getTime()
}

export function nearTime(name: NearTime, now: number): Time {
  return { after: beginningOf('day', now, -DAYS_BEFORE[name]), before: null }
}

/** The whole of a day, month or year. */
export function wholeOf(unit: BarUnit, at: number): Time {
  return { after: beginningOf(unit, at), before: beginningOf(unit, at, 1) }
}

/** From the morning of one day to the evening of another, each as a field for dates gives it: `2026-11-29`, or ''. */
export function timeBetween(first: string, last: string): Time {
  return { after: dayOfField(first), before: dayOfField(last, 1) }
}

export interface TimeInWords {
  readonly text: TextKey
  readonly values: Readonly<Record<string, string>>
}

/** A stretch of time as a reader says it: a day or a month by its name. */
export function timeInWords(time: Time, now: number, writing: Writing): TimeInWords {
  const { after, before } = time
  const near = NEAR_TIMES.find(name => isSameTime(time, nearTime(name, now)))
  if (near) return { text: `search.times.${near}`, values: {} }
  const whole =
    after !== null && (['day', 'month', 'year'] as const).find(unit => isSameTime(time, wholeOf(unit, after)))
  if (whole) return { text: 'search.times.whole', values: { name: nameOfTime(whole, after, now, writing) } }
  const [from, to] = [
    after === null ? '' : plainDate(after, writing),
    before === null ? '' : plainDate(before - 1, writing),
  ]
  if (before === null) return { text: 'search.times.since', values: { from } }
  return after === null
    ? { text: 'search.times.until', values: { to } }
    : { text: 'search.times.between', values: { from, to } }
}

export function nameOfTime(unit: BarUnit, at: number, now: number, writing: Writing): string {
  if (unit === 'day') return shortDate(at, now, writing)
  const month = unit === 'month' ? ({ month: 'long' } as const) : {}
  return new Intl.DateTimeFormat(localeOf(writing), { ...month, year: 'numeric' }).format(at)
}
