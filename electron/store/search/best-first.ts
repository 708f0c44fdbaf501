/** The best candidates in their order, as far as anybody looks; leads are only read of those that may be among them. */

import type { Score } from '../../../shared/search/rank.ts'
import type { ReadCandidate } from './read-candidates.ts'

interface Looked {
  readonly candidate: ReadCandidate
  readonly score: number
}

/**
 * All candidates, the best first; behind those of which `rows` rows are made, one for each story, in no order that means
 * anything. Of two that are as good the later one goes first.
 */
export function bestFirst(
  candidates: readonly ReadCandidate[],
  scoreOf: (candidate: ReadCandidate) => Score,
  rows: number,
): ReadCandidate[] {
  const all = candidates
    .map(candidate => ({ candidate, score: scoreOf(candidate) }))
    .sort((a, b) => b.score.most - a.score.most)
  const looked: Looked[] = []
  let open: readonly Looked[] = []
  const sure = new Set<string>()
  for (const { candidate, score } of all) {
    // Whatever follows is at most as good as this one may be.
    for (const { candidate: better } of open.filter(one => one.score > score.most)) sure.add(rowOf(better))
    open = open.filter(one => one.score <= score.most)
    if (sure.size >= rows) break
    const one = { candidate, score: score.exact() }
    looked.push(one)
    open = [...open, one]
  }
  const inOrder = looked.toSorted((a, b) => b.score - a.score || later(a.candidate, b.candidate))
  return [...inOrder, ...all.slice(looked.length)].map(({ candidate }) => candidate)
}

function rowOf({ story, owner }: ReadCandidate): string {
  return story === null ? `article ${owner}` : `story ${story}`
}

export function later(one: ReadCandidate, other: ReadCandidate): number {
  return other.at - one.at || other.owner - one.owner
}
