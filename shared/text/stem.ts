/** Words without their endings, in the languages of our newspapers. */

import { foldWords } from '../arabic/fold.ts'
import { stemArabic } from '../arabic/stem.ts'
import { stemEnglish } from './stem-english.ts'
import { stemFrench } from './stem-french.ts'

const STEMMERS: ReadonlyMap<string, (word: string) => string> = new Map([
  ['ar', stemArabic],
  ['en', stemEnglish],
  ['fr', stemFrench],
])

/** The stem of a folded word. `language`: `ar`, `en` or `fr`; of any other a word is left as it is. */
export function stemOf(word: string, language: string): string {
  return STEMMERS.get(language)?.(word) ?? word
}

/** The stems of all words of a text, in order. */
export function stemsOf(text: string, language: string): string[] {
  return foldedWords(text).map(word => stemOf(word, language))
}

export function foldedWords(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter(word => word !== '')
}
