/**
 * A sample of a text by which copies are known: of all runs of five words the smallest numbers. Where two samples cover
 * the same range of numbers, they show which part of the shorter text stands in the other (Broder, 1997).
 */

import { foldedWords } from '../text/stem.ts'
import { hashOf, hashOfBoth } from './hash.ts'

const RUN = 5
const SIZE = 256
/** A copy is known by its first pages. */
const READ_LENGTH = 8000

export const NO_SAMPLE = new Uint32Array(0)

export function sampleOf(text: string): Uint32Array {
  const words = foldedWords(text.slice(0, READ_LENGTH)).map(hashOf)
  const count = Math.max(0, words.length - RUN + 1)
  // Only the smallest count: of a long text most need not be sorted.
  const limit = count > SIZE ? Math.min(HIGHEST, (HIGHEST / count) * SIZE * SPARE) : HIGHEST
  const runs = runsBelow(limit, words)
  const sample = runs.size < SIZE && limit < HIGHEST ? runsBelow(HIGHEST, words) : runs
  return new Uint32Array([...sample]).sort().slice(0, SIZE)
}

const HIGHEST = 0xffffffff
const SPARE = 1.5

function runsBelow(limit: number, words: readonly number[]): Set<number> {
  const runs = new Set<number>()
  for (let at = 0; at + RUN <= words.length; at++) {
    let run = 0
    for (let next = at; next < at + RUN; next++) run = hashOfBoth(run, words[next] as number)
    if (run <= limit) runs.add(run)
  }
  return runs
}

export interface Overlap {
  /** Of all that both have together. */
  readonly share: number
  /** Of the shorter one that stands in the longer one. */
  readonly containment: number
}

export const NO_OVERLAP: Overlap = { share: 0, containment: 0 }

/** Fewer runs in common range say nothing. */
const FEWEST = 6

export function overlapOf(one: Uint32Array, other: Uint32Array): Overlap {
  const end = Math.min(lastOf(one), lastOf(other))
  let shared = 0
  let inOne = 0
  let inOther = 0
  while (inOne < one.length && inOther < other.length) {
    const a = one[inOne] as number
    const b = other[inOther] as number
    if (a > end && b > end) break
    if (a === b) shared++
    if (a <= b) inOne++
    if (b <= a) inOther++
  }
  while (inOne < one.length && (one[inOne] as number) <= end) inOne++
  while (inOther < other.length && (other[inOther] as number) <= end) inOther++
  const shorter = Math.min(inOne, inOther)
  if (shorter < FEWEST) return NO_OVERLAP
  return { share: shared / (inOne + inOther - shared), containment: shared / shorter }
}

/** What a sample knows of: one that is not full holds all runs there are. */
function lastOf(sample: Uint32Array): number {
  return sample.length < SIZE ? 0xffffffff : (sample[SIZE - 1] as number)
}
