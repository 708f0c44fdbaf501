/**
 * Reads dates as people write them: months in Arabic (Morocco, Algeria and Tunisia, Egypt and the Gulf, the Mashriq),
 * French and English, digits of either kind, day before month; and Hijri dates where there is no other.
 */

import { fold } from './fold.ts'
import { type Day, readHijri } from './hijri.ts'

/** What one date says. Months from 1; `offset` in minutes east of Greenwich. */
export interface WrittenDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  readonly offset: number
}

/** One line for each month; a slash joins words of one name. The last names are those of our neighbours in the north. */
const NAMES = [
  'january jan يناير جانفي كانون/الثاني janvier janv ene enero janeiro',
  'february feb فبراير فيفري شباط février févr fév fev febrero fevereiro',
  'march mar مارس آذار mars marzo março',
  'april apr أبريل إبريل أفريل نيسان avril avr abr abril',
  'may مايو ماي أيار mai mayo maio',
  'june jun يونيو يونيه جوان حزيران juin junio junho',
  'july jul يوليو يوليه يوليوز جويلية تموز juillet juil julio julho',
  'august aug أغسطس غشت أغشت أوت آب août aou ago agosto',
  'september sep sept سبتمبر شتنبر شتمبر أيلول septembre set setembro septiembre',
  'october oct أكتوبر تشرين/الأول octobre out outubro octubre',
  'november nov نوفمبر نونبر نوفنبر تشرين/الثاني novembre novembro noviembre',
  'december dec ديسمبر دجنبر دجمبر كانون/الأول décembre déc dez dezembro dic diciembre',
]

const MONTHS = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map(name => [fold(name.replace('/', '')), index + 1] as const)),
)

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
const TWO_WORDS = new RegExp(`(${fold('كانون')}|${fold('تشرين')})\\s+`, 'g')
const MORNING = [fold('صباحا'), fold('ص')]
const AFTERNOON = [fold('مساء'), fold('ظهرا'), fold('م')]
/** 9:30, 9h30, 9:30 PM, 9:30 مساء. */
const TIME = new RegExp(
  `(\\d{1,2})\\s*[:h]\\s*(\\d{2})(?:\\s*:\\s*(\\d{2})(?:[.,](\\d{1,9}))?)?` +
    `(?:\\s*(am|pm|a\\.m|p\\.m|${[...MORNING, ...AFTERNOON].join('|')})(?!\\p{L}))?`,
  'u',
)
const ZONE = /(?:(?:gmt|utc)\s*)?([+-])(\d{1,2}):?(\d{2})?(?!\d)|\b([a-z]{1,5})\b/
const NUMERIC = /(?<!\d)(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?!\d)/
const WORD = /\p{L}+|\d+/gu

/** Null where there is no date in it that can be read with certainty. */
export function readDate(text: string): WrittenDate | null {
  const folded = fold(text.slice(0, LONGEST)).replace(TWO_WORDS, '$1')
  const time = TIME.exec(folded)
  const rest = time ? `${folded.slice(0, time.index)} ${folded.slice(time.index + time[0].length)}` : folded
  const date = dateAroundMonth(rest) ?? numericDate(rest) ?? readHijri(rest)
  if (date === null) return null
  const zone = time ? folded.slice(time.index + time[0].length) : ''
  return { ...date, ...timeOf(time), offset: offsetIn(zone) }
}

/** Minutes east of Greenwich of `+01:00`, `+0100`, `GMT+1`, `CET`; 0 for what says nothing. */
export function offsetIn(text: string): number {
  const [, sign, hours, minutes = '0', name] = ZONE.exec(text.toLowerCase()) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return (ZONES[name ?? ''] ?? 0) * 60
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

/** `11 فبراير 2026`, `Feb 11, 2026`, `mercredi 11 février 2026`. */
function dateAroundMonth(text: string): Day | null {
  const words = text.match(WORD) ?? []
  const at = words.findIndex(word => MONTHS.has(word))
  const month = MONTHS.get(words[at] ?? '')
  if (month === undefined) return null
  const before = dayBefore(words.slice(0, at))
  const [first, second] = words.slice(at + 1).filter(word => /^\d+$/.test(word))
  const day = before ?? first
  const year = before === null ? second : first
  if (day === undefined || year === undefined || !/^(?:\d{2}|\d{4})$/.test(year)) return null
  return { year: fullYear(year), month, day: Number(day) }
}

/** `11`, `1er`, `2nd of`. */
function dayBefore(words: readonly string[]): string | null {
  const numbers = words.slice(-3).filter(word => !/^(?:er|st|nd|rd|th|of|de|d|من|شهر)$/.test(word))
  const last = numbers.at(-1)
  return last !== undefined && /^\d{1,2}$/.test(last) ? last : null
}

/** `11/02/2026`: in the countries of our readers the day comes first. `2026/02/11` has it last. */
function numericDate(text: string): Day | null {
  const [, first = '', , middle = '', last = ''] = NUMERIC.exec(text) ?? []
  if (first.length === 4) return { year: Number(first), month: Number(middle), day: Number(last) }
  if (last.length !== 4) return null
  const isMonthFirst = Number(middle) > 12
  return {
    year: Number(last),
    month: Number(isMonthFirst ? first : middle),
    day: Number(isMonthFirst ? middle : first),
  }
}

function timeOf(found: RegExpExecArray | null) {
  const [, hour = '0', minute = '0', second = '0', fraction = '0', half] = found ?? []
  return {
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon(half) ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
  }
}

function isAfternoon(half: string): boolean {
  return half.startsWith('p') || AFTERNOON.includes(half)
}
