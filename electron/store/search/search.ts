/** Search over titles and bodies of everything saved. */

import { performance } from 'node:perf_hooks'
import type { SourceId } from '../../../shared/contract/ids.ts'
import type { FoundCounts, SearchHit, SearchResult, SearchWish, WantedTerm } from '../../../shared/contract/search.ts'
import { mark, snippet } from '../../../shared/search/highlight.ts'
import {
  ftsExpression,
  type SearchQuery,
  type SearchTerm,
  searchQuery,
  termsOf,
  whyUnanswerable,
} from '../../../shared/search/query.ts'
import type { SearchOrder } from '../../../shared/settings/settings.ts'
import { unpackBody } from '../../records/body.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import { openBookmark } from '../bookmarks/bookmark-copies.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { countWaiting } from '../index/search-index.ts'
import { hiddenSources, visibleSources } from '../sources/sources.ts'

const SNIPPET_LENGTH = 180
/** A word in the headline says more about an article than one in its text. */
const TITLE_WEIGHT = 8

const SHORTEST_PREFIX = 2

/** A row of the index: an article's id, or minus a bookmark's. */
type IndexRow = number

export function search(databases: ReadableDatabases, { words, filters, order, limit }: SearchWish): SearchResult {
  const startedAt = performance.now()
  const query = searchQuery(words)
  const terms = termsOf(query)
  const sources = visibleSources(databases.library)
  const hits = findRows(databases, query, order, limit).flatMap(row => hitOf(databases, sources, row, terms))
  const why = whyUnanswerable(words)
  return {
    reading: { pieces: [], filters, terms: terms.map(wantedTerm) },
    problem: why === null ? null : { kind: why === 'signs' ? 'onlySigns' : 'onlyExcluded', piece: '' },
    hits,
    total: hits.length,
    isTotalExact: hits.length < limit,
    nearest: [],
    waiting: countWaiting(databases.cache),
    ms: performance.now() - startedAt,
  }
}

function wantedTerm({ words, prefix }: SearchTerm): WantedTerm {
  return words.map((word, place) => ({
    word,
    stems: [],
    beginnings: prefix && place === words.length - 1 ? [word] : [],
  }))
}

export function countFound(): FoundCounts {
  return { total: 0, isExact: true, sources: [], sections: [], months: [], days: [] }
}

export function searchGuids(databases: ReadableDatabases, { words, limit }: SearchWish): string[] {
  const { library, cache } = databases
  const article = cache.query<{ guid: string }>('SELECT guid FROM articles WHERE id = ?')
  const bookmark = library.query<{ guid: string }>('SELECT guid FROM bookmarks WHERE id = ?')
  return findRows(databases, searchQuery(words), 'best', limit).flatMap(row => {
    const found = row > 0 ? article.get(row) : bookmark.get(-row)
    return found ? [found.guid] : []
  })
}

function findRows(
  databases: ReadableDatabases,
  { wanted, excluded }: SearchQuery,
  order: SearchOrder,
  limit: number,
): IndexRow[] {
  const expression = ftsExpression({ wanted: wanted.map(terms => terms.map(withoutShortPrefix)), excluded })
  if (expression === null) return []
  const hidden = hiddenSources(databases)
  return order === 'best'
    ? findBest(databases, expression, hidden, limit)
    : findNewest(databases, expression, JSON.stringify(hidden), limit)
}

/** One letter begins a word in nearly every article: while it is typed it stands for itself, not for all of them. */
function withoutShortPrefix(term: SearchTerm): SearchTerm {
  return (term.words.at(-1) ?? '').length < SHORTEST_PREFIX ? { ...term, prefix: false } : term
}

const RANKED = `search MATCH ? AND rank MATCH 'bm25(${TITLE_WEIGHT}.0, 1.0)'`

function findBest(
  { cache }: ReadableDatabases,
  expression: string,
  hidden: readonly SourceId[],
  limit: number,
): IndexRow[] {
  if (hidden.length === 0) {
    // Nearly always. Looking up each hit's article takes three times as long as ranking it.
    const rows = cache.query<{ row: IndexRow }>(`SELECT rowid AS row FROM search WHERE ${RANKED} ORDER BY rank LIMIT ?`)
    return rows.all(expression, limit).map(({ row }) => row)
  }
  const rows = cache.query<{ row: IndexRow }>(`
    SELECT search.rowid AS row FROM search LEFT JOIN articles ON articles.id = search.rowid
    WHERE ${RANKED} AND (search.rowid < 0 OR source_id NOT IN (SELECT value FROM json_each(?)))
    ORDER BY rank LIMIT ?`)
  return rows.all(expression, JSON.stringify(hidden), limit).map(({ row }) => row)
}

/** Walks the articles from the newest on and asks the hits for each: a common word is soon found often enough. */
function findNewest({ cache }: ReadableDatabases, expression: string, hidden: string, limit: number): IndexRow[] {
  const articles = cache.query<{ row: IndexRow; sort_at: number }>(`
    SELECT id AS row, sort_at FROM articles INDEXED BY articles_by_time
    WHERE +id IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid > 0)
      AND source_id NOT IN (SELECT value FROM json_each(?))
    ORDER BY sort_at DESC, id DESC LIMIT ?`)
  const bookmarks = cache.query<{ row: IndexRow; sort_at: number }>(`
    SELECT search.rowid AS row, sort_at FROM search JOIN indexed_bookmarks ON bookmark_id = -search.rowid
    WHERE search MATCH ? AND search.rowid < 0 ORDER BY sort_at DESC LIMIT ?`)
  return [...articles.all(expression, hidden, limit), ...bookmarks.all(expression, limit)]
    .sort((a, b) => b.sort_at - a.sort_at)
    .slice(0, limit)
    .map(({ row }) => row)
}

type Sources = ReturnType<typeof visibleSources>

function hitOf(
  databases: ReadableDatabases,
  sources: Sources,
  row: IndexRow,
  terms: readonly SearchTerm[],
): SearchHit[] {
  const found = row > 0 ? articleHit(databases, sources, row) : openBookmark(databases.library, -row)
  if (!found) return []
  const title = mark(found.row.title, terms)
  return [{ row: found.row, title, snippet: snippet(found.text, terms, SNIPPET_LENGTH), story: null }]
}

function articleHit(
  databases: ReadableDatabases,
  sources: Sources,
  id: number,
): Pick<SearchHit, 'row'> & { text: string } {
  const found = databases.cache
    .query<RowColumns & { body: Uint8Array }>(
      `SELECT ${ROW_COLUMNS}, body FROM articles JOIN bodies ON article_id = articles.id WHERE articles.id = ?`,
    )
    .get(id)
  if (!found) throw new Error(`The index names article ${id}, which is not in the cache.`)
  return { row: rowOf(databases, found, sources), text: unpackBody(found.body).text }
}
