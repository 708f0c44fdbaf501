/** Wire copies: the text of an agency in several newspapers, with another headline, small edits, or an end cut off. */

import type { Entry } from './entry.ts'
import { overlapOf } from './sample.ts'

/** Measured on runs of four words: each changed word costs four. */
const SAME_TEXT = 0.667
const SAME_SHARE = 0.3

/** The first article of its story whose text this one repeats. */
export function copiedFrom(entry: Entry): Entry | null {
  if (entry.story === null || entry.terms.sample.length === 0) return null
  return entry.story.members.find(other => other.order < entry.order && isCopy(other, entry)) ?? null
}

export function isCopy(one: Entry, other: Entry): boolean {
  const { containment, share } = overlapOf(one.terms.sample, other.terms.sample)
  return containment >= SAME_TEXT && share >= SAME_SHARE
}
