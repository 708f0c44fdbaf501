/** Searches, of which only the last one that was asked for is worth an answer. */

import type {
  CountedSoFar,
  FoundCounts,
  SearchInStore,
  SearchRequests,
  SearchWish,
} from '../../shared/contract/search.ts'
import { createLatestOnly } from '../base/latest-only.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function searchHandlers({ store }: HandlerParts): HandlersOf<Omit<SearchRequests, keyof SearchInStore>> {
  const latest = createLatestOnly(['search', 'count'])
  let asked = 0

  /** Whoever types on does not wait for more than one step of it. */
  async function count(wish: SearchWish): Promise<FoundCounts | null> {
    const mine = ++asked
    for (let counted: CountedSoFar | null = null; mine === asked; ) {
      const before: CountedSoFar | null = counted
      counted = await latest.count(() => store.countFound(wish, before))
      if (counted === null) return null
      if (counted.below === null) return counted.counts
    }
    return null
  }

  return {
    search: wish => {
      asked++
      return latest.search(() => store.search(wish))
    },
    countFound: count,
  }
}
