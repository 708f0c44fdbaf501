/** Dates of the Hijri calendar, as papers of the Mashriq and the Gulf write them: by the calendar of Umm al-Qura. */

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Folded, one line for each month: with an article or without, pairs by words or digits. */
const NAMES = [
  '(?:ال)?محرم',
  'صفر',
  'ربيع ?(?:(?:ال)?اول|1)',
  'ربيع ?(?:(?:ال)?(?:ثاني?|اخر)|2)',
  'جماد[يه]? ?(?:(?:ال)?اولي?|1)',
  'جماد[يه]? ?(?:(?:ال)?(?:اخره?|ثانيه?|ثان)|2)',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذ[ويا] ?(?:ال)?قعده',
  'ذ[ويا] ?(?:ال)?حجه',
]
const MONTHS = NAMES.map(name => new RegExp(`^(?:${name})$`))
/** What custom adds: رمضان المبارك, رجب الفرد. */
const EPITHET = '(?: (?:ال)?(?:حرام|خير|مبارك|كريم|فرد|مرجب|معظم|مكرم|اصم|انور))?'
const BETWEEN = '[\\s/.،,_-]{1,3}'
const DATE = new RegExp(
  `(?<!\\d)(\\d{1,2})[\\s/.،,_-]{0,3}(?:من |شهر ){0,2}(${NAMES.join('|')})${EPITHET}${BETWEEN}(?:ل?سنه |ل?عام )?(1[345]\\d{2})(?!\\d)`,
)

const MILLISECONDS = 86_400_000
/** 1 Muharram 1 of the arithmetic calendar, 16 July 622 of the Julian one, in days since 1970. */
const EPOCH_DAY = -492_148
const DAYS_IN_30_YEARS = 10_631
/** The arithmetic calendar and the one of Umm al-Qura are never further apart. */
const FARTHEST = 3

/** The Gregorian day of a Hijri date in a folded text; null where there is none. */
export function readHijri(folded: string): Day | null {
  const [, day = '', name = '', year = ''] = DATE.exec(folded.replace(/\s+/g, ' ')) ?? []
  const month = MONTHS.findIndex(known => known.test(name)) + 1
  return month === 0 ? null : gregorianDay({ year: Number(year), month, day: Number(day) })
}

/** Years of the Hijra in which there were newspapers: 1882 to 2174 of ours. */
export function isHijriYear(year: number): boolean {
  return year >= 1300 && year < 1600
}

/** The same day in our calendar; null for one that the calendar of Umm al-Qura does not have. */
export function gregorianDay(hijri: Day): Day | null {
  if (!isHijriYear(hijri.year) || hijri.month < 1 || hijri.month > 12 || hijri.day < 1 || hijri.day > 30) return null
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
