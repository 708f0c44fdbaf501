/** Instants and numbers as the reader's part of the world writes them. Pure: the present moment comes in. */

import { DAY, HOUR, MINUTE } from '../units.ts'
import { hijriLocaleOf, localeOf, type Writing } from './languages.ts'

/** Beyond a week «6 days ago» says less than the date. */
const LONGEST_RELATIVE = 7 * DAY
const ARABIC_COMMA = '\u060c'

/** «now», «5 minutes ago», «yesterday», then the date. An instant in the future is written as a date. */
export function relativeTime(at: number, now: number, writing: Writing, justNow: string): string {
  const age = now - at
  if (Math.abs(age) < MINUTE) return justNow
  if (age < 0 || age >= LONGEST_RELATIVE) return shortDate(at, now, writing)
  const ago = relativeFormat(localeOf(writing))
  if (age < HOUR) return ago.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return ago.format(-Math.floor(age / HOUR), 'hour')
  return ago.format(-Math.floor(age / DAY), 'day')
}

/** Day and month, with the year when it is not this one. */
export function shortDate(at: number, now: number, writing: Writing): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return formatted(at, localeOf(writing), { day: 'numeric', month: 'long', ...year })
}

/** Day, month and year. */
export function plainDate(at: number, writing: Writing): string {
  return formatted(at, localeOf(writing), { day: 'numeric', month: 'long', year: 'numeric' })
}

/** A month of a year. */
export function monthAndYear(at: number, writing: Writing): string {
  return formatted(at, localeOf(writing), { month: 'long', year: 'numeric' })
}

/** The same with the time: of a day on which something happened twice. */
export function dateAndTime(at: number, writing: Writing): string {
  return formatted(at, localeOf(writing), { dateStyle: 'long', timeStyle: 'short' })
}

/** Day of the week and date; with the Hijri date after a slash where the reader wants it. */
export function fullDate(at: number, writing: Writing): string {
  const date = formatted(at, localeOf(writing), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  // Arabic papers write the day's name and its number without a comma between them.
  const gregorian = writing.language === 'ar' ? date.replace(ARABIC_COMMA, '') : date
  return writing.hijri && gregorian !== '' ? `${gregorian} / ${hijriDate(at, writing)}` : gregorian
}

/** Hijri dates follow the Umm al-Qura calendar; where months begin by sighting they may differ by a day. */
export function hijriDate(at: number, writing: Writing): string {
  return formatted(at, hijriLocaleOf(writing), { day: 'numeric', month: 'long', year: 'numeric' })
}

/** The same with the hour, as a published line has it. */
export function fullDateAndHour(at: number, writing: Writing): string {
  const date = fullDate(at, writing)
  const comma = writing.language === 'ar' ? ARABIC_COMMA : ','
  return date === '' ? '' : `${date}${comma} ${hour(at, writing)}`
}

/** Hours from 0 to 23, as timetables and papers write them. */
export function hour(at: number, writing: Writing): string {
  return formatted(at, localeOf(writing), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

export function fullDateAndTime(at: number, writing: Writing): string {
  return formatted(at, localeOf(writing), { dateStyle: 'full', timeStyle: 'short' })
}

/** A hundred is the whole. */
export function percent(value: number, writing: Writing): string {
  return new Intl.NumberFormat(localeOf(writing), { style: 'percent' }).format(value / 100)
}

export function number(value: number, writing: Writing): string {
  return numberIn(value, localeOf(writing))
}

/** `locale` as `localeOf` gives it. */
export function numberIn(value: number, locale: string): string {
  return numberFormat(locale).format(value)
}

function formatted(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  // Feeds give instants that no calendar has.
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return ''
  return dateFormat(locale, options).format(at)
}

// A format takes a fraction of a millisecond to make: too long for every row of a list.
const relativeFormat = remembered((locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const numberFormat = remembered((locale: string) => new Intl.NumberFormat(locale))
const dateFormats = remembered((key: string) => {
  const [locale = '', options = ''] = key.split(' ', 2)
  return new Intl.DateTimeFormat(locale, JSON.parse(options) as Intl.DateTimeFormatOptions)
})

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormats(`${locale} ${JSON.stringify(options)}`)
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return key => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
