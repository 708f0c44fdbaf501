/** Which of some watches an article is for. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { WatchId } from '../../../shared/contract/watches.ts'
import { createMatcher } from '../../../shared/watches/matching.ts'
import type { Standing } from './watches.ts'

/** An article as a watch looks at it. */
export interface Seen {
  readonly sourceId: SourceId
  readonly title: string
  /** Asked for only where it is needed. */
  text(): string
}

export type Find = (seen: Seen) => readonly Standing[]

/** What an article costs grows with its text; of watches, those are looked at of whose words one stands in it. */
export function findingOf(standing: readonly Standing[]): Find {
  const { find } = createMatcher(standing)
  const isMeant = placesOf(standing)
  const byId = new Map(standing.map(watch => [watch.id, watch]))
  const wordless = standing.filter(({ words }) => words === '')
  const everywhere = standing.some(({ words, sources }) => words !== '' && sources === null)
  const withWords = new Set(standing.flatMap(({ words, sources }) => (words === '' ? [] : (sources ?? []))))
  return ({ sourceId, title, text }) => {
    const whole = wordless.filter(({ id }) => isMeant(id, sourceId))
    if (!everywhere && !withWords.has(sourceId)) return whole
    const found = [...find(title, text)].filter(id => isMeant(id, sourceId))
    return [...whole, ...found.flatMap(id => byId.get(id) ?? [])]
  }
}

function placesOf(standing: readonly Standing[]): (id: WatchId, source: SourceId) => boolean {
  const places = new Map(standing.map(({ id, sources }) => [id, sources && new Set(sources)]))
  return (id, source) => places.get(id)?.has(source) ?? true
}
