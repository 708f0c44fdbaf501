import { mark } from '../../shared/search/highlight.ts'
import { readQuery, termsOf } from '../../shared/search/query.ts'

/** Where a query, typed to its end, is marked in a text: [start, end) in UTF-16 units. */
export function inspectHighlight(
  query: string,
  text: string,
): { readonly ranges: readonly (readonly [number, number])[] } {
  const terms = termsOf(readQuery(`${query} `, { sources: [], sections: [], folders: [], tags: [], now: Date.now() }))
  return { ranges: mark(text, terms).ranges }
}
