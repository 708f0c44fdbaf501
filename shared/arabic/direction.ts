/**
 * The reading direction of a piece of text, decided once, when an article is parsed. The majority of its letters decides
 * and never the first one, because Arabic headlines often begin with a Latin name. Addresses, @names and #tags are no
 * letters of its own: one pasted address would outweigh a whole message. What is declared is believed only where the
 * letters do not speak against it: half of the Arabic press declares its feeds as English, and the French pages of
 * papers of two languages say that they are Arabic.
 */

import { tableOfUnits } from './units.ts'

/** Languages that are written from right to left unless a script subtag says otherwise (CLDR, likely scripts). */
const RIGHT_TO_LEFT_LANGUAGES = new Set(
  'ar ary arz arq aeb apc acm ajp afb fa prs pes ur he iw yi ps sd ug ckb dv syr arc nqo ks khw bal lrc mzn glk pnb skr uzs'.split(
    ' ',
  ),
)
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'aran', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg', 'mand', 'samr'])

const LETTERS = /\p{L}+/gu
const RIGHT_TO_LEFT_LETTERS =
  /(?:(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])+/gu
/** A longer text is judged by its beginning: the rest cannot change a majority that anybody would see. */
const JUDGED_LENGTH = 4000

/** In what is no longer than a headline one word counts, in more than that a tenth. */
const HEADLINE_LETTERS = 120
const FEW = 0.1

export function directionOf(text: string, language: string | null): Direction {
  const judged = text.slice(0, JUDGED_LENGTH)
  const own = countOwnLetters(judged)
  const declared = language !== null && isRightToLeft(language)
  if (own.rightToLeft + own.leftToRight > 0) {
    if (own.rightToLeft >= own.leftToRight) return 'rtl'
    return declared && hasEnough(own) ? 'rtl' : 'ltr'
  }
  if (language) return declared ? 'rtl' : 'ltr'
  // An address alone is read as addresses are.
  const all = countLetters(judged)
  return all.rightToLeft >= all.leftToRight ? 'rtl' : 'ltr'
}

/** Whether there is a right-to-left letter in it, addresses left aside. */
export function hasRightToLeft(text: string): boolean {
  return countOwnLetters(text.slice(0, JUDGED_LENGTH)).rightToLeft > 0
}

function hasEnough({ rightToLeft, leftToRight }: Letters): boolean {
  const all = rightToLeft + leftToRight
  return rightToLeft > 0 && (all <= HEADLINE_LETTERS || rightToLeft >= all * FEW)
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
const SPACE = 3
/** What addresses, names of accounts and tags have, and hardly any other word. */
const SIGN = 4
/** UTF-16 unit → what it counts for. Letters beyond the basic plane are too rare to decide anything. */
let kinds: Uint8Array | null = null

interface Letters {
  readonly rightToLeft: number
  readonly leftToRight: number
}

/** Of all that is written. */
function countLetters(text: string): Letters {
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

/** Word by word, so that only those with a sign in them are looked at twice: most texts are read through here. */
function countOwnLetters(text: string): Letters {
  kinds ??= kindsOfUnits()
  let [rightToLeft, leftToRight] = [0, 0]
  let [start, hasSign] = [0, false]
  let [wordRightToLeft, wordLeftToRight] = [0, 0]
  for (let at = 0; at <= text.length; at++) {
    const kind = at === text.length ? SPACE : kinds[text.charCodeAt(at)]
    if (kind === RIGHT_TO_LEFT) wordRightToLeft++
    else if (kind === LEFT_TO_RIGHT) wordLeftToRight++
    else if (kind === SIGN) hasSign = true
    if (kind !== SPACE) continue
    if (hasSign) {
      const own = countLetters(withoutAddresses(text.slice(start, at)))
      wordRightToLeft = own.rightToLeft
      wordLeftToRight = own.leftToRight
    }
    rightToLeft += wordRightToLeft
    leftToRight += wordLeftToRight
    // Whatever follows, it is not the majority: of most Arabic texts a good half is never read.
    if (rightToLeft - leftToRight > text.length - at) break
    start = at
    hasSign = false
    wordRightToLeft = 0
    wordLeftToRight = 0
  }
  return { rightToLeft, leftToRight }
}

function kindsOfUnits(): Uint8Array {
  return tableOfUnits([
    [LETTERS, LEFT_TO_RIGHT],
    [RIGHT_TO_LEFT_LETTERS, RIGHT_TO_LEFT],
    [/[@#%./]+/g, SIGN],
    [/\s+/g, SPACE],
  ])
}

/** More than a full stop at the end of a word. */
const MAY_HOLD_ADDRESS = /[@#%]|[\w/][./]\w/
/** What is written like an address, and percent-encoded letters. Every run is bounded, so that no word takes long. */
const ADDRESSES =
  /(?:[a-z][a-z0-9+.-]{0,19}:\/\/|www\.)\S{1,4000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|[@#]\p{L}[\p{L}\p{M}\p{N}_.]{0,140}|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?:\/\S{0,4000}|(?![\w.-]))|(?:%[0-9a-f]{2}){1,500}/giu

function withoutAddresses(word: string): string {
  return MAY_HOLD_ADDRESS.test(word) ? word.replace(ADDRESSES, ' ') : word
}

/** A script's reading order, as the HTML `dir` attribute writes it. */
export type Direction = 'rtl' | 'ltr'
