/** How much of a text also stands in another. */

import { foldedWords } from '../text/stem.ts'

/** Runs of this many words are compared: fewer meet by chance. */
const RUN = 4

/** From 0 to 1, of the shorter of the two; 0 where one of them has too few words to say. */
export function shareInCommon(one: string, other: string): number {
  const [runs, others] = [runsOf(one), runsOf(other)]
  const [few, many] = runs.size <= others.size ? [runs, others] : [others, runs]
  if (few.size === 0) return 0
  return [...few].filter(run => many.has(run)).length / few.size
}

function runsOf(text: string): ReadonlySet<string> {
  const words = foldedWords(text)
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= words.length; at++) runs.add(words.slice(at, at + RUN).join(' '))
  return runs
}
