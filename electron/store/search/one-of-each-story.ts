/** One row for each story among what was found. */

import type { FoundStory } from '../../../shared/contract/search.ts'
import type { ReadCandidate } from './read-candidates.ts'

export interface Chosen {
  readonly owner: number
  /** null: no other article of its story was found, or it stands alone. */
  readonly story: FoundStory | null
}

/** In the same order: the first of a story stands for it. */
export function oneOfEachStory(candidates: readonly ReadCandidate[]): Chosen[] {
  const members = new Map<number, ReadCandidate[]>()
  for (const candidate of candidates) {
    if (candidate.story !== null) members.set(candidate.story, [...(members.get(candidate.story) ?? []), candidate])
  }
  return candidates.flatMap(({ owner, story }) => {
    const found = story === null ? [] : (members.get(story) ?? [])
    if (found.length === 0) return [{ owner, story: null }]
    if (found[0]?.owner !== owner) return []
    return [{ owner, story: foundStory(found) }]
  })
}

function foundStory(found: readonly ReadCandidate[]): FoundStory | null {
  const [first] = found
  if (found.length < 2 || !first || first.story === null) return null
  return { id: first.story, articles: found.length, sources: new Set(found.map(({ source }) => source)).size }
}
