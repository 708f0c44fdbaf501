/**
 * The words of a text as numbers. What a word is worth is found out once: most words of an article stood in another one
 * before, and the last that were seen are remembered, each at the place that its hash names.
 */

import { foldWordUnits } from '../arabic/fold.ts'
import { MONTHS } from '../arabic/months.ts'
import { hashOf, mixed, withUnit } from './hash.ts'
import { comparedForm, saysNothing } from './languages.ts'

/** Of a word that says nothing by itself. */
export const NO_TERM = 0
/** Terms are numbers of so many bits: what is left of 32 is for what they are. */
export const TERM_BITS = 27

/** What a word is: bits of one byte. */
export const DIGITS_ONLY = 1
/** A title that comes back with another number or day in it is the same title. */
export const PASSING = 2

/** `term`: the number of the form under which the word is compared, or NO_TERM. */
export type Visit = (term: number, kind: number) => void

const PLACES = 1 << 16
const SPACE = 0x20

const firsts = new Int32Array(PLACES)
const seconds = new Int32Array(PLACES)
const terms = new Uint32Array(PLACES)
const kinds = new Uint8Array(PLACES)

/** Calls `visit` with each word of `text`, in order. */
export function readWords(text: string, language: string, visit: Visit): void {
  const units = foldWordUnits(text)
  const seed = hashOf(language) | 0
  let first = seed
  let second = seed
  let begin = 0
  for (let at = 0; at <= units.length; at++) {
    const unit = at < units.length ? (units[at] as number) : SPACE
    if (unit !== SPACE) {
      first = withUnit(first, unit)
      second = (Math.imul(second, 31) + unit) | 0
      continue
    }
    if (at > begin) {
      const place = mixed(first) & (PLACES - 1)
      if (firsts[place] !== first || seconds[place] !== second) {
        firsts[place] = first
        seconds[place] = second
        remember(place, String.fromCharCode(...units.subarray(begin, at)), language)
      }
      visit(terms[place] as number, kinds[place] as number)
      first = seed
      second = seed
    }
    begin = at + 1
  }
}

const DIGITS = /^\d+$/

function remember(place: number, word: string, language: string): void {
  const isNumber = DIGITS.test(word)
  const isEmpty = saysNothing(word, language)
  const hasTerm = isNumber || (word.length > 1 && !isEmpty)
  terms[place] = hasTerm ? termOf(isNumber ? word : comparedForm(word, language)) : NO_TERM
  kinds[place] = (isNumber ? DIGITS_ONLY : 0) | (isNumber || isEmpty || MONTHS.has(word) ? PASSING : 0)
}

function termOf(form: string): number {
  return hashOf(form) >>> (32 - TERM_BITS)
}
