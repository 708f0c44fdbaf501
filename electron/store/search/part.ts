/** What the store finds. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { writeOrder } from '../db/order.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { countFound } from './counts.ts'
import { listSavedSearches, removeSearch, renameSearch, saveSearch } from './saved-searches.ts'
import { findingOf, search, searchGuids } from './search.ts'
import { unreadOf } from './unread.ts'

export interface SearchReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
  clock(): number
}

export function searchReads({ databases, hidden, clock }: SearchReading) {
  return {
    search(wish) {
      const result = search(databases, wish, clock())
      const rows = hidden.inRows(result.hits.map(({ row }) => row))
      return { ...result, hits: result.hits.map((hit, place) => ({ ...hit, row: rows[place] ?? hit.row })) }
    },
    searchGuids: wish => searchGuids(databases, wish, clock()),
    countFound: ({ words, filters }, counted) => countFound(findingOf(databases, words, filters, clock()), counted),
    listSavedSearches: () =>
      listSavedSearches(databases.library, (words, filters) => unreadOf(findingOf(databases, words, filters, clock()))),
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
    orderSearches: ids => writeOrder(library, 'saved_searches', ids),
  } satisfies Partial<StoreWrites>
}
