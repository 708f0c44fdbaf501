/**
 * The reading direction of a piece of text, decided once, when an article is parsed. A declared right-to-left language
 * is believed; otherwise the majority of letters decides and never the first letter, because Arabic headlines often
 * begin with a Latin name. Half of the Arabic press declares its feeds as English, so a left-to-right declaration
 * decides only where there are no letters.
 */

/** Languages that are written from right to left unless a script subtag says otherwise (CLDR, likely scripts). */
const RIGHT_TO_LEFT_LANGUAGES = new Set(
  'ar ary arz arq aeb apc acm ajp afb fa prs pes ur he iw yi ps sd ug ckb dv syr arc nqo ks khw bal lrc mzn glk pnb skr uzs'.split(
    ' ',
  ),
)
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'aran', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg', 'mand', 'samr'])

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** A longer text is judged by its beginning: the rest cannot change a majority that anybody would see. */
const JUDGED_LENGTH = 4000

export function directionOf(text: string, language: string | null): Direction {
  if (language !== null && isRightToLeft(language)) return 'rtl'
  const { rightToLeft, leftToRight } = countLetters(text.slice(0, JUDGED_LENGTH))
  if (rightToLeft === 0 && leftToRight === 0) return language ? 'ltr' : 'rtl'
  return rightToLeft >= leftToRight ? 'rtl' : 'ltr'
}

/** Whether a language tag (BCP 47; underscores are forgiven) names a right-to-left language. */
export function isRightToLeft(language: string): boolean {
  const [primary = '', ...rest] = language.trim().toLowerCase().split(/[-_]/)
  const script = rest.find(part => part.length === 4 && /^[a-z]+$/.test(part))
  if (script) return RIGHT_TO_LEFT_SCRIPTS.has(script)
  return RIGHT_TO_LEFT_LANGUAGES.has(primary)
}

const LEFT_TO_RIGHT = 1
const RIGHT_TO_LEFT = 2
/** UTF-16 unit → what it counts for. Letters beyond the basic plane are too rare to decide anything. */
let kinds: Uint8Array | null = null

function countLetters(text: string): { rightToLeft: number; leftToRight: number } {
  kinds ??= kindsOfUnits()
  let rightToLeft = 0
  let leftToRight = 0
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === RIGHT_TO_LEFT) rightToLeft++
    else if (kind === LEFT_TO_RIGHT) leftToRight++
  }
  return { rightToLeft, leftToRight }
}

function kindsOfUnits(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit)
    if (!LETTER.test(character)) return 0
    return RIGHT_TO_LEFT_LETTERS.test(character) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT
  })
}

/** A script's reading order, as the HTML `dir` attribute writes it. */
export type Direction = 'rtl' | 'ltr'
