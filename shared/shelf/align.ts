/**
 * Where a quote stands that was changed: its words, with those before and after it, are aligned with the words of the text
 * (a semi-global alignment, Needleman and Wunsch 1970, in which what the text has more at its ends costs nothing). Only
 * places where several of its rarer words stand at the same distance from each other are looked at.
 */

import type { Quote } from '../contract/shelf.ts'
import { type TextWord, wordsIn } from '../search/words.ts'
import { contextLikeness, type Place } from './context.ts'

/** Of fewer words, nothing is left to be recognised by when one of them changes. */
const LEAST_WORDS = 3
/** A longer quote is found by its two ends. */
const MOST_WORDS = 120
const END_WORDS = 50
/** Letters of the quote that have to be there still; of a short one, more. */
const LEAST_KEPT = 0.55
const LEAST_KEPT_OF_FEW = 0.7
const FEW_WORDS = 7
/** The place may have grown: a sentence that was put into the middle is marked, too. */
const MOST_STRETCH = 2
/** What stands around it counts as well; how near it is to where it was, only among equals. */
const WEIGHT_AROUND = 0.3
const WEIGHT_NEARNESS = 0.02

export function alignedPlace(text: string, quote: Quote): Place | null {
  const words = wordsIn(text)
  const own = wordsIn(quote.quote)
  if (own.length < LEAST_WORDS) return null
  return own.length <= MOST_WORDS ? placeOfAll(text, words, quote, own) : placeOfEnds(text, words, quote, own)
}

/** Both ends where they may be ends of the same: in their order, and about as far apart as they were. */
function placeOfEnds(text: string, words: readonly TextWord[], quote: Quote, own: readonly TextWord[]): Place | null {
  const cut = (from: number, to: number): Quote => {
    const [first, last] = [own[from], own[to - 1]]
    const [start, end] = [first?.start ?? 0, last?.end ?? 0]
    const around = quote.prefix.length + quote.suffix.length
    return {
      quote: quote.quote.slice(start, end),
      prefix: from === 0 ? quote.prefix : quote.quote.slice(Math.max(0, start - around), start),
      suffix: to === own.length ? quote.suffix : quote.quote.slice(end, end + around),
      start: quote.start + start,
    }
  }
  const place = (part: Quote) => placeOfAll(text, words, part, wordsIn(part.quote))
  const head = place(cut(0, END_WORDS))
  const tail = place(cut(own.length - END_WORDS, own.length))
  if (!head || !tail || tail.end <= head.start) return null
  const length = tail.end - head.start
  const isLike = length >= quote.quote.length / MOST_STRETCH && length <= quote.quote.length * MOST_STRETCH
  return isLike ? { start: head.start, end: tail.end } : null
}

interface Candidate {
  readonly place: Place
  readonly score: number
}

function placeOfAll(text: string, words: readonly TextWord[], quote: Quote, own: readonly TextWord[]): Place | null {
  const before = wordsIn(quote.prefix)
  const wanted = [...before, ...own, ...wordsIn(quote.suffix)].map(({ folded }) => folded)
  const ofQuote = { from: before.length, to: before.length + own.length }
  const candidates = shiftsOf(wanted, words).flatMap(shift => {
    const candidate = candidateAt(text, words, quote, { wanted, ofQuote, shift })
    return candidate ? [candidate] : []
  })
  return candidates.toSorted((a, b) => b.score - a.score)[0]?.place ?? null
}

const MOST_SHIFTS = 6
/** A word that occurs more often says little about where anything stands. */
const MOST_OCCURRENCES = 40

