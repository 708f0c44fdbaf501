/**
 * Folding: the form of a text under which spellings that readers mix up are equal. The index and every question to it
 * are folded by this one function, so both sides always agree.
 *
 * What is dropped: vowel marks, Quranic marks, tatweel, joiners, direction marks, soft hyphens, Latin accents, and a hamza
 * on the line after another letter (قراءة, typed قراة). What becomes one: أ إ آ ٱ and ا, ؤ and و, ئ before و too, ئ ى ی and
 * ي, ة and ه,
 * the Maghreb's گ ڭ ݣ and ك, Eastern and Western digits, capitals and small letters, presentation forms and letters.
 */

import { tableOfUnits, textOfUnits } from './units.ts'

const DROPPED = 0
const HAMZA = 0x0621
const WAW = 0x0648
/** ئ and the forms in which it stands in a word. */
const YA_WITH_HAMZA = new Set([0x0626, 0xfe89, 0xfe8a, 0xfe8b, 0xfe8c])
/** Room for what expands before the target has to grow. */
const SPARE = 16
const USUAL_LENGTH = 32_768

/** UTF-16 unit → its folded unit, or DROPPED. */
const UNITS = new Uint16Array(0x10000)
/** Units that become several: ligatures, ß, œ. */
const EXPANSIONS = new Map<number, readonly number[]>()

let scratch: Uint16Array = new Uint16Array(USUAL_LENGTH)

/** With the first text: every process reads this file, and few of them fold anything at once. */
let isFilled = false

/** Folds `text`. Folding a folded text changes nothing. */
export function fold(text: string): string {
  // Nearly every text fits into the same piece of memory, which nothing holds on to.
  if (text.length + SPARE > scratch.length) scratch = new Uint16Array((text.length + SPARE) * 2)
  return textOfUnits(...foldInto(text, scratch, null))
}

const WORDS = /[\p{L}\p{N}\p{Co}]+/gu
const SPACE = 0x20
/** UTF-16 unit → its folded unit, or a space outside of words; 0 where it has to be looked at more closely. */
let wordUnits: Uint16Array | null = null

/** The folded words of `text` with spaces between them. */
export function foldWords(text: string): string {
  const units = foldWordUnits(text)
  return textOfUnits(units, units.length)
}

/** The same as UTF-16 units, for whoever needs no string of them. The next call overwrites them. */
export function foldWordUnits(text: string): Uint16Array {
  wordUnits ??= unitsOfWords()
  if (text.length > scratch.length) scratch = new Uint16Array(text.length * 2)
  let length = 0
  let previous = DROPPED
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const folded = wordUnits[unit] as number
    if (folded !== DROPPED) {
      if (folded === WAW && YA_WITH_HAMZA.has(previous)) scratch[length - 1] = WAW
      previous = unit
      scratch[length++] = folded
      continue
    }
    if (isHalf(unit)) return unitsOf((fold(text).match(WORDS) ?? []).join(' '))
    const parts = EXPANSIONS.get(unit)
    if (parts) {
      previous = DROPPED
      if (length + parts.length + (text.length - at) > scratch.length) scratch = grown(scratch)
      for (const part of parts) scratch[length++] = wordUnits[part] as number
    } else if (UNITS[unit] === HAMZA && !isLetterBeforeHamza(scratch[length - 1] ?? DROPPED)) {
      previous = DROPPED
      scratch[length++] = HAMZA
    }
  }
  return scratch.subarray(0, length)
}

/** Of a character that only both halves together say what it is. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function unitsOfWords(): Uint16Array {
  if (!isFilled) fillTables()
  const words = tableOfUnits([[WORDS, 1]])
  return UNITS.map((folded, unit) => {
    if (folded === DROPPED || folded === HAMZA || isHalf(unit)) return DROPPED
    return words[folded] === 1 ? folded : SPACE
  })
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

export interface FoldedUnits {
  /** The first `length` of them are the folded text. Good until anything else is folded. */
  readonly units: Uint16Array
  readonly length: number
  /** UTF-16 unit → 0: it divides words, 1: it belongs to one, 2: half of a character. */
  readonly kinds: Uint8Array
}

let kinds: Uint8Array | null = null

/** All of a folded text, for whoever looks at every letter and makes no string of it. */
export function foldedUnits(text: string): FoldedUnits {
  if (text.length + SPARE > scratch.length) scratch = new Uint16Array((text.length + SPARE) * 2)
  const [units, length] = foldInto(text, scratch, null)
  return { units, length, kinds: unitKinds() }
}

/** As in `FoldedUnits.kinds`. */
export function unitKinds(): Uint8Array {
  kinds ??= kindsOfUnits()
  return kinds
}

function kindsOfUnits(): Uint8Array {
  return tableOfUnits([[WORDS, 1]]).fill(2, 0xd800, 0xe000)
}

export interface FoldedText {
  readonly folded: string
  /** Index into the original for each UTF-16 unit of `folded`, and one more entry for the end. */
  readonly origins: Uint32Array
}

/** Where a text is folded into, and its origins: clearing new ones takes longer than folding a headline. */
let placed = { length: 0, units: new Uint16Array(0), origins: new Uint32Array(0) }

/** Folds and remembers where everything came from, so that a match can be marked on the original. */
export function foldWithOrigins(text: string): FoldedText {
  const most = text.length * 4 + SPARE
  if (most > placed.length) placed = { length: most, units: new Uint16Array(most), origins: new Uint32Array(most) }
  const [units, length] = foldInto(text, placed.units, placed.origins)
  placed.origins[length] = text.length
  return { folded: textOfUnits(units, length), origins: placed.origins.slice(0, length + 1) }
}

