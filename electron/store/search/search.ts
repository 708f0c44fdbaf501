/** Search over titles and bodies of everything saved. */

import { performance } from 'node:perf_hooks'
import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { SearchFilters, SearchHit, SearchResult, SearchWish, WantedTerm } from '../../../shared/contract/search.ts'
import { narrows } from '../../../shared/search/filters.ts'
import { mark, snippetOf } from '../../../shared/search/highlight.ts'
import { readQuery, termsOf } from '../../../shared/search/query.ts'
import { unpackText } from '../../records/body.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import { openBookmark } from '../bookmarks/bookmark-copies.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { countWaiting } from '../index/search-index.ts'
import { ownersOf } from '../shelf/owners.ts'
import { visibleSources } from '../sources/sources.ts'
import { type Finding, find } from './find.ts'
import { knownNames, meantSources } from './meant-sources.ts'
import { nearestQueries } from './nearest.ts'
import { type Chosen, oneOfEachStory } from './one-of-each-story.ts'

/** Two lines of the list. */
const SNIPPET_LENGTH = 180

export function findingOf(databases: ReadableDatabases, words: string, filters: SearchFilters, now: number): Finding {
  const visible = visibleSources(databases.library)
  const query = readQuery(words, knownNames(databases.library, visible, now), filters)
  const { folders, tags } = query.filters
  const kept = ownersOf(databases, folders, tags)
  return { databases, query, sources: meantSources(databases, visible, query.filters), visible, kept, now }
}

export function search(databases: ReadableDatabases, wish: SearchWish, now: number): SearchResult {
  const startedAt = performance.now()
  const finding = findingOf(databases, wish.words, wish.filters, now)
  const { pieces, filters, problem, wanted } = finding.query
  const terms = termsOf(finding.query)
  const found = asksSomething(finding, wish.words) ? find(finding, wish) : NOTHING
  const chosen = oneOfEachStory(found.candidates).slice(0, wish.limit)
  return {
    reading: { pieces, filters, terms },
    problem,
    hits: hitsOf(databases, finding.visible, chosen, terms),
    total: found.candidates.length,
    isTotalExact: !found.isBounded,
    nearest: !problem && wanted.length > 0 && isInVain(found) ? nearestQueries(finding, wish.words) : [],
    waiting: countWaiting(databases.cache),
    ms: performance.now() - startedAt,
  }
}

function asksSomething({ query: { pieces, filters, problem } }: Finding, words: string): boolean {
  const isEmpty = pieces.length === 0 && words.trim() === '' && !narrows(filters)
  return !problem && !isEmpty
}

const NOTHING = { candidates: [], isBounded: false, reach: 'stems', hasKin: false } as const

/** Nothing, or nothing but kin. */
function isInVain({ candidates, reach }: ReturnType<typeof find>): boolean {
  return candidates.length === 0 || reach === 'kins'
}

export function searchGuids(databases: ReadableDatabases, wish: SearchWish, now: number): string[] {
  const { library, cache } = databases
  const article = cache.query<{ guid: string }>('SELECT guid FROM articles WHERE id = ?')
  const bookmark = library.query<{ guid: string }>('SELECT guid FROM bookmarks WHERE id = ?')
  const finding = findingOf(databases, wish.words, wish.filters, now)
  if (!asksSomething(finding, wish.words)) return []
  return find(finding, wish)
    .candidates.slice(0, wish.limit)
    .flatMap(({ owner }) => (owner > 0 ? article.get(owner) : bookmark.get(-owner))?.guid ?? [])
}

interface FoundText {
  readonly row: ArticleRow
  /** null: it is still packed. */
  readonly text: string | null
}

function hitsOf(
  databases: ReadableDatabases,
  sources: ReadonlyMap<SourceId, string>,
  chosen: readonly Chosen[],
  terms: readonly WantedTerm[],
): SearchHit[] {
  const rows = rowsByOwner(
    databases,
    sources,
    chosen.map(({ owner }) => owner),
  )
  return chosen.flatMap(({ owner, story }) => {
    const found: FoundText | null = owner > 0 ? (rows.get(owner) ?? null) : openBookmark(databases.library, -owner)
    if (!found) return []
    const { row } = found
    const snippet = snippetOf(row.lead, () => found.text ?? bodyOf(databases, owner), terms, SNIPPET_LENGTH)
    return [{ row, title: mark(row.title, terms), snippet, story }]
  })
}

/** Of those that are articles. */
function rowsByOwner(
  databases: ReadableDatabases,
  sources: ReadonlyMap<SourceId, string>,
  owners: readonly number[],
): Map<number, FoundText> {
  const articles = owners.filter(owner => owner > 0)
  const columns = databases.cache
    .query<RowColumns>(
      `SELECT ${ROW_COLUMNS} FROM json_each(?) AS wanted CROSS JOIN articles ON articles.id = wanted.value`,
    )
    .all(JSON.stringify(articles))
  if (columns.length < articles.length) throw new Error('The index names an article which is not in the cache.')
  return new Map(columns.map(found => [found.id, { row: rowOf(databases, found, sources), text: null }]))
}

function bodyOf({ cache }: ReadableDatabases, id: number): string {
  const found = cache.query<{ body: Uint8Array }>('SELECT body FROM bodies WHERE article_id = ?').get(id)
  return found ? unpackText(found.body) : ''
}
