/** Which of the candidates stand where. */

import type { SectionId } from '../../../shared/contract/ids.ts'
import type { Candidate, Press } from './candidates.ts'
import { rankOf } from './ranking.ts'

export interface Layout {
  readonly lead: Candidate | null
  readonly second: readonly Candidate[]
  readonly sections: ReadonlyMap<SectionId | null, readonly Candidate[]>
}

/** The first story is one with a picture, unless another is this many times more important. */
const WORTH_A_PICTURE = 1.6
const SECOND = 6
const IN_SECTION = 6
/** All that a reader of a single section has. */
const IN_ONLY_SECTION = 18

export function choose(candidates: readonly Candidate[], { sections }: Press, now: number): Layout {
  const ranks = new Map(candidates.map(one => [one, rankOf(one, now)]))
  const rank = (one: Candidate) => ranks.get(one) ?? 0
  const ranked = candidates.toSorted((a, b) => rank(b) - rank(a) || b.newestAt - a.newestAt || b.best.id - a.best.id)
  const lead = leadAmong(ranked, rank)
  if (!lead) return { lead: null, second: [], sections: new Map() }
  const second = secondAmong(ranked, lead)
  const used = new Set([lead, ...second])
  const most = sections.length > 1 ? IN_SECTION : IN_ONLY_SECTION
  const rest = ranked.filter(one => !used.has(one))
  return {
    lead,
    second,
    sections: new Map(sections.map(({ id }) => [id, rest.filter(({ sectionId }) => sectionId === id).slice(0, most)])),
  }
}

function leadAmong(ranked: readonly Candidate[], rank: (one: Candidate) => number): Candidate | undefined {
  const [first] = ranked
  const pictured = ranked.find(({ hasPicture }) => hasPicture)
  return first && pictured && rank(first) < rank(pictured) * WORTH_A_PICTURE ? pictured : first
}

/** One story of each newspaper, as long as there are newspapers. */
function secondAmong(ranked: readonly Candidate[], lead: Candidate): Candidate[] {
  const heard = new Set([lead.best.source_id])
  const chosen: Candidate[] = []
  for (const one of ranked) {
    if (chosen.length === SECOND) break
    if (one === lead || heard.has(one.best.source_id)) continue
    heard.add(one.best.source_id)
    chosen.push(one)
  }
  const others = ranked.filter(one => one !== lead && !chosen.includes(one))
  return [...chosen, ...others.slice(0, SECOND - chosen.length)].toSorted(
    (a, b) => ranked.indexOf(a) - ranked.indexOf(b),
  )
}