function foldInto(text: string, target: Uint16Array, origins: Uint32Array | null): [Uint16Array, number] {
  if (!isFilled) fillTables()
  let units = target
  let length = 0
  let previous = DROPPED
  let seat = DROPPED
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const folded = UNITS[unit] as number
    if (folded === DROPPED) {
      const expansion = EXPANSIONS.get(unit)
      if (!expansion) continue
      if (length + expansion.length + (text.length - at) > units.length) units = grown(units)
      for (const part of expansion) {
        if (origins) origins[length] = at
        units[length++] = part
      }
      previous = expansion.at(-1) ?? DROPPED
      continue
    }
    if (folded === HAMZA && isLetterBeforeHamza(previous)) continue
    // مسئول is مسؤول, شئون is شؤون: before و the hamza may sit on either.
    if (folded === WAW && YA_WITH_HAMZA.has(seat)) units[length - 1] = WAW
    seat = unit
    if (origins) origins[length] = at
    units[length++] = folded
    previous = folded
  }
  return [units, length]
}

/** A hamza on the line is kept at the start of a word, so that no word folds to nothing. */
function isLetterBeforeHamza(unit: number): boolean {
  return unit > HAMZA && unit <= 0x064a
}

function grown(units: Uint16Array): Uint16Array {
  const larger = new Uint16Array(units.length * 2)
  larger.set(units)
  return larger
}

function fillTables(): void {
  isFilled = true
  for (let unit = 0; unit < UNITS.length; unit++) UNITS[unit] = unit
  UNITS[0] = 0x20
  foldCase()
  foldArabic()
  drop(0x0300, 0x036f)
  drop(0x200b, 0x200f)
  drop(0x202a, 0x202e)
  drop(0x2060, 0x2069)
  drop(0xfe00, 0xfe0f)
  drop(0xfeff, 0xfeff)
  decompose(0x00aa, 0x024f)
  decompose(0x1e00, 0x1fff)
  decompose(0xfb00, 0xfdff)
  decompose(0xfe70, 0xfefc)
  // Soft hyphen, and what else is not seen.
  for (const unseen of [0x00ad, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xffa0]) drop(unseen, unseen)
  // Vowel marks by themselves, which decompose into a space and the mark.
  drop(0xfc5e, 0xfc63)
  drop(0xfcf2, 0xfcf4)
  drop(0xfe70, 0xfe7f)
  decompose(0xff01, 0xff5e)
  expand(0x00df, 'ss')
  for (const capitalOrSmall of [0x00c6, 0x00e6]) expand(capitalOrSmall, 'ae')
  for (const capitalOrSmall of [0x0152, 0x0153]) expand(capitalOrSmall, 'oe')
}

function foldCase(): void {
  for (const [first, last] of [
    [0x0041, 0x005a],
    [0x0370, 0x052f],
  ] as const) {
    for (let unit = first; unit <= last; unit++) {
      const small = String.fromCharCode(unit).toLowerCase()
      if (small.length === 1) UNITS[unit] = small.charCodeAt(0)
    }
  }
}

function foldArabic(): void {
  drop(0x0610, 0x061a)
  drop(0x061c, 0x061c)
  drop(0x0640, 0x0640)
  drop(0x064b, 0x065f)
  drop(0x0670, 0x0670)
  drop(0x06d6, 0x06dc)
  drop(0x06df, 0x06e8)
  drop(0x06ea, 0x06ed)
  drop(0x08ca, 0x08e1)
  drop(0x08e3, 0x08ff)
  const same: Readonly<Record<string, string>> = {
    ا: 'أإآٱٲٳٵ',
    و: 'ؤٶۆۇۈۋ',
    ي: 'ئىیېۍےٸ',
    ه: 'ةھہۂۀەۃ',
    ك: 'کگڭݣڪڠ',
    ب: 'پ',
    ج: 'چ',
    ف: 'ڤڥڢ',
  }
  for (const [letter, variants] of Object.entries(same)) {
    for (const variant of variants) UNITS[variant.charCodeAt(0)] = letter.charCodeAt(0)
  }
  for (let digit = 0; digit <= 9; digit++) {
    UNITS[0x0660 + digit] = 0x30 + digit
    UNITS[0x06f0 + digit] = 0x30 + digit
  }
}

function drop(first: number, last: number): void {
  for (let unit = first; unit <= last; unit++) UNITS[unit] = DROPPED
}

/** Compatibility decomposition without its marks: é is e, a presentation form is its letters. */
function decompose(first: number, last: number): void {
  for (let unit = first; unit <= last; unit++) {
    const parts = String.fromCharCode(unit).normalize('NFKD').toLowerCase().normalize('NFKD')
    const folded = [...parts].map(part => UNITS[part.charCodeAt(0)] as number).filter(part => part !== DROPPED)
    if (folded.length === 1) UNITS[unit] = folded[0] as number
    else if (folded.length > 1) expandTo(unit, folded)
  }
}

function expand(unit: number, letters: string): void {
  expandTo(
    unit,
    [...letters].map(letter => letter.charCodeAt(0)),
  )
}

function expandTo(unit: number, folded: readonly number[]): void {
  UNITS[unit] = DROPPED
  EXPANSIONS.set(unit, folded)
}
