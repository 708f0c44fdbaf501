/** Where the terms of a query stand among the words of a text. */

import type { WantedTerm, WantedWord } from '../contract/search.ts'
import { beginningsOf, kinOf, searchStem } from './stems.ts'
import { isPerhapsTwo, type TextWord, wordAround } from './words.ts'

/** How near a word of a text is to one of a query: not at all, of its kin, its stem or beginning, or as it is written. */
const NO_MATCH = 0
export const KIN = 1 as const
export const STEM = 2 as const
export const EXACT = 3 as const
export type Nearness = 0 | 1 | 2 | 3

/** What is known of a word of a text; what takes time only once somebody has asked. */
interface SeenWord {
  readonly word: string
  readonly stem: string
  kin: string | null
  bare: readonly string[] | null
}

/** The same words stand in most of what is found. */
const SEEN = new Map<string, SeenWord>()
const MOST_SEEN = 50_000

function seenWord(word: string): SeenWord {
  const known = SEEN.get(word)
  if (known) return known
  if (SEEN.size >= MOST_SEEN) SEEN.clear()
  const seen: SeenWord = { word, stem: searchStem(word), kin: null, bare: null }
  SEEN.set(word, seen)
  return seen
}

/** `least`: a word that is no nearer is none. */
function nearness(word: string, wanted: WantedWord, least: Nearness): Nearness {
  if (word === wanted.word) return EXACT
  if (wanted.stems.length === 0) return NO_MATCH
  // Most words have not even the letters: their stems are never asked for.
  if (least > KIN && !partsOf(wanted).some(part => part === null || word.includes(part))) return NO_MATCH
  const seen = seenWord(word)
  if (wanted.stems.includes(seen.stem)) return STEM
  if (wanted.beginnings.length > 0 && beginsWith(seen, wanted.beginnings)) return STEM
  if (least > KIN) return NO_MATCH
  seen.kin ??= kinOf(seen.stem)
  return wanted.kins.includes(seen.kin) ? KIN : NO_MATCH
}

function beginsWith(seen: SeenWord, beginnings: readonly string[]): boolean {
  if (beginnings.some(beginning => seen.word.startsWith(beginning) || seen.stem.startsWith(beginning))) return true
  seen.bare ??= beginningsOf(seen.word)
  return seen.bare.some(bare => bare.startsWith(beginnings[0] ?? bare))
}

/** The least nearness of its words, where the term stands at `place`. */
function nearnessAt(words: readonly string[], place: number, term: WantedTerm, least: Nearness): Nearness {
  let nearest: Nearness = EXACT
  for (const [index, wanted] of term.entries()) {
    const word = words[place + index]
    const near = word === undefined ? NO_MATCH : nearness(word, wanted, least)
    if (near === NO_MATCH) return NO_MATCH
    if (near < nearest) nearest = near
  }
  return nearest
}

/** The greatest nearness with which a term stands anywhere; kin is only looked for where nothing nearer is. */
export function nearnessIn(words: readonly string[], term: WantedTerm, least: Nearness): Nearness {
  const near = greatest(words, term, STEM)
  return near === NO_MATCH && least === KIN ? greatest(words, term, KIN) : near
}

function greatest(words: readonly string[], term: WantedTerm, least: Nearness): Nearness {
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
  return term.every(wanted => partsOf(wanted).some(part => part === null || folded.includes(part)))
}

const PARTS = new WeakMap<WantedWord, readonly (string | null)[]>()

function partsOf(wanted: WantedWord): readonly (string | null)[] {
  const known = PARTS.get(wanted)
  if (known) return known
  const { word, stems, beginnings } = wanted
  const parts = stems.length === 0 ? [commonPart(word)] : [...new Set([...stems, ...beginnings].map(commonPart))]
  PARTS.set(wanted, parts)
  return parts
}

export type Range = readonly [number, number]

/** [start, end) in UTF-16 units, in order. Kin is only marked of a term that stands in none of its own forms. */
export function rangesOf(
  words: readonly TextWord[],
  terms: readonly WantedTerm[],
  reach: 'own' | 'kin' = 'kin',
): Range[] {
  const seen = words.map(({ folded }) => folded)
  const lengths = new Uint16Array(words.length)
  for (const term of terms) {
    if (!noteLengths(seen, term, STEM, lengths) && reach === 'kin') noteLengths(seen, term, KIN, lengths)
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
function noteLengths(words: readonly string[], term: WantedTerm, least: Nearness, lengths: Uint16Array): boolean {
  let isThere = false
  for (let place = 0; place + term.length <= words.length; place++) {
    if (nearnessAt(words, place, term, least) === NO_MATCH) continue
    isThere = true
    if (term.length > (lengths[place] ?? 0)) lengths[place] = term.length
  }
  return isThere
}

const MOST_PLACES = 12
/** Most letters of a short beginning stand inside of other words. */
const MOST_LETTERS = 48

/** Where in a folded text a term may begin, in order, and no more of the places than are worth a look. */
export function placesToLook(folded: string, terms: readonly WantedTerm[]): readonly number[] {
  const firsts = terms.flatMap(([first]) => first ?? [])
  const parts = firsts.flatMap(partsOf)
  // Nothing that can be relied on: every word is one to look at.
  if (parts.includes(null)) return [0]
  const places = new Set(parts.flatMap(part => placesOf(folded, part ?? '')))
  const begins = (place: number) => {
    const word = wordAround(folded, place)
    return isPerhapsTwo(word) || firsts.some(first => nearness(word, first, STEM) !== NO_MATCH)
  }
  return [...places]
    .sort((a, b) => a - b)
    .filter(begins)
    .slice(0, MOST_PLACES)
}

function placesOf(folded: string, part: string): number[] {
  const places: number[] = []
  for (let at = folded.indexOf(part); at >= 0 && places.length < MOST_LETTERS; at = folded.indexOf(part, at + 1)) {
    places.push(at)
  }
  return places
}
