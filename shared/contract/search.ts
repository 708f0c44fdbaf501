/** Searching what is saved. */

import { oneOf } from '../checks.ts'
import type { SearchOrder } from '../settings/settings.ts'
import type { ArticleRow } from './reading.ts'
import { type Contract, isText } from './terms.ts'

/** A piece of text with the parts that matched marked; `ranges` are [start, end) in UTF-16 units of `text`. */
export interface MarkedText {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
}

export interface SearchHit {
  readonly row: ArticleRow
  readonly title: MarkedText
  readonly snippet: MarkedText
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** How long the store took, in milliseconds. */
  readonly ms: number
  /** Articles that are saved but not yet in the index. */
  readonly waiting: number
}

/** What the store answers by itself. */
export interface SearchInStore {
  search(words: string, order: SearchOrder): SearchResult
}

export const SEARCH: Contract<SearchInStore> = {
  search: { takes: [isText, oneOf<SearchOrder>('newest', 'best')], changes: [] },
}
