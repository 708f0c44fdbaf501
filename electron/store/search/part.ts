/** What the store finds. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { listSavedSearches, orderSearches, removeSearch, renameSearch, saveSearch } from './saved-searches.ts'
import { countFound, search, searchGuids } from './search.ts'

export interface SearchReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
}

export function searchReads({ databases, hidden }: SearchReading) {
  return {
    search(wish) {
      const result = search(databases, wish)
      const rows = hidden.inRows(result.hits.map(({ row }) => row))
      return { ...result, hits: result.hits.map((hit, place) => ({ ...hit, row: rows[place] ?? hit.row })) }
    },
    searchGuids: wish => searchGuids(databases, wish),
    countFound: () => countFound(),
    listSavedSearches: () => listSavedSearches(databases.library, () => 0),
  } satisfies Partial<StoreReads>
}

export interface SearchWriting {
  readonly databases: Pick<Databases, 'library'>
  clock(): number
}

export function searchWrites({ databases: { library }, clock }: SearchWriting) {
  return {
    saveSearch: (name, words, filters) => saveSearch(library, name, { words, filters }, clock()),
    renameSearch: (id, name) => renameSearch(library, id, name),
    removeSearch: id => removeSearch(library, id),
    orderSearches: ids => orderSearches(library, ids),
  } satisfies Partial<StoreWrites>
}