/** By how many words what is looked for may be shifted in the text, the likeliest first. */
function shiftsOf(wanted: readonly string[], words: readonly TextWord[]): number[] {
  const places = new Map<string, number[]>()
  for (const [at, { folded }] of words.entries()) {
    const known = places.get(folded)
    if (known) known.push(at)
    else places.set(folded, [at])
  }
  const width = Math.max(4, Math.ceil(wanted.length / 5))
  const votes = new Map<number, number>()
  for (const [at, word] of wanted.entries()) {
    const found = places.get(word) ?? []
    if (found.length > MOST_OCCURRENCES) continue
    for (const place of found) {
      const bin = Math.floor((place - at) / width)
      // What lies at the edge of one is at the edge of the next.
      for (const near of [bin - 1, bin]) votes.set(near, (votes.get(near) ?? 0) + word.length / found.length)
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHIFTS)
    .map(([bin]) => bin * width)
}

interface Wanted {
  readonly wanted: readonly string[]
  /** Which of them are the quote: [from, to). */
  readonly ofQuote: { readonly from: number; readonly to: number }
  readonly shift: number
}

function candidateAt(
  text: string,
  words: readonly TextWord[],
  quote: Quote,
  { wanted, ofQuote, shift }: Wanted,
): Candidate | null {
  const spare = Math.max(8, Math.ceil(wanted.length / 2))
  const first = Math.max(0, shift - spare)
  const window = words.slice(first, shift + wanted.length + spare * 2)
  const pairs = align(
    wanted,
    window.map(({ folded }) => folded),
  )
  const inQuote = pairs.filter(({ at }) => at >= ofQuote.from && at < ofQuote.to)
  const [firstPair, lastPair] = [inQuote[0], inQuote.at(-1)]
  if (!firstPair || !lastPair) return null
  const own = wanted.slice(ofQuote.from, ofQuote.to)
  const letters = lettersIn(own)
  const kept = inQuote.reduce((sum, { at, likeness }) => sum + (wanted[at]?.length ?? 0) * likeness, 0) / letters
  if (kept < (own.length < FEW_WORDS ? LEAST_KEPT_OF_FEW : LEAST_KEPT)) return null

  // An end of the quote that was rewritten still stands between what is known of it and what was beside it.
  const beside = pairs.filter(({ at }) => at < ofQuote.from).at(-1)
  const behind = pairs.find(({ at }) => at >= ofQuote.to)
  const lostBefore = firstPair.at - ofQuote.from
  const lostAfter = ofQuote.to - 1 - lastPair.at
  const from = reach(firstPair.place, beside ? beside.place + 1 : null, lostBefore, beside?.at === ofQuote.from - 1)
  const to = reach(lastPair.place, behind ? behind.place - 1 : null, lostAfter, behind?.at === ofQuote.to)
  const place = { start: window[from]?.start ?? 0, end: window[to]?.end ?? 0 }
  const stretch = lettersIn(window.slice(from, to + 1).map(({ folded }) => folded)) / letters
  if (place.end <= place.start || stretch > MOST_STRETCH) return null
  const around = contextLikeness(text, place, quote)
  const nearness = 1 / (1 + Math.abs(place.start - quote.start) / 500)
  return { place, score: kept + around * WEIGHT_AROUND + nearness * WEIGHT_NEARNESS }
}

/** To the neighbour's word, where as many words as were lost may stand before it; otherwise no further than what is known. */
function reach(known: number, limit: number | null, lost: number, isBeside: boolean): number {
  if (lost === 0 || limit === null || !isBeside) return known
  return Math.abs(known - limit) <= lost + 2 ? limit : known
}

interface Pair {
  /** Which word of what is looked for, and which of the window. */
  readonly at: number
  readonly place: number
  readonly likeness: number
}

/** A word of the text between two that belong together. */
const GAP = 0.4

function align(wanted: readonly string[], there: readonly string[]): Pair[] {
  const width = there.length + 1
  const scores = new Float64Array((wanted.length + 1) * width)
  const likenesses = new Float64Array(scores.length)
  for (const [i, word] of wanted.entries()) {
    for (const [j, other] of there.entries()) {
      const cell = (i + 1) * width + j + 1
      const likeness = likenessOf(word, other)
      likenesses[cell] = likeness
      const taken = likeness === 0 ? 0 : (scores[cell - width - 1] ?? 0) + likeness * word.length
      scores[cell] = Math.max(taken, scores[cell - width] ?? 0, (scores[cell - 1] ?? 0) - GAP)
    }
  }
  return traced(wanted.length, width, { scores, likenesses, weightOf: at => wanted[at]?.length ?? 0 })
}

interface Table {
  readonly scores: Float64Array
  readonly likenesses: Float64Array
  weightOf(at: number): number
}

function traced(rows: number, width: number, { scores, likenesses, weightOf }: Table): Pair[] {
  let j = 0
  for (let at = 0; at < width; at++) if ((scores[rows * width + at] ?? 0) > (scores[rows * width + j] ?? 0)) j = at
  const pairs: Pair[] = []
  for (let i = rows; i > 0 && j > 0; ) {
    const cell = i * width + j
    const score = scores[cell] ?? 0
    const likeness = likenesses[cell] ?? 0
    if (likeness > 0 && score === (scores[cell - width - 1] ?? 0) + likeness * weightOf(i - 1)) {
      pairs.push({ at: i - 1, place: j - 1, likeness })
      i -= 1
      j -= 1
    } else if (score === (scores[cell - width] ?? 0)) i -= 1
    else j -= 1
  }
  return pairs.reverse()
}

/** Shorter words are the same or they are not. */
const SHORTEST_LIKE = 4
const LEAST_LIKE = 0.6

/** 1: the same word. Below: an ending or a beginning changed, or a letter was mended. 0: another word. */
function likenessOf(one: string, other: string): number {
  if (one === other) return 1
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < SHORTEST_LIKE) return 0
  let begin = 0
  while (begin < short.length && short[begin] === long[begin]) begin += 1
  let end = 0
  while (end < short.length - begin && short.at(-1 - end) === long.at(-1 - end)) end += 1
  const likeness = (begin + end) / long.length
  return likeness >= LEAST_LIKE ? likeness * likeness : 0
}

function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}
