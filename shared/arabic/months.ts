/** The months of our calendar by all the names that our readers' newspapers give them. */

import { fold } from './fold.ts'

/** One line for each month. The last names are those of our neighbours in the north; the Levant's pairs are below. */
const NAMES = [
  'january jan يناير جانفي janvier janv ene enero janeiro',
  'february feb فبراير فيفري شباط février févr fév fev febrero fevereiro',
  'march mar مارس آذار mars marzo março',
  'april apr أبريل إبريل أفريل نيسان avril avr abr abril',
  'may مايو ماي أيار mai mayo maio',
  'june jun يونيو يونيه جوان حزيران juin junio junho',
  'july jul يوليو يوليه يوليوز جويلية تموز juillet juil julio julho',
  'august aug أغسطس غشت أغشت أوت آب août aou ago agosto',
  'september sep sept سبتمبر شتنبر شتمبر أيلول septembre set setembro septiembre',
  'october oct أكتوبر octobre out outubro octubre',
  'november nov نوفمبر نونبر نوفنبر novembre novembro noviembre',
  'december dec ديسمبر دجنبر دجمبر décembre déc dez dezembro dic diciembre',
]

/** Folded name → month, from 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map(name => [fold(name), index + 1] as const)),
)

/** Two pairs of months bear one name each, and a number: in words or digits, with an article or without. */
const PAIRED =
  /(?<!\p{L})(كانون|تشرين)[ _(/-]{0,3}(?:(?:ال)?(?:(اول)|[ثت]اني?)(?!\p{L})|(1|2)(?!\d)\)?)|(?<=\d[ /-]?)([كت]) ?(1|2)(?=[ /-]{1,2}\d{4}(?!\d))/gu

/** The pairs in a folded text by names of one word: كانون ثان, تشرين 1, 15 ك2 2026. */
export function withPlainMonths(folded: string): string {
  return folded.replace(PAIRED, (_, name, first, digit, letter, letterDigit) => {
    const isFirst = first !== undefined || (digit ?? letterDigit) === '1'
    const isWinter = name === 'كانون' || letter === 'ك'
    if (isWinter) return isFirst ? ' december ' : ' january '
    return isFirst ? ' october ' : ' november '
  })
}
