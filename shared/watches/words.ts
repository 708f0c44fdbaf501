/** The words of a text as watches see them, and what the forms of one word have in common. */

import { stemArabic } from '../arabic/stem.ts'
import { foldedWords } from '../text/stem.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { stemFrench } from '../text/stem-french.ts'

const LATIN = /^[a-z]/

/** Folded, in order. */
export function wordsOf(text: string): string[] {
  return foldedWords(text)
}

/** The same for all forms of a folded word, of whichever language. */
export function formOf(word: string): string {
  return LATIN.test(word) ? stemFrench(stemEnglish(word)) : stemArabic(word)
}
