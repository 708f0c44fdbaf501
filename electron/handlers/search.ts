/** Searches, of which only the last one that was asked for is worth an answer. */

import type { SearchInStore, SearchRequests } from '../../shared/contract/search.ts'
import { createLatestOnly } from '../base/latest-only.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function searchHandlers({ store }: HandlerParts): HandlersOf<Omit<SearchRequests, keyof SearchInStore>> {
  const { search, count } = createLatestOnly(['search', 'count'])
  return {
    search: wish => search(() => store.search(wish)),
    countFound: wish => count(() => store.countFound(wish)),
  }
}
