/** How well a headline and a lead answer a query: where the words stand, how they are written, and how new it is. Pure. */

import { fold } from '../arabic/fold.ts'
import type { WantedTerm } from '../contract/search.ts'
import { DAY } from '../units.ts'
import { EXACT, KIN, mayHave, type Nearness, nearnessIn, STEM } from './match.ts'
import { wordsOf, wordsOfFolded } from './words.ts'

export interface Ranked {
  readonly title: string
  readonly at: number
  /** Asked for where the headline does not have all words. */
  lead(): string
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
  /** The least nearness that counts: kin, or only the words' own forms. */
  readonly reach: Nearness
}

/** Higher is better. */
export interface Score {
  /** It is not higher than this. */
  readonly most: number
  /** Reads the lead, where it counts. */
  exact(): number
}

export function scoreOf({ title, at, lead }: Ranked, { wanted, typed, reach }: RankedQuery, now: number): Score {
  const inTitle = nearnessesIn(title, wanted, reach)
  const fresh = OF_TODAY * 0.5 ** (Math.max(0, now - at) / HALF_LIFE)
  const withLead = (inLead: readonly Nearness[]) => {
    const points = inTitle.map((near, index) => (near > 0 ? IN_TITLE[near] : IN_LEAD[inLead[index] ?? 0]))
    return points.reduce((sum, point) => sum + point, 0) / Math.max(1, wanted.length) + fresh
  }
  if (inTitle.every(near => near > 0)) {
    const score = withLead([]) + forHeadline(wordsOf(title), wanted, typed)
    return { most: score, exact: () => score }
  }
  return { most: withLead(inTitle.map(() => EXACT)), exact: () => withLead(nearnessesIn(lead(), wanted, reach)) }
}

/** The greatest nearness of each group, of which one term is enough. */
function nearnessesIn(text: string, wanted: RankedQuery['wanted'], reach: Nearness): readonly Nearness[] {
  const folded = fold(text)
  let words: readonly string[] | null = null
  return wanted.map(terms => {
    const near = terms.map(term => {
      // Most of what is looked at has none of the words there.
      if (reach > KIN && !mayHave(folded, term)) return 0
      words ??= wordsOfFolded(folded)
      return nearnessIn(words, term, reach)
    })
    return Math.max(0, ...near) as Nearness
  })
}

function forHeadline(words: readonly string[], wanted: RankedQuery['wanted'], typed: readonly string[]): number {
  const order = isInOrder(words, wanted) ? IN_ORDER : 0
  const covered = COVERED * Math.min(1, wanted.length / Math.max(1, words.length))
  return order + covered + (words.join(' ') === typed.join(' ') ? WHOLE_HEADLINE : 0)
}

function isInOrder(words: readonly string[], wanted: readonly (readonly WantedTerm[])[]): boolean {
  const whole = wanted.flatMap(terms => terms[0] ?? [])
  return whole.length > 1 && nearnessIn(words, whole, STEM) > 0
}
