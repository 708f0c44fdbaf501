// Instants in words. Pure: the present moment comes in as an argument.

import { LOCALES } from '../../shared/locales/languages.ts'
import type { InterfaceLanguage } from '../../shared/settings.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Beyond a week «6 days ago» says less than the date. */
const LONGEST_RELATIVE = 7 * DAY
const ARABIC_COMMA = '\u060c'

/** «now», «5 minutes ago», «yesterday», then the date. An instant in the future is written as a date. */
export function relativeTime(at: number, now: number, language: InterfaceLanguage, justNow: string): string {
  const age = now - at
  if (Math.abs(age) < MINUTE) return justNow
  if (age < 0 || age >= LONGEST_RELATIVE) return shortDate(at, now, language)
  const ago = relativeFormat(language)
  if (age < HOUR) return ago.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return ago.format(-Math.floor(age / HOUR), 'hour')
  return ago.format(-Math.floor(age / DAY), 'day')
}

/** Day and month, with the year when it is not this one. */
export function shortDate(at: number, now: number, language: InterfaceLanguage): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return formatted(at, language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) })
}

export function fullDate(at: number, language: InterfaceLanguage): string {
  const date = formatted(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  // Arabic papers write the day's name and its number without a comma between them.
  return language === 'ar' ? date.replace(ARABIC_COMMA, '') : date
}

export function fullDateAndTime(at: number, language: InterfaceLanguage): string {
  return formatted(at, language, { dateStyle: 'full', timeStyle: 'short' })
}

function formatted(at: number, language: InterfaceLanguage, options: Intl.DateTimeFormatOptions): string {
  // Feeds give instants that no calendar has.
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return ''
  return dateFormat(language, options).format(at)
}

// A format takes a fraction of a millisecond to make: too long for every row of a list.
const relativeFormats = new Map<InterfaceLanguage, Intl.RelativeTimeFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function relativeFormat(language: InterfaceLanguage): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(language)
  if (known) return known
  const made = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  relativeFormats.set(language, made)
  return made
}

function dateFormat(language: InterfaceLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALES[language], options)
  dateFormats.set(key, made)
  return made
}
