/**
 * The words of a text as search sees them: folded, digits without the marks that group them (1,250, ١٬٢٥٠), and names
 * that some write in one piece and some in two (عبدالله) in two. The index and every question to it are divided by this
 * file, so both sides always agree.
 */

import { foldWithOrigins, foldWords } from '../arabic/fold.ts'
import { searchStem } from './stems.ts'

const GROUPED = /(?<![\p{L}\p{N}])\p{Nd}{1,3}(?:[,\u066c\u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})/gu
const GROUP_MARKS = /[,\u066c\u00a0\u202f]/g
const MAY_BE_GROUPED = /\p{Nd}[,\u066c\u00a0\u202f]\p{Nd}/u

/** Words behind which الله, الدين and the like are often written without a space. */
const FIRST_PARTS =
  'عبد نور سيف صلاح عز جمال كمال بدر شمس تقي محيي محي خير علاء ضياء بهاء حسام عماد ناصر فخر زين نجم شهاب مجد سعد جلال برهان ' +
  'جاد عوض نصر فضل رحمه هبه عطا ضيف خلف سعيد حزب ان ما امه رزق جار خليل معز قطب حسن اسد'
const JOINED = new RegExp(
  `^([وفبلك]?(?:${FIRST_PARTS.split(' ').join('|')}))(ال(?:له|دين|رحمن|رحيم|عزيز|كريم|قادر|مجيد|حميد|سلام|رزاق|لطيف|ناصر|وهاب|فتاح|غني|حق|جليل|واحد|حكيم|ملك|رحمان|هادي|منعم|حسين|زهراء|زهرا|باسط|باري|جبار|صمد|عظيم|علي|عالي|خالق|قيوم|رؤوف|رووف|غفور|غفار|ستار|شكور|محسن|مطلب|معطي|نبي|مومن|مولي))$`,
)
/** أبوظبي, أبوبكر, أبوالعيش: what follows does not begin like an ending of ابواب or ابوين. */
const FATHER = /^([وفبلك]?ابو)(ال.{2,}|(?![اينتهك]).{3,})$/
/** Nothing shorter is written in one piece. */
const SHORTEST_JOINED = 6

export interface TextWord {
  readonly folded: string
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
}

const WORDS = /\d{1,3}(?:[,\u066c\u00a0\u202f]\d{3})+(?!\d)|[\p{L}\p{N}\p{Co}]+/gu
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
  return [...folded.matchAll(WORDS)].flatMap(({ 0: found, index }) => {
    const parts = partsOf(found)
    if (parts) return [placed(parts[0], index, parts[0].length), placed(parts[1], index + parts[0].length, parts[1].length)]
    return [placed(found.replace(GROUP_MARKS, ''), index, found.length)]
  })
}

/** The end of the last letter of a word: marks that follow it belong to it, a space does not. */
function endOfOrigin(text: string, origins: Uint32Array, foldedEnd: number): number {
  const next = origins[foldedEnd] ?? text.length
  let end = (origins[foldedEnd - 1] ?? 0) + 1
  while (end < next && BELONGS.test(text.charAt(end))) end++
  return end
}

/** The folded words of a text, without their places: several times as fast. */
export function wordsOf(text: string): string[] {
  return piecesOf(text).flatMap(word => partsOf(word) ?? [word])
}

/** What the index has of a word of `wordsOf`, or of one that is still in one piece. */
export function stemsOfWord(word: string): readonly string[] {
  return (partsOf(word) ?? [word]).map(searchStem)
}

function piecesOf(text: string): string[] {
  const plain = MAY_BE_GROUPED.test(text) ? text.replace(GROUPED, number => number.replace(GROUP_MARKS, '')) : text
  return foldWords(plain)
    .split(' ')
    .filter(word => word !== '')
}

/** Both words of a name that is written in one piece; null for all others. */
function partsOf(word: string): readonly [string, string] | null {
  if (word.length < SHORTEST_JOINED) return null
  const [, first, second] = JOINED.exec(word) ?? FATHER.exec(word) ?? []
  return first !== undefined && second !== undefined ? [first, second] : null
}
