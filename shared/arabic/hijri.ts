/** Dates of the Hijri calendar, as papers of the Mashriq and the Gulf write them: by the calendar of Umm al-Qura. */

import { fold } from './fold.ts'

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** One line for each month; a slash stands between its names. */
const NAMES = [
  'محرم/المحرم/محرم الحرام',
  'صفر/صفر الخير',
  'ربيع الأول',
  'ربيع الثاني/ربيع الآخر',
  'جمادى الأولى/جمادى الأول',
  'جمادى الآخرة/جمادى الثانية/جمادى الآخر/جمادى الثاني',
  'رجب',
  'شعبان',
  'رمضان/رمضان المبارك',
  'شوال',
  'ذو القعدة/ذي القعدة',
  'ذو الحجة/ذي الحجة',
]
const MONTHS = NAMES.flatMap((names, index) => names.split('/').map(name => [fold(name), index + 1] as const)).toSorted(
  ([a], [b]) => b.length - a.length,
)
const DATE = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s+(?:من\\s+|شهر\\s+)*(${MONTHS.map(([name]) => name.replaceAll(' ', '\\s+')).join('|')})[\\s،,]+(?:سنه\\s+|عام\\s+)?(1[345]\\d{2})(?!\\d)`,
)

const MILLISECONDS = 86_400_000
/** 1 Muharram 1 of the arithmetic calendar, 16 July 622 of the Julian one, in days since 1970. */
const EPOCH_DAY = -492_148
const DAYS_IN_30_YEARS = 10_631
/** The arithmetic calendar and the one of Umm al-Qura are never further apart. */
const FARTHEST = 3

/** The Gregorian day of a Hijri date in a folded text; null where there is none. */
export function readHijri(folded: string): Day | null {
  const [, day = '', name = '', year = ''] = DATE.exec(folded) ?? []
  const month = MONTHS.find(([known]) => known === name.replace(/\s+/g, ' '))?.[1]
  return month === undefined ? null : gregorianDay({ year: Number(year), month, day: Number(day) })
}

function gregorianDay(hijri: Day): Day | null {
  const guess = arithmeticDay(hijri)
  for (let away = 0; away <= FARTHEST; away++) {
    for (const at of [guess + away, guess - away]) {
      if (isSame(hijri, hijriAt(at))) return dayAt(at)
    }
  }
  return null
}

/** Days since 1970 by the arithmetic calendar: twelve months of 30 and 29 days, eleven leap years in thirty. */
function arithmeticDay({ year, month, day }: Day): number {
  const months = Math.ceil(29.5 * (month - 1))
  const years = Math.floor(((year - 1) * DAYS_IN_30_YEARS + 14) / 30)
  return EPOCH_DAY + years + months + day - 1
}

let calendar: Intl.DateTimeFormat | null = null

function hijriAt(day: number): Day {
  calendar ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const parts = new Map(
    calendar.formatToParts(day * MILLISECONDS).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  )
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 }
}

function isSame(a: Day, b: Day): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

function dayAt(days: number): Day {
  const date = new Date(days * MILLISECONDS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
