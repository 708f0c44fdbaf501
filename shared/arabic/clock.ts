/** The time of day as people write it: clocks of twelve and of twenty-four hours, in Arabic, French and English. */

import { fold } from './fold.ts'

export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

export interface FoundTime {
  readonly time: TimeOfDay
  /** What stands around it. */
  readonly before: string
  readonly behind: string
}

export const MIDNIGHT: TimeOfDay = { hour: 0, minute: 0, second: 0, millisecond: 0 }

/** Which hours a word means: those of noon and night lie on both sides of twelve. */
type Half = 'morning' | 'noon' | 'afternoon' | 'night'

const WORDS: Readonly<Record<Half, string>> = {
  morning: 'صباحا/صباح/فجرا/فجر/ضحى/قبل الظهر/قبل الزوال/du matin/matin',
  noon: 'ظهرا/ظهر',
  afternoon: "مساءا/مساء/بعد الظهر/بعد الزوال/زوالا/عصرا/عصر/du soir/soir/de l’après-midi/de l'après-midi/après-midi",
  night: 'ليلا/منتصف الليل',
}
const HALVES = new Map(
  (Object.keys(WORDS) as Half[]).flatMap(half => WORDS[half].split('/').map(word => [fold(word), half] as const)),
)
const LONGEST_FIRST = [...HALVES.keys()].toSorted((a, b) => b.length - a.length).join('|')
const HALF = `(?:في |ب)?(?:ال)?(${LONGEST_FIRST}|ص|م|[ap]\\.? ?m)(?![\\p{L}\\d])`
const TIME = new RegExp(
  `(?<!\\d|(?<!\\d{4}):|\\+ ?|(?:gmt|utc) ?-)(\\d{1,2}) ?(?:[:∶٫]|h(?= ?\\d)) ?(\\d{2}|\\d(?= ?: ?\\d))(?!\\d)` +
    `(?: ?: ?(\\d{1,2})(?!\\d)(?:[.,](\\d{1,9}))?)?(?: ?h(?!\\p{L}))?(?: ?${HALF})?`,
  'u',
)
/** 9 PM, 9 مساء, 21h. */
const HOUR_ALONE = new RegExp(`(?<![\\d:./-])(\\d{1,2})(?: ?${HALF}| ?h(?!\\p{L}))`, 'u')
/** The letter behind a year stands for the calendar. */
const HALF_BEFORE = new RegExp(`(?<!\\p{L}|\\d|\\d (?=م))${HALF}[ :،-]{0,3}$`, 'u')
const HALF_ANYWHERE = new RegExp(`(?<!\\p{L})(?:ال)?(${LONGEST_FIRST})(?!\\p{L})`, 'u')

/** The first time in a folded text; null where there is none. */
export function findTime(folded: string): FoundTime | null {
  const found = TIME.exec(folded)
  if (found !== null) {
    const [, hour, minute, second, fraction, half] = found
    return foundAt(folded, found, { hour, minute, second, fraction, half })
  }
  const alone = HOUR_ALONE.exec(folded)
  if (alone === null || Number(alone[1]) > 24) return null
  return foundAt(folded, alone, { hour: alone[1], half: alone[2] })
}

const DOTTED = new RegExp(
  `^\\D{0,16}?([01]?\\d|2[0-3])([.-])([0-5]\\d)(?:\\2([0-5]\\d))?(?![\\d.:-])(?: ?${HALF})?`,
  'u',
)

/** 9.30 and 9-30-15: `behind` a date and nowhere else, where they would be anything. */
export function findDottedTime(behind: string): FoundTime | null {
  const found = DOTTED.exec(behind)
  if (found === null) return null
  const [, hour, , minute, second, half] = found
  return foundAt(behind, found, { hour, minute, second, half })
}

type Written = Partial<Readonly<Record<'hour' | 'minute' | 'second' | 'fraction' | 'half', string | undefined>>>

function foundAt(folded: string, found: RegExpExecArray, written: Written): FoundTime {
  const before = folded.slice(0, found.index)
  const behind = folded.slice(found.index + found[0].length)
  const { hour, minute = '0', second = '0', fraction = '0' } = written
  const half = written.half ?? HALF_BEFORE.exec(before)?.[1] ?? HALF_ANYWHERE.exec(folded)?.[1]
  return {
    time: {
      hour: half === undefined ? Number(hour) : hourOfDay(Number(hour), halfOf(half)),
      minute: Number(minute),
      second: Number(second),
      millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
    },
    before,
    behind,
  }
}

function halfOf(word: string): Half {
  return HALVES.get(word) ?? (word.startsWith('a') || word === 'ص' ? 'morning' : 'afternoon')
}

/** Who writes 21:30 PM has looked at a clock of twenty-four hours. */
function hourOfDay(written: number, half: Half): number {
  if (written > 12) return written
  const hour = written % 12
  const isBeforeNoon = half === 'morning' || (half === 'noon' && hour >= 10) || (half === 'night' && hour < 6)
  return isBeforeNoon ? hour : hour + 12
}
