/** Where the terms of a query stand among the words of a text. */

import type { WantedTerm, WantedWord } from '../contract/search.ts'
import { beginningsOf, kinOf, searchStem } from './stems.ts'
import type { TextWord } from './words.ts'

/** How near a word of a text is to one of a query: not at all, of its kin, its stem or beginning, or as it is written. */
export const NO_MATCH = 0
export const KIN = 1
export const STEM = 2
export const EXACT = 3
export type Nearness = 0 | 1 | 2 | 3

export function nearness(word: string, { word: wanted, stems, kins, beginnings }: WantedWord): Nearness {
  if (word === wanted) return EXACT
  if (stems.length === 0) return NO_MATCH
  const stem = searchStem(word)
  if (stems.includes(stem) || (beginnings.length > 0 && beginsWith(word, stem, beginnings))) return STEM
  return kins.includes(kinOf(stem)) ? KIN : NO_MATCH
}

function beginsWith(word: string, stem: string, beginnings: readonly string[]): boolean {
  return (
    beginnings.some(beginning => word.startsWith(beginning) || stem.startsWith(beginning)) ||
    beginningsOf(word).some(bare => bare.startsWith(beginnings[0] ?? word))
  )
}

/** The least nearness of its words, where the term stands at `place`. */
export function nearnessAt(words: readonly string[], place: number, term: WantedTerm): Nearness {
  let least: Nearness = EXACT
  for (const [index, wanted] of term.entries()) {
    const word = words[place + index]
    const near = word === undefined ? NO_MATCH : nearness(word, wanted)
    if (near === NO_MATCH) return NO_MATCH
    if (near < least) least = near
  }
  return least
}

/** The greatest nearness with which a term stands anywhere. */
export function nearnessIn(words: readonly string[], term: WantedTerm): Nearness {
  let most: Nearness = NO_MATCH
  for (let place = 0; place + term.length <= words.length && most < EXACT; place++) {
    const near = nearnessAt(words, place, term)
    if (near > most) most = near
  }
  return most
}

export type Range = readonly [number, number]

/** [start, end) in UTF-16 units, in order. Kin is only marked of a term that stands in none of its own forms. */
export function rangesOf(words: readonly TextWord[], terms: readonly WantedTerm[]): Range[] {
  const folded = words.map(({ folded: word }) => word)
  const least = terms.map(term => (nearnessIn(folded, term) >= STEM ? STEM : KIN))
  const found: Range[] = []
  for (let place = 0; place < words.length; ) {
    const lengths = terms.map((term, index) =>
      nearnessAt(folded, place, term) >= (least[index] ?? STEM) ? term.length : 0,
    )
    const length = Math.max(0, ...lengths)
    const [first, last] = [words[place], words[place + length - 1]]
    if (length > 0 && first && last) found.push([first.start, last.end])
    place += Math.max(1, length)
  }
  return found
}
