/**
 * Dates as feeds write them: ISO 8601 and RFC 822 with their everyday mistakes, seconds since 1970, and what people write
 * by hand. The two patterns take only what they understand to the end: a clock of twelve hours, say, is left to the
 * reader of handwriting.
 */

import { fullYear, instantOf, offsetIn, readDate } from '../../../shared/arabic/dates.ts'
import { DAY } from '../../../shared/units.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const EARLIEST = Date.UTC(1990, 0, 1)

const ISO =
  /^(\d{4}|\d\d(?=-\d\d-\d\d))(?:-?(\d{2})(?!\d)(?:-?(\d{1,2}))?|-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})(?=T|\s|$))?(?:[T\s]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(z|(?![ap]m)[a-z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)?)?\s*$/i
/** The day of the year: 2026-042. */
const ORDINAL = /^(\d{4})-?(\d{3})(?=T|\s|$)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(z|[+-]\d{1,2}:?\d{2})?\s*$/i
const RFC822 =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?:\s*((?:gmt|utc)?\s*[+-]\d{1,2}:?(?:\d{2})?|(?![ap]m?\b)[a-z]+)(?:\s*\([a-z\s]*\))?)?\s*$/i
const DATE_LENGTH = 200

/** Digits alone: as programs count, in seconds or milliseconds; or a date and a time without any sign between them. */
const SINCE_1970 = /^@?(\d{9,10}|\d{12,13})(?:\.\d+)?$/
const COMPACT = /^((?:19|20)\d{6})(\d{4}(?:\d{2})?)(?!\d)/

/**
 * The first of several dates that can be read and does not lie before 1990, in milliseconds since the epoch; null for
 * none. As written, also where it lies in the future: it may be the computer's clock that is wrong, and what stands on
 * top of a list is the store's business. More than a day ahead is not the clock of another zone: a later date of the list
 * is believed then, if there is one.
 */
export function firstDate(written: readonly string[], now: number): number | null {
  let future: number | null = null
  for (const text of written) {
    const at = read(text.trim().slice(0, DATE_LENGTH))
    if (at === null) continue
    if (at <= now + DAY) return at
    future ??= at
  }
  return future
}

function read(text: string): number | null {
  for (const reader of READERS) {
    const at = reader(text)
    // A year of the Hijra looks like one of the Middle Ages to whoever does not expect it.
    if (at !== null && at >= EARLIEST) return at
  }
  return null
}

const READERS = [readIso, readRfc822, readOrdinal, readByHand, readCompact, readCount]

function readIso(text: string): number | null {
  const found = ISO.exec(text)
  if (!found) return null
  const [, year = '', month, day, shortMonth, shortDay, plainMonth, plainDay, hour, minute, second, fraction, zone] =
    found
  const date = [month ?? shortMonth ?? plainMonth, day ?? shortDay ?? plainDay]
  return instant([year, ...date, hour, minute, second, fraction], zone)
}

function readRfc822(text: string): number | null {
  const found = RFC822.exec(text)
  if (!found) return null
  const [, day, month = '', year, hour, minute, second, fraction, zone] = found
  const index = MONTHS.indexOf(month.toLowerCase())
  return index === -1 ? null : instant([year, String(index + 1), day, hour, minute, second, fraction], zone)
}

function readOrdinal(text: string): number | null {
  const [, year, day, hour, minute, second, zone] = ORDINAL.exec(text) ?? []
  const start = year === undefined ? null : instant([year, '1', '1', hour, minute, second, undefined], zone)
  return start === null || Number(day) < 1 || Number(day) > 366 ? null : start + (Number(day) - 1) * DAY
}

function readByHand(text: string): number | null {
  const date = readDate(text)
  return date === null ? null : instantOf(date)
}

function readCompact(text: string): number | null {
  const spaced = text.replace(COMPACT, '$1T$2')
  return spaced === text ? null : readIso(spaced)
}

function readCount(text: string): number | null {
  const count = SINCE_1970.exec(text)?.[1]
  if (count === undefined) return null
  return Number(count) * (count.length > 10 ? 1 : 1000)
}

type Fields = readonly (string | undefined)[]

function instant(
  [year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0']: Fields,
  zone = '',
): number | null {
  return instantOf({
    year: fullYear(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
    offset: offsetIn(zone),
  })
}
