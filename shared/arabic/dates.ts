/**
 * Reads dates as people write them: months in Arabic (Morocco, Algeria and Tunisia, Egypt and the Gulf, the Mashriq),
 * French and English, digits of either kind, day before month; and Hijri dates where there is no other.
 */

import { findDottedTime, findTime, MIDNIGHT, type TimeOfDay } from './clock.ts'
import { fold } from './fold.ts'
import { type Day, gregorianDay, isHijriYear, readHijri } from './hijri.ts'
import { MONTHS, withPlainMonths } from './months.ts'

/** What one date says. Months from 1; `offset` in minutes east of Greenwich. */
export interface WrittenDate extends Day, TimeOfDay {
  readonly offset: number
}

/** Hours east of Greenwich of RFC 822's zone names and their neighbours; one without a meaning is taken as Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  west: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ast: 3,
  gst: 4,
}

const LONGEST = 200
/** Right behind the time, or behind a year that stands there. */
const ZONE =
  /^[ ,.;()[\]]{0,3}(?:\d{4}(?!\d) ?)?(?:(?:gmt|utc)? ?([+-]) ?(\d{1,2}):?(\d{2})?(?![\d/.-])|([a-z]{1,5})(?![a-z]))/
/** A zone in digits looks like a year to whoever looks for one. */
const OFFSET = /^ ?(?:gmt|utc)?[+-]\d{2}:?\d{2}(?![\d/.-])/
const NUMERIC = /(?<!\d)(\d{1,4}) ?([/.\\|_-]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?!\d)/g
const WORD = /\p{L}+|\d+/gu

/** A day, and what stands behind it. */
interface FoundDay {
  readonly day: Day
  readonly behind: string
}

/** Null where there is no date in it that can be read with certainty. */
export function readDate(text: string): WrittenDate | null {
  const plain = plainly(text)
  const found = findTime(plain)
  const date = dayIn(found ? `${found.before}\n${found.behind.replace(OFFSET, '')}` : plain)
  if (date === null) return null
  const time = found ?? findDottedTime(date.behind)
  return { ...date.day, ...(time?.time ?? MIDNIGHT), offset: offsetIn(time?.behind ?? '') }
}

/** One spelling for what is spelled in many ways: letters, digits, spaces, dashes, months. */
function plainly(text: string): string {
  const dashed = text
    .slice(0, LONGEST)
    .replace(/(?<=[\d٠-٩۰-۹])ـ+(?=[\d٠-٩۰-۹])|[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('؍', '/')
  return withPlainMonths(fold(dashed).replace(/\s+/g, ' '))
}

/** Minutes east of Greenwich of `+01:00`, `+0100`, `GMT+1`, `CET`; 0 for what says nothing. */
export function offsetIn(text: string): number {
  const [, sign, hours, minutes = '0', name] = ZONE.exec(text.toLowerCase()) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return (ZONES[name ?? ''] ?? 0) * 60
}

/** Our own calendar before that of the Hijra, where both are given. */
function dayIn(text: string): FoundDay | null {
  const numeric = numericDates(text)
  return (
    dateAroundMonth(text) ??
    numeric.find(({ day }) => !isHijriYear(day.year)) ??
    hijriIn(text) ??
    numeric.flatMap(({ day, behind }) => ({ day: gregorianDay(day), behind })).find(isFound) ??
    null
  )
}

function isFound(found: { readonly day: Day | null; readonly behind: string }): found is FoundDay {
  return found.day !== null
}

function hijriIn(text: string): FoundDay | null {
  const day = readHijri(text)
  return day && { day, behind: '' }
}

/** Milliseconds since the epoch; null for a day or an hour that no calendar has. */
export function instantOf({ year, month, day, hour, minute, second, millisecond, offset }: WrittenDate): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return null
  const midnight = Date.UTC(year, month - 1, day)
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== day) return null
  return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + millisecond
}

/** Two digits of a year: up to 69 of this century. */
export function fullYear(written: string): number {
  const year = Number(written)
  if (written.length > 2) return year
  return year + (year < 70 ? 2000 : 1900)
}

/** `11 فبراير 2026`, `Feb 11, 2026`, `mercredi 11 février 2026`, `2026 Feb 11`. */
function dateAroundMonth(text: string): FoundDay | null {
  const words = [...text.matchAll(WORD)]
  const at = words.findIndex(([word]) => MONTHS.has(word))
  const month = MONTHS.get(words[at]?.[0] ?? '')
  if (month === undefined) return null
  const numbers = words.slice(at + 1).filter(([word]) => /^\d+$/.test(word))
  const before = numberBefore(words.slice(0, at).map(([word]) => word))
  const isYearFirst = before?.length === 4 && numbers[1]?.[0].length !== 4
  const isDayFirst = before !== null && before.length < 4
  const day = isDayFirst ? before : numbers[0]?.[0]
  const last = isYearFirst || isDayFirst ? numbers[0] : numbers[1]
  const year = isYearFirst ? before : last?.[0]
  if (!/^\d{1,2}$/.test(day ?? '') || !/^(?:\d{2}|\d{4})$/.test(year ?? '') || last === undefined) return null
  return {
    day: { year: fullYear(year ?? ''), month, day: Number(day) },
    behind: text.slice(last.index + last[0].length),
  }
}

/** `11`, `1er`, `2nd of`; or a year of four digits. */
function numberBefore(words: readonly string[]): string | null {
  const numbers = words.slice(-3).filter(word => !/^(?:er|st|nd|rd|th|of|de|d|من|شهر)$/.test(word))
  const last = numbers.at(-1)
  return last !== undefined && /^(?:\d{1,2}|\d{4})$/.test(last) ? last : null
}

/** `11/02/2026`: in the countries of our readers the day comes first. `2026/02/11` has it last. */
function numericDates(text: string): FoundDay[] {
  return [...text.matchAll(NUMERIC)].flatMap(({ 0: all, 1: first = '', 3: middle = '', 4: last = '', index }) => {
    const behind = text.slice(index + all.length)
    if (first.length === 4) return { day: { year: Number(first), month: Number(middle), day: Number(last) }, behind }
    if (last.length !== 4) return []
    const isMonthFirst = Number(middle) > 12
    const [day, month] = isMonthFirst ? [middle, first] : [first, middle]
    return { day: { year: Number(last), month: Number(month), day: Number(day) }, behind }
  })
}
