/**
 * The skeleton of a name: what is left for the eye. Names with one skeleton can be taken for each other, as
 * UTS #39 has it for all scripts; here are the letters with which an Arabic or Latin name can be imitated. On top of
 * folding (tatweel, vowel marks, hamza, Persian letters, digits) come fillers, dotless letters, and Cyrillic and Greek.
 */

import { fold } from './fold.ts'

/** ZWSP, joiners, Hangul fillers, variation selectors, and the empty braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu
const NO_NAME = /[^\p{L}\p{N}]/gu

const LIKENESSES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['аᴀɑα', 'a'],
      ['сϲ', 'c'],
      ['ԁ', 'd'],
      ['еҽε', 'e'],
      ['һн', 'h'],
      ['іıιɩ', 'i'],
      ['јϳ', 'j'],
      ['кκ', 'k'],
      ['1ӏ|ǀ', 'l'],
      ['м', 'm'],
      ['пη', 'n'],
      ['0оο', 'o'],
      ['рρ', 'p'],
      ['ԛ', 'q'],
      ['гɼ', 'r'],
      ['ѕ', 's'],
      ['тτ', 't'],
      ['υ', 'u'],
      ['ѵν', 'v'],
      ['ԝω', 'w'],
      ['хχ', 'x'],
      ['уүγ', 'y'],
      ['ٮ', 'ب'],
      ['ں', 'ن'],
      ['ٯ', 'ق'],
      ['ڡ', 'ف'],
    ] as const
  ).flatMap(([letters, like]) => [...letters].map(letter => [letter, like])),
)

export function skeleton(name: string): string {
  const letters = [...fold(name.replace(UNSEEN, ''))].map(letter => LIKENESSES.get(letter) ?? letter)
  return letters.join('').replace(NO_NAME, '').replaceAll('rn', 'm').replaceAll('vv', 'w')
}
