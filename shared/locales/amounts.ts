/** Bytes and what is still to come, as the reader's part of the world writes them. Pure. */

import { DAY, HOUR, MINUTE } from '../units.ts'
import { localeOf, type Writing } from './languages.ts'

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes in the units in which data is sold (powers of 1000). Less than one counts as one. */
export function bytesInWords(bytes: number, writing: Writing): string {
  const step = bytes < 1_000_000 ? 0 : bytes < 1_000_000_000 ? 1 : 2
  const value = Math.max(bytes / 1000 ** (step + 1), step === 0 ? 1 : 0)
  const digits = value < 10 && step > 0 ? 1 : 0
  const unit = UNITS[step] ?? 'gigabyte'
  return new Intl.NumberFormat(localeOf(writing), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value)
}

/** «in 5 minutes», «in 3 hours», «tomorrow»; an instant that has passed is in a minute at the latest. */
export function timeUntil(at: number, now: number, writing: Writing): string {
  const wait = Math.max(at - now, 1)
  const format = new Intl.RelativeTimeFormat(localeOf(writing), { numeric: 'auto' })
  if (wait <= 59 * MINUTE) return format.format(Math.ceil(wait / MINUTE), 'minute')
  if (wait < 23.5 * HOUR) return format.format(Math.round(wait / HOUR), 'hour')
  return format.format(Math.round(wait / DAY), 'day')
}
