/**
 * A sample of a text by which copies are known: of all runs of five words the smallest numbers. Where two samples cover
 * the same range of numbers, they show which part of the shorter text stands in the other (Broder, 1997).
 */

import { foldWordUnits } from '../arabic/fold.ts'
import { mixed, PRIME, withUnit } from './hash.ts'
import { countShared, countUpTo, smallest } from './order.ts'

const RUN = 5
const SIZE = 256
/** A copy is known by its first pages. */
const READ_LENGTH = 8000
/** What a word counts once it is the first of its run and the next one comes. */
const FIRST_OF_RUN = Array.from({ length: RUN }).reduce<number>(power => Math.imul(power, PRIME), 1)

export const NO_SAMPLE = new Uint32Array(0)

export function sampleOf(text: string): Uint32Array {
  const runs = runsOf(foldWordUnits(text.slice(0, READ_LENGTH)))
  // Only the smallest count: of a long text most need not be sorted.
  const low = runsBelow((HIGHEST / runs.length) * SIZE * SPARE, runs)
  const sample = smallest(low, SIZE)
  return sample.length === SIZE || low.length === runs.length ? sample : smallest(runs, SIZE)
}

const HIGHEST = 0xffffffff
const SPARE = 1.5
const SPACE = 0x20

const words = new Uint32Array(RUN)
const found = new Uint32Array(READ_LENGTH * 4)
const few = new Uint32Array(found.length)

/** A number for each run of words, from the one before it (Karp and Rabin, 1987). The next call overwrites them. */
function runsOf(units: Uint16Array): Uint32Array {
  let [word, run, count] = [0, 0, 0]
  for (let at = 0; at <= units.length; at++) {
    const unit = at < units.length ? (units[at] as number) : SPACE
    if (unit !== SPACE) {
      word = withUnit(word, unit)
      continue
    }
    if (word === 0) continue
    const place = count % RUN
    run = (Math.imul(run, PRIME) + word - Math.imul(words[place] as number, FIRST_OF_RUN)) | 0
    words[place] = word
    word = 0
    count++
    if (count >= RUN) found[count - RUN] = mixed(run)
  }
  words.fill(0)
  return found.subarray(0, Math.max(0, count - RUN + 1))
}

function runsBelow(limit: number, runs: Uint32Array): Uint32Array {
  let count = 0
  for (let at = 0; at < runs.length; at++) if ((runs[at] as number) <= limit) few[count++] = runs[at] as number
  return few.subarray(0, count)
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
  const inOne = countUpTo(end, one)
  const inOther = countUpTo(end, other)
  const shorter = Math.min(inOne, inOther)
  if (shorter < FEWEST) return NO_OVERLAP
  const shared = countShared(one, other)
  return { share: shared / (inOne + inOther - shared), containment: shared / shorter }
}

/** What a sample knows of: one that is not full holds all runs there are. */
function lastOf(sample: Uint32Array): number {
  return sample.length < SIZE ? HIGHEST : (sample[SIZE - 1] as number)
}
