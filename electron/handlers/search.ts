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

  /** Whoever types on does not wait for more than one step of it. */
  async function count(wish: SearchWish, isOvertaken: () => boolean): Promise<FoundCounts | null> {
    let counted: CountedSoFar | null = null
    do counted = await store.countFound(wish, counted)
    while (counted.below !== null && !isOvertaken())
    return counted.below === null ? counted.counts : null
  }

  return {
    search: wish => latest.search(() => store.search(wish)),
    countFound: wish => latest.count(isOvertaken => count(wish, isOvertaken)),
  }
}
