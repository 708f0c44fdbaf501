/**
 * The words of a text as search sees them: folded, digits without the marks that group them (1,250, ١٬٢٥٠), and names
 * that some write in one piece and some in two (عبدالله) in two. The index and every question to it are divided by this
 * file, so both sides always agree.
 */

import { fold, foldWithOrigins, unitKinds } from '../arabic/fold.ts'
import { searchStem, stemAnew } from './stems.ts'

/** Words behind which الله, الدين and the like are often written without a space. */
const FIRST_PARTS =
  'عبد نور سيف صلاح عز جمال كمال بدر شمس تقي محيي محي خير علاء ضياء بهاء حسام عماد ناصر فخر زين نجم شهاب مجد سعد جلال برهان ' +
  'جاد عوض نصر فضل رحمه هبه عطا ضيف خلف سعيد حزب ان ما امه رزق جار خليل معز قطب حسن اسد'
const JOINED = new RegExp(
  `^([وفبلك]?(?:${FIRST_PARTS.split(' ').join('|')}))(ال(?:له|دين|رحمن|رحيم|عزيز|كريم|قادر|مجيد|حميد|سلام|رزاق|لطيف|ناصر|وهاب|فتاح|غني|حق|جليل|واحد|حكيم|ملك|رحمان|هادي|منعم|حسين|زهراء|زهرا|باسط|باري|جبار|صمد|عظيم|علي|عالي|خالق|قيوم|رؤوف|رووف|غفور|غفار|ستار|شكور|محسن|مطلب|معطي|نبي|مومن|مولي))$`,
)
/** أبوظبي, أبوبكر, أبوالعيش: what follows does not begin like an ending of ابواب or ابوين. */
const FATHER = /^([وفبلك]?ابو)(ال.{2,}|(?![اينتهك]).{3,})$/
const FATHER_OF = 'ابو'
/** Nothing shorter is written in one piece. */
const SHORTEST_JOINED = 6

export interface TextWord {
  readonly folded: string
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
}

/** Vowel marks, tatweel and a hamza that folding leaves out belong to the letter before them. */
const BELONGS = /[\p{M}\u0640\u0621]/u

/** The words of a text with their places in it. */
export function wordsIn(text: string): TextWord[] {
  const { folded, origins } = foldWithOrigins(text)
  const placed = (word: string, start: number, length: number): TextWord => ({
    folded: word,
    start: origins[start] ?? 0,
    end: endOfOrigin(text, origins, start + length),
  })
  return runsIn(folded).flatMap(([start, end, word]) => {
    const [first, second] = partsOf(word) ?? []
    if (first === undefined || second === undefined) return [placed(word, start, end - start)]
    return [placed(first, start, first.length), placed(second, start + first.length, second.length)]
  })
}

/** The end of the last letter of a word: marks that follow it belong to it, a space does not. */
function endOfOrigin(text: string, origins: Uint32Array, foldedEnd: number): number {
  const next = origins[foldedEnd] ?? text.length
  let end = (origins[foldedEnd - 1] ?? 0) + 1
  while (end < next && BELONGS.test(text.charAt(end))) end++
  return end
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text))
}

/** Of a text that is folded already. */
export function wordsOfFolded(folded: string): string[] {
  // Only digits are ever brought together over what is no letter.
  const words = GROUPED.test(folded)
    ? runsIn(folded).map(([, , word]) => word)
    : lettersIn(folded).map(([start, end]) => folded.slice(start, end))
  return words.some(word => partsOf(word) !== null) ? words.flatMap(word => partsOf(word) ?? [word]) : words
}

/** What the index has of a word of `wordsOf`, or of one that is still in one piece. */
export function stemsOfWord(word: string): readonly string[] {
  return (partsOf(word) ?? [word]).map(searchStem)
}

/** The same of a word that whoever asks remembers by itself. */
export function stemsOfNewWord(word: string): readonly string[] {
  return (partsOf(word) ?? [word]).map(stemAnew)
}

const WORD_CHARACTERS = /[\p{L}\p{N}\p{Co}]+/gu
/** Digits with a mark that may group them. */
const GROUPED = /\d[,\u066c\u00a0\u202f]\d/
const ENDS_IN_DIGITS = /(?<!\d)\d{1,3}$/
const GROUP = 3

/** [start, end) in a folded text, the word that stands there, and what of it stands behind the last mark in it. */
type Run = readonly [start: number, end: number, word: string, last: string]

function runsIn(folded: string): Run[] {
  const runs: Run[] = []
  for (const [first, behind] of lettersIn(folded)) {
    const found = folded.slice(first, behind)
    const [start, end, word, last] = runs.at(-1) ?? NO_RUN
    if (end === first - 1 && groupsDigits(folded, end, last)) {
      runs[runs.length - 1] = [start, behind, word + found, found]
    } else runs.push([first, behind, found, found])
  }
  return runs
}

const BETWEEN = 0
const LETTER = 1
const HALF = 2

/** [start, end) of all that stands between what divides words: by a table, which takes a third of a pattern's time. */
function lettersIn(folded: string): [start: number, end: number][] {
  const kinds = unitKinds()
  const found: [start: number, end: number][] = []
  let start = -1
  for (let at = 0; at < folded.length; at++) {
    const kind = kinds[folded.charCodeAt(at)]
    // Only both halves together say what a character is.
    if (kind === HALF)
      return [...folded.matchAll(WORD_CHARACTERS)].map(({ 0: { length }, index }) => [index, index + length])
    if (kind === LETTER && start === -1) start = at
    else if (kind !== LETTER && start !== -1) {
      found.push([start, at])
      start = -1
    }
  }
  if (start !== -1) found.push([start, folded.length])
  return found
}

const NO_RUN: Run = [-1, -1, '', '']

/** Whether the mark at `at` only groups the digits of one number. */
function groupsDigits(folded: string, at: number, before: string): boolean {
  return isGroupMark(folded.charCodeAt(at)) && ENDS_IN_DIGITS.test(before) && beginsGroup(folded, at + 1)
}

/** Three digits, and no fourth. */
function beginsGroup(folded: string, at: number): boolean {
  for (let next = at; next < at + GROUP; next++) if (!isDigit(folded.charCodeAt(next))) return false
  return !isDigit(folded.charCodeAt(at + GROUP))
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** Marks that group digits by threes: a comma, the Arabic one for numbers, and spaces that do not break. */
export function isGroupMark(unit: number): boolean {
  return unit === 0x2c || unit === 0x66c || unit === 0xa0 || unit === 0x202f
}

/** All letters and digits around a place of a folded text. */
export function wordAround(folded: string, place: number): string {
  const kinds = unitKinds()
  const isInside = (at: number) => kinds[folded.charCodeAt(at)] !== BETWEEN
  let [start, end] = [place, place]
  while (start > 0 && isInside(start - 1)) start--
  while (end < folded.length && isInside(end)) end++
  return folded.slice(start, end)
}

/** Both words of a name that is written in one piece; null for all others. */
function partsOf(word: string): readonly [string, string] | null {
  // Few words are looked at with patterns.
  if (!isPerhapsTwo(word)) return null
  const [, first, second] = JOINED.exec(word) ?? FATHER.exec(word) ?? []
  return first !== undefined && second !== undefined ? [first, second] : null
}

/** False for nearly all words that are not two. */
export function isPerhapsTwo(word: string): boolean {
  if (word.length < SHORTEST_JOINED) return false
  return word.indexOf('ال', 2) !== -1 || word.startsWith(FATHER_OF) || word.startsWith(FATHER_OF, 1)
}
