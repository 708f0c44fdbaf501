/** Dates as feeds write them: ISO 8601 and RFC 822 with their everyday mistakes, and what people write by hand. */

import { fullYear, instantOf, offsetIn, readDate } from '../../../shared/arabic/dates.ts'
import { DAY } from '../../../shared/units.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const EARLIEST = Date.UTC(1990, 0, 1)

const ISO =
  /^(\d{4}|\d\d(?=-\d\d-\d\d))(?:-?(\d{2})(?!\d)(?:-?(\d{1,2}))?|-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})(?=T|\s|$))?(?:[T\s]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(z|[a-z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)?)?\s*$/i
/** The day of the year: 2026-042. */
const ORDINAL = /^(\d{4})-?(\d{3})(?=T|\s|$)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(z|[+-]\d{1,2}:?\d{2})?\s*$/i
const RFC822 =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*((?:gmt|utc)?\s*[+-]\d{1,2}:?(?:\d{2})?|[a-z]+)?/i
const DATE_LENGTH = 200

/**
 * Milliseconds since the epoch, or null for what cannot be read or lies before 1990. What lies in the future is taken
 * as now: an article of the year 2099 would stay on top of every list.
 */
export function parseDate(written: string | null | undefined, now: number): number | null {
  const at = written ? read(written.trim().slice(0, DATE_LENGTH)) : null
  if (at === null || at < EARLIEST) return null
  return Math.min(at, now)
}

function read(text: string): number | null {
  return readIso(text) ?? readOrdinal(text) ?? readRfc822(text) ?? readByHand(text)
}

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
