/** Searches that the reader keeps. What narrows one is never left out: it would find what nobody asked for. */

import { fold } from '../../../shared/arabic/fold.ts'
import {
  NO_FILTERS,
  type SavedSearch,
  type SavedSearchId,
  type SearchFilters,
} from '../../../shared/contract/search.ts'
import type { FolderId } from '../../../shared/contract/shelf.ts'
import type { Cursor, FiltersRecord, ProfilePage, SearchRecord, Taken } from '../../records/profile.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { folderPaths } from '../exchange/read-archived.ts'
import { listTags } from '../shelf/tags.ts'
import { type Finder, finderIn, sectionTitles, sourceAddresses } from './names.ts'
import { BEFORE_ALL, PAGE, pageOf } from './pages.ts'

interface SearchColumns {
  readonly id: SavedSearchId
  readonly name: string
  readonly words: string
  readonly filters: string
  readonly position: number
  readonly created_at: number
}

const COLUMNS = 'id, name, words, filters, position, created_at'

export function readSearches(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [position, id] = after ?? BEFORE_ALL
  const rows = library.query<SearchColumns>(
    `SELECT ${COLUMNS} FROM saved_searches WHERE (position, id) > (?, ?) ORDER BY position, id LIMIT ${PAGE}`,
  )
  const names = namesIn(library)
  return pageOf(
    rows.all(position ?? 0, id ?? 0),
    (row): SearchRecord | null => {
      const filters = filtersRecord(filtersOf(row), names)
      return filters && { name: row.name, words: row.words, filters, createdAt: row.created_at }
    },
    row => [row.position, row.id],
  )
}

/** Kept by a version that had fewer of them, or with all. */
function filtersOf({ filters }: Pick<SearchColumns, 'filters'>): SearchFilters {
  return { ...NO_FILTERS, ...JSON.parse(filters) }
}

interface Names {
  readonly sources: ReadonlyMap<number, string>
  readonly sections: ReadonlyMap<number, string>
  readonly folders: ReadonlyMap<FolderId, readonly string[]>
  readonly tags: ReadonlyMap<number, string>
}

function namesIn(library: ReadableDb): Names {
  return {
    sources: sourceAddresses(library),
    sections: sectionTitles(library),
    folders: folderPaths(library),
    tags: new Map(listTags(library).map(({ id, name }) => [id, name])),
  }
}

function filtersRecord(filters: SearchFilters, names: Names): FiltersRecord | null {
  const sources = anyOf(filters.sources, id => names.sources.get(id))
  const sections = anyOf(filters.sections, id => names.sections.get(id))
  const folders = anyOf(filters.folders, id => names.folders.get(id))
  const tags = allOf(filters.tags, id => names.tags.get(id))
  return sources && sections && folders && tags && { ...filters, sources, sections, folders, tags }
}

/** One of them is enough: without some of them it finds no more. null: none is left. */
function anyOf<T, N>(wanted: readonly T[], of: (one: T) => N | null | undefined): N[] | null {
  const found = wanted.map(of).filter(isThere)
  return found.length === 0 && wanted.length > 0 ? null : found
}

/** All of them are meant. null: one is missing. */
function allOf<T, N>(wanted: readonly T[], of: (one: T) => N | null | undefined): N[] | null {
  const found = wanted.map(of).filter(isThere)
  return found.length === wanted.length ? found : null
}

function isThere<N>(one: N | null | undefined): one is N {
  return one !== null && one !== undefined
}

export function takeSearches(databases: Databases, records: readonly SearchRecord[]): Taken {
  const { library } = databases
  const here = hereIn(databases)
  return transaction(library, () => {
    const known = new Set(
      library
        .query<SearchColumns>(`SELECT ${COLUMNS} FROM saved_searches`)
        .all()
        .map(row => keyOf(row, filtersOf(row))),
    )
    const add = library.command(
      `INSERT INTO saved_searches (name, words, filters, position, created_at)
       SELECT ?, ?, ?, coalesce(max(position), 0) + 1, ? FROM saved_searches`,
    )
    let added = 0
    let homeless = 0
    for (const record of records) {
      const filters = filtersHere(record.filters, here)
      if (!filters) homeless++
      else if (!known.has(keyOf(record, filters))) {
        known.add(keyOf(record, filters))
        add.run(record.name, record.words, JSON.stringify(filters), record.createdAt)
        added++
      }
    }
    return { added, homeless }
  })
}

/** The same name for the same wish is one search. */
function keyOf({ name, words }: Pick<SavedSearch, 'name' | 'words'>, filters: SearchFilters): string {
  const sorted = Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([name, words, sorted])
}

interface Here extends Finder {
  readonly folders: ReadonlyMap<string, FolderId>
  readonly tags: ReadonlyMap<string, number>
}

function hereIn(databases: Databases): Here {
  const { library } = databases
  return {
    ...finderIn(databases),
    folders: new Map([...folderPaths(library)].map(([id, path]) => [pathKey(path), id])),
    tags: new Map(listTags(library).map(({ id, name }) => [fold(name), id])),
  }
}

function filtersHere(record: FiltersRecord, here: Here): SearchFilters | null {
  const sources = anyOf(record.sources, here.sourceOf)
  const sections = anyOf(record.sections, here.sectionOf)
  const folders = anyOf(record.folders, path => here.folders.get(pathKey(path)))
  const tags = allOf(record.tags, name => here.tags.get(fold(name)))
  return sources && sections && folders && tags && { ...record, sources, sections, folders, tags }
}

/** Two folders in one place are not told apart by marks and capitals. */
function pathKey(path: readonly string[]): string {
  return JSON.stringify(path.map(title => fold(title)))
}
