/**
 * Days that are typed in a query: 2026-11-03, 3/11/2026, نوفمبر 2026, a number of days, weeks or months (7d, 3أيام, 2sem),
 * yesterday, last week, in three languages. Days begin at midnight where the reader is.
 */

import { readDate } from '../arabic/dates.ts'
import { fold } from '../arabic/fold.ts'
import { MONTHS } from '../arabic/months.ts'

/** [start, end) in milliseconds since the epoch. */
export interface TimeSpan {
  readonly start: number
  readonly end: number
}

type Unit = 'day' | 'week' | 'month' | 'year'

/** How far back a word lies, in units before today. */
interface Relative {
  readonly count: number
  readonly unit: Unit
}

function listed(words: Readonly<Record<string, Relative>>): ReadonlyMap<string, Relative> {
  return new Map(
    Object.entries(words).flatMap(([names, relative]) =>
      names.split(' / ').map((name): [string, Relative] => [folded(name), relative]),
    ),
  )
}

function folded(text: string): string {
  return fold(text)
    .replace(/[-_’'\s]+/gu, ' ')
    .trim()
}

/** Only these: today's word is also the name of many a newspaper. */
const SPOKEN = listed({
  'last week / past week / الأسبوع الماضي / الأسبوع المنصرم / la semaine dernière / semaine dernière': {
    count: 1,
    unit: 'week',
  },
  'last month / past month / الشهر الماضي / الشهر المنصرم / le mois dernier / mois dernier': {
    count: 1,
    unit: 'month',
  },
  'last year / past year / السنة الماضية / العام الماضي / l année dernière / année dernière': {
    count: 1,
    unit: 'year',
  },
})

const NAMED = listed({
  'today / اليوم / aujourd hui': { count: 0, unit: 'day' },
  'yesterday / أمس / البارحة / hier': { count: 1, unit: 'day' },
  'week / a week / أسبوع / semaine / une semaine': { count: 1, unit: 'week' },
  'أسبوعين / أسبوعان': { count: 2, unit: 'week' },
  'month / a month / شهر / mois / un mois': { count: 1, unit: 'month' },
  'شهرين / شهران': { count: 2, unit: 'month' },
  'year / a year / سنة / عام / an / un an': { count: 1, unit: 'year' },
  'يومين / يومان': { count: 2, unit: 'day' },
})

const UNITS: readonly (readonly [Unit, ReadonlySet<string>])[] = (
  [
    ['day', 'd day days j jour jours يوم أيام'],
    ['week', 'w week weeks sem semaine semaines أسبوع أسابيع'],
    ['month', 'm month months mois شهر أشهر شهور'],
    ['year', 'y year years an ans سنة سنوات عام أعوام'],
  ] as const
).map(([unit, names]) => [unit, new Set(folded(names).split(' '))])

const COUNTED = /^(\d{1,3}) ?(\p{L}+)$/u
const YEAR = /^(?:19|20)\d\d$/
const MONTH = /^((?:19|20)\d\d)[-/](\d{1,2})$/
const FULL = /^((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})$/
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)$/
const NAMED_MONTH = /^(\p{L}+(?: \p{L}+)?)(?: ((?:19|20)\d\d))?$/u

/** The most words of a span that is said without an operator. */
export const LONGEST_SPOKEN = 3

/** «last week»: without an operator; null: it is none. */
export function spokenSpan(words: string, now: number): TimeSpan | null {
  const relative = SPOKEN.get(folded(words))
  return relative ? { start: back(now, relative), end: dayAfter(now) } : null
}

/** null: it says no time. */
export function readSpan(typed: string, now: number): TimeSpan | null {
  // Arabic digits come out of it as those that the patterns know; marks between them stay.
  const digits = fold(typed).trim()
  return numeric(digits) ?? relativeSpan(folded(typed), now) ?? namedMonth(folded(typed), now) ?? written(typed)
}

function numeric(digits: string): TimeSpan | null {
  if (YEAR.test(digits)) return span(new Date(Number(digits), 0, 1), new Date(Number(digits) + 1, 0, 1))
  const month = MONTH.exec(digits)
  if (month) return monthSpan(Number(month[1]), Number(month[2]))
  const full = FULL.exec(digits)
  if (full) return daySpan(Number(full[1]), Number(full[2]), Number(full[3]))
  const dayFirst = DAY_FIRST.exec(digits)
  return dayFirst ? daySpan(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : null
}

function relativeSpan(words: string, now: number): TimeSpan | null {
  const [, count = '', name = ''] = COUNTED.exec(words) ?? []
  const unit = UNITS.find(([, names]) => names.has(name))?.[0]
  const relative = NAMED.get(words) ?? SPOKEN.get(words) ?? (unit && { count: Number(count), unit })
  if (!relative) return null
  const start = back(now, relative)
  // «before yesterday» is before it began; «yesterday» itself is one day.
  return { start, end: relative.unit === 'day' ? dayAfter(start) : dayAfter(now) }
}

/** A month without a year is the last one of that name. */
function namedMonth(words: string, now: number): TimeSpan | null {
  const [, name = '', year] = NAMED_MONTH.exec(words) ?? []
  const month = MONTHS.get(name.replaceAll(' ', '')) ?? MONTHS.get(name)
  if (month === undefined) return null
  const today = new Date(now)
  const isAhead = month > today.getMonth() + 1
  return monthSpan(year === undefined ? today.getFullYear() - Number(isAhead) : Number(year), month)
}

function written(typed: string): TimeSpan | null {
  const date = readDate(typed)
  return date && daySpan(date.year, date.month, date.day)
}

function daySpan(year: number, month: number, day: number): TimeSpan | null {
  const start = new Date(year, month - 1, day)
  const isReal = start.getMonth() === month - 1 && start.getDate() === day
  return isReal ? span(start, new Date(year, month - 1, day + 1)) : null
}

function monthSpan(year: number, month: number): TimeSpan | null {
  return month >= 1 && month <= 12 ? span(new Date(year, month - 1, 1), new Date(year, month, 1)) : null
}

function span(start: Date, end: Date): TimeSpan {
  return { start: start.getTime(), end: end.getTime() }
}

function back(now: number, { count, unit }: Relative): number {
  const today = new Date(now)
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()]
  if (unit === 'day') return new Date(year, month, day - count).getTime()
  if (unit === 'week') return new Date(year, month, day - count * 7).getTime()
  return unit === 'month' ? new Date(year, month - count, day).getTime() : new Date(year - count, month, day).getTime()
}

function dayAfter(instant: number): number {
  const day = new Date(instant)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime()
}
