/** Wire copies: the text of an agency in several newspapers, with another headline, small edits, or an end cut off. */

import type { Entry } from './entry.ts'
import { overlapOf } from './sample.ts'
import type { Terms } from './terms.ts'

/** Half of all runs of words in common, which each changed word breaks five of; or less of two of unlike length. */
const SAME_SHARE = 0.5
const LEAST_SHARE = 0.3
const SAME_CONTAINMENT = 0.7

/** A day's edition of a column keeps less of the one before it. */
const REPUBLISHED_SHARE = 0.75

/** Whether one is the other once more, with a word or two mended. */
export function isSameText(one: Terms, other: Terms): boolean {
  return overlapOf(one.sample, other.sample).share >= REPUBLISHED_SHARE
}

/** The first article of its story whose text this one repeats. */
export function copiedFrom(entry: Entry): Entry | null {
  if (entry.story === null || entry.terms.sample.length === 0) return null
  return entry.story.members.find(other => other.order < entry.order && isCopy(other, entry)) ?? null
}

export function isCopy(one: Entry, other: Entry): boolean {
  const { containment, share } = overlapOf(one.terms.sample, other.terms.sample)
  return share >= SAME_SHARE || (share >= LEAST_SHARE && containment >= SAME_CONTAINMENT)
}
