/** Searches that the reader keeps in the library. */

import {
  NO_FILTERS,
  type SavedSearch,
  type SavedSearchId,
  type SearchFilters,
} from '../../../shared/contract/search.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import { nameFrom } from '../sources/sources.ts'

interface SavedColumns {
  readonly id: SavedSearchId
  readonly name: string
  readonly words: string
  readonly filters: string
  readonly created_at: number
}

/** In the reader's order. `unreadOf` counts for one of them. */
export function listSavedSearches(
  library: ReadableDb,
  unreadOf: (words: string, filters: SearchFilters) => number,
): SavedSearch[] {
  const rows = library.query<SavedColumns>(
    'SELECT id, name, words, filters, created_at FROM saved_searches ORDER BY position, id',
  )
  return rows.all().map(({ id, name, words, filters: json, created_at }) => {
    // Kept by a version that had fewer of them, or with all.
    const filters: SearchFilters = { ...NO_FILTERS, ...JSON.parse(json) }
    return { id, name, words, filters, createdAt: created_at, unread: unreadOf(words, filters) }
  })
}

/** @throws ExpectedError `badArguments` where the name has no words */
export function saveSearch(
  library: WritableDb,
  name: string,
  { words, filters }: Pick<SavedSearch, 'words' | 'filters'>,
  now: number,
): SavedSearchId {
  const add = library.command(
    `INSERT INTO saved_searches (name, words, filters, position, created_at)
     SELECT ?, ?, ?, coalesce(max(position), 0) + 1, ? FROM saved_searches`,
  )
  return add.insert(nameFrom(name), words, JSON.stringify(filters), now)
}

/** @throws ExpectedError `notFound`, `badArguments` */
export function renameSearch(library: WritableDb, id: SavedSearchId, name: string): void {
  const changed = library.command('UPDATE saved_searches SET name = ? WHERE id = ?').run(nameFrom(name), id)
  if (changed === 0) throw new ExpectedError('notFound', `saved search ${id} is not in the library`)
}

export function removeSearch(library: WritableDb, id: SavedSearchId): void {
  library.command('DELETE FROM saved_searches WHERE id = ?').run(id)
}
