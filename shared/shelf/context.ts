/** How much of what stood around a quote stands around a place of a text. */

import type { Quote } from '../contract/shelf.ts'
import { wordsOf } from '../search/words.ts'

/** [start, end) in UTF-16 units of a text. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** Words may have come in between: the text is looked at this much further than what is looked for. */
const REACH = 1.6
const SPARE = 24

/** From 0 to 1; 1 where nothing stood around it. */
export function contextLikeness(text: string, { start, end }: Place, { prefix, suffix }: Quote): number {
  const before = text.slice(Math.max(0, start - prefix.length * REACH - SPARE), start)
  const after = text.slice(end, end + suffix.length * REACH + SPARE)
  // Cut anywhere, the first word of what was before and the last of what comes after may be halves.
  const wantedBefore = wordsOf(prefix).slice(prefix.length > SPARE ? 1 : 0)
  const wantedAfter = wordsOf(suffix).slice(0, suffix.length > SPARE ? -1 : undefined)
  const all = lettersIn(wantedBefore) + lettersIn(wantedAfter)
  if (all === 0) return 1
  const kept = commonLetters(wantedBefore, wordsOf(before)) + commonLetters(wantedAfter, wordsOf(after))
  return kept / all
}

function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}

/** Letters of the longest sequence of words that both have, in the same order. */
function commonLetters(wanted: readonly string[], there: readonly string[]): number {
  let row = new Array<number>(there.length + 1).fill(0)
  for (const word of wanted) {
    const next = [0]
    for (const [at, other] of there.entries()) {
      const taken = word === other ? (row[at] ?? 0) + word.length : 0
      next.push(Math.max(taken, row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
