/** What is wrong with a watch, as far as it can be said without looking at articles. */

import type { Watch, WatchProblem, WatchTrial } from '../contract/watches.ts'
import { wordsOf } from '../search/words.ts'

/** null: it can be kept. */
export function problemOf({ words, place, until }: Watch, now: number): WatchProblem | null {
  if (until !== null && until <= now) return 'over'
  if (words.trim() === '') return place.kind === 'all' ? 'nothing' : null
  const found = wordsOf(words)
  if (found.length === 0) return 'onlySigns'
  return found.every(word => word.length === 1) ? 'oneLetter' : null
}

/** Of fewer articles nothing can be said. */
const ENOUGH = 20
const TOO_MUCH = 0.4

/** Whether words stand in so many articles that the reader hardly means them. Whoever names a newspaper means all of it. */
export function isTooWide({ words }: Watch, { caught, of }: Pick<WatchTrial, 'caught' | 'of'>): boolean {
  return words.trim() !== '' && of >= ENOUGH && caught > of * TOO_MUCH
}
