/** What the store finds. */

import type { StoreReads } from '../../records/store.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { search, searchGuids } from './search.ts'

const MOST_HITS = 100

export interface SearchReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
}

export function searchReads({ databases, hidden }: SearchReading) {
  return {
    search(words, order) {
      const result = search(databases, words, order, MOST_HITS)
      const rows = hidden.inRows(result.hits.map(({ row }) => row))
      return { ...result, hits: result.hits.map((hit, place) => ({ ...hit, row: rows[place] ?? hit.row })) }
    },
    searchGuids: (words, limit) => searchGuids(databases, words, limit),
  } satisfies Partial<StoreReads>
}
