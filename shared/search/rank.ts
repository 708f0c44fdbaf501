/** How well a headline and a lead answer a query: where the words stand, how they are written, and how new it is. Pure. */

import type { WantedTerm } from '../contract/search.ts'
import { DAY } from '../units.ts'
import { EXACT, KIN, type Nearness, nearnessIn, STEM } from './match.ts'
import { wordsOf } from './words.ts'

export interface Ranked {
  readonly title: string
  readonly lead: string
  readonly at: number
}

/** Points for the best place of a term, by how near to it what stands there is. */
const IN_TITLE: Readonly<Record<Nearness, number>> = { 0: 0, [KIN]: 4, [STEM]: 8, [EXACT]: 10 }
const IN_LEAD: Readonly<Record<Nearness, number>> = { 0: 0, [KIN]: 1, [STEM]: 3, [EXACT]: 4 }
/** The headline is what was typed, and nothing else. */
const WHOLE_HEADLINE = 100
/** All words follow each other in the headline. */
const IN_ORDER = 6
/** A headline that says little else. */
const COVERED = 4
/** What is of today; half of it a month later. */
const OF_TODAY = 3
const HALF_LIFE = 30 * DAY

export interface RankedQuery {
  /** One of each is enough. */
  readonly wanted: readonly (readonly WantedTerm[])[]
  /** All that was typed, folded, as a headline would be. */
  readonly typed: readonly string[]
}

/** Higher is better. */
export function scoreOf({ title, lead, at }: Ranked, { wanted, typed }: RankedQuery, now: number): number {
  const titleWords = wordsOf(title)
  const best = (words: readonly string[], terms: readonly WantedTerm[]) =>
    Math.max(0, ...terms.map(term => nearnessIn(words, term))) as Nearness
  const inTitle = wanted.map(terms => best(titleWords, terms))
  const isWholeInTitle = inTitle.every(near => near > 0)
  const leadWords = isWholeInTitle ? [] : wordsOf(lead)
  const points = wanted.map((terms, index) => {
    const near = inTitle[index] ?? 0
    return near > 0 ? IN_TITLE[near] : IN_LEAD[best(leadWords, terms)]
  })
  const mean = points.reduce((sum, point) => sum + point, 0) / Math.max(1, wanted.length)
  const order = isWholeInTitle && isInOrder(titleWords, wanted) ? IN_ORDER : 0
  const covered = isWholeInTitle ? COVERED * Math.min(1, wanted.length / Math.max(1, titleWords.length)) : 0
  const whole = titleWords.length > 0 && titleWords.join(' ') === typed.join(' ') ? WHOLE_HEADLINE : 0
  const fresh = OF_TODAY * 0.5 ** (Math.max(0, now - at) / HALF_LIFE)
  return mean + order + covered + whole + fresh
}

function isInOrder(words: readonly string[], wanted: readonly (readonly WantedTerm[])[]): boolean {
  const whole = wanted.flatMap(terms => terms[0] ?? [])
  return whole.length > 1 && nearnessIn(words, whole) > 0
}
