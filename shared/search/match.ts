/** Where the terms of a query stand among the words of a text. */

import type { WantedTerm, WantedWord } from '../contract/search.ts'
import { beginningsOf, kinOf, searchStem } from './stems.ts'
import type { TextWord } from './words.ts'

/** How near a word of a text is to one of a query: not at all, of its kin, its stem or beginning, or as it is written. */
const NO_MATCH = 0
export const KIN = 1 as const
export const STEM = 2 as const
export const EXACT = 3 as const
export type Nearness = 0 | 1 | 2 | 3

/** A word of a text with what is known of it; what takes time only once somebody has asked. */
interface SeenWord {
  readonly word: string
  readonly stem: string
  kin: string | null
  bare: readonly string[] | null
}

/** The same words stand in most of what is found. */
const SEEN = new Map<string, SeenWord>()
const MOST_SEEN = 50_000

/** To be used at once: it is not kept for ever. */
export function seenWords(words: readonly string[]): readonly SeenWord[] {
  return words.map(word => {
    const known = SEEN.get(word)
    if (known) return known
    if (SEEN.size >= MOST_SEEN) SEEN.clear()
    const seen: SeenWord = { word, stem: searchStem(word), kin: null, bare: null }
    SEEN.set(word, seen)
    return seen
  })
}

export type SeenWords = ReturnType<typeof seenWords>

/** `least`: a word that is no nearer is none. */
function nearness(seen: SeenWord, { word, stems, kins, beginnings }: WantedWord, least: Nearness): Nearness {
  if (seen.word === word) return EXACT
  if (stems.length === 0) return NO_MATCH
  if (stems.includes(seen.stem)) return STEM
  if (beginnings.length > 0 && beginsWith(seen, beginnings)) return STEM
  if (least > KIN) return NO_MATCH
  seen.kin ??= kinOf(seen.stem)
  return kins.includes(seen.kin) ? KIN : NO_MATCH
}

function beginsWith(seen: SeenWord, beginnings: readonly string[]): boolean {
  if (beginnings.some(beginning => seen.word.startsWith(beginning) || seen.stem.startsWith(beginning))) return true
  seen.bare ??= beginningsOf(seen.word)
  return seen.bare.some(bare => bare.startsWith(beginnings[0] ?? bare))
}

/** The least nearness of its words, where the term stands at `place`. */
function nearnessAt(words: SeenWords, place: number, term: WantedTerm, least: Nearness): Nearness {
  let nearest: Nearness = EXACT
  for (const [index, wanted] of term.entries()) {
    const seen = words[place + index]
    const near = seen === undefined ? NO_MATCH : nearness(seen, wanted, least)
    if (near === NO_MATCH) return NO_MATCH
    if (near < nearest) nearest = near
  }
  return nearest
}

/** The greatest nearness with which a term stands anywhere; kin is only looked for where nothing nearer is. */
export function nearnessIn(words: SeenWords, term: WantedTerm, least: Nearness): Nearness {
  const near = greatest(words, term, STEM)
  return near === NO_MATCH && least === KIN ? greatest(words, term, KIN) : near
}

function greatest(words: SeenWords, term: WantedTerm, least: Nearness): Nearness {
  let most: Nearness = NO_MATCH
  for (let place = 0; place + term.length <= words.length && most < EXACT; place++) {
    const near = nearnessAt(words, place, term, least)
    if (near > most) most = near
  }
  return most
}

const DIGITS = /^\d/
const ARABIC = /^[\u0600-\u06ff]/
const GOD = 'الله'
/** Letters at the end of a stem that its forms may write otherwise: parties, journaux; لاجئون. */
const UNSURE_LATIN = 3
const UNSURE_ARABIC = 1
const SHORTEST_PART = 2

/** What every form of the word has in it; null: nothing that can be relied on. */
function commonPart(stem: string): string | null {
  if (DIGITS.test(stem)) return null
  if (stem === GOD) return 'لله'
  return stem.slice(0, Math.max(SHORTEST_PART, stem.length - (ARABIC.test(stem) ? UNSURE_ARABIC : UNSURE_LATIN)))
}

/** False where a term stands nowhere in a folded text, in none of its own forms: found without a look at its words. */
export function mayHave(folded: string, term: WantedTerm): boolean {
  return term.every(({ word, stems, beginnings }) => {
    const parts = stems.length === 0 ? [commonPart(word)] : [...stems, ...beginnings].map(commonPart)
    return parts.some(part => part === null || folded.includes(part))
  })
}

export type Range = readonly [number, number]

/** [start, end) in UTF-16 units, in order. Kin is only marked of a term that stands in none of its own forms. */
export function rangesOf(words: readonly TextWord[], terms: readonly WantedTerm[]): Range[] {
  const seen = seenWords(words.map(({ folded }) => folded))
  const lengths = new Uint16Array(words.length)
  for (const term of terms) {
    if (!noteLengths(seen, term, STEM, lengths)) noteLengths(seen, term, KIN, lengths)
  }
  const found: Range[] = []
  for (let place = 0; place < words.length; ) {
    const length = lengths[place] ?? 0
    const [first, last] = [words[place], words[place + length - 1]]
    if (length > 0 && first && last) found.push([first.start, last.end])
    place += Math.max(1, length)
  }
  return found
}

/** Notes at each place how many words of the text stand for the term; returns whether it stands anywhere. */
function noteLengths(words: SeenWords, term: WantedTerm, least: Nearness, lengths: Uint16Array): boolean {
  let isThere = false
  for (let place = 0; place + term.length <= words.length; place++) {
    if (nearnessAt(words, place, term, least) === NO_MATCH) continue
    isThere = true
    if (term.length > (lengths[place] ?? 0)) lengths[place] = term.length
  }
  return isThere
}
