/** Dates as feeds write them: RFC 822 with its everyday mistakes, and ISO 8601. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const EARLIEST = Date.UTC(1990, 0, 1)
const MINUTE = 60_000

/** Hours of RFC 822's zone names; a zone without a meaning is taken as UTC. */
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
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ast: 3,
  gst: 4,
}

const ISO =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*([a-z]+|[+-]\d{1,2}:?\d{2})?/i
const RFC822 =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*([a-z]+|[+-]\d{1,2}:?\d{2})?/i
const DATE_LENGTH = 100

/**
 * Milliseconds since the epoch, or null for what cannot be read or lies before 1990. What lies in the future is taken
 * as now: an article of the year 2099 would stay on top of every list.
 */
export function parseDate(written: string | null | undefined, now: number): number | null {
  const at = written ? read(written.trim().slice(0, DATE_LENGTH)) : null
  if (at === null || Number.isNaN(at) || at < EARLIEST) return null
  return Math.min(at, now)
}

function read(text: string): number | null {
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day = '1', hour, minute, second, zone] = iso
    return instant([year, month, day, hour, minute, second], Number(month) - 1, zone)
  }
  const [found, day, month, year, hour, minute, second, zone] = RFC822.exec(text) ?? []
  if (found === undefined || !month || !year) return null
  const fullYear = year.length === 2 ? String(Number(year) + (Number(year) < 70 ? 2000 : 1900)) : year
  return instant([fullYear, month, day, hour, minute, second], MONTHS.indexOf(month.toLowerCase()), zone)
}

function instant(fields: readonly (string | undefined)[], month: number, zone: string | undefined): number | null {
  const [year = 0, , day = 1, hour = 0, minute = 0, second = 0] = fields.map(field =>
    field ? Number(field) : undefined,
  )
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  return Date.UTC(year, month, day, hour, minute, second) - offset(zone) * MINUTE
}

/** Minutes east of Greenwich. */
function offset(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone ?? '') ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return (ZONES[zone?.toLowerCase() ?? ''] ?? 0) * 60
}
