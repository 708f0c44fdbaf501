/**
 * The timeline's lists. A list is counted and cut into pages by one walk through an index that holds everything the
 * walk asks for; a page is then read by the places of its first row and of the next page's first row.
 */

import type { ArticleList, ArticleQuery, ArticleRow, OpenedList, PageCursor } from '../../../shared/contract/reading.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import { listBookmarkPage, openBookmarkList } from '../bookmarks/bookmarks.ts'
import type { ReadableDatabases, Value } from '../db/database.ts'
import { cutIntoPages, LONGEST_PAGE, rangeValues } from '../db/slices.ts'
import { hiddenSources, visibleSources } from '../sources/sources.ts'

/** Part of a statement: where to look, and the values for its question marks. */
export interface Selection {
  readonly from: string
  readonly where: string
  readonly values: readonly Value[]
}

export function openList(databases: ReadableDatabases, query: ArticleQuery): ArticleList {
  if (query.scope.kind === 'bookmarks') return openBookmarkList(databases.library, query.unreadSince)
  return cutIntoPages(databases.cache, { at: 'sort_at', id: 'id', ...selectArticles(databases, query) })
}

export function openFirst(databases: ReadableDatabases, query: ArticleQuery): OpenedList {
  const list = openList(databases, query)
  const [first, until = null] = list.pages
  return { query, list, rows: first ? listPage(databases, query, first, until) : [] }
}

export function listPage(
  databases: ReadableDatabases,
  query: ArticleQuery,
  first: PageCursor,
  until: PageCursor | null,
): ArticleRow[] {
  if (query.scope.kind === 'bookmarks') return listBookmarkPage(databases, query.unreadSince, first, until)
  const { from, where, values } = selectArticles(databases, query)
  const rows = databases.cache.query<RowColumns>(`
    SELECT ${ROW_COLUMNS} FROM ${from}
    WHERE (sort_at, id) <= (?, ?) AND (sort_at, id) > (?, ?) AND ${where}
    ORDER BY sort_at DESC, id DESC LIMIT ${LONGEST_PAGE}`)
  const sources = visibleSources(databases.library)
  return rows.all(...rangeValues(first, until), ...values).map(row => rowOf(databases, row, sources))
}

export function selectArticles(databases: ReadableDatabases, { scope, unreadSince }: ArticleQuery): Selection {
  const place = selectPlace(databases, scope)
  if (unreadSince === null) return place
  return {
    from: place.from,
    where: `${place.where} AND (read_at IS NULL OR read_at >= ?)`,
    values: [...place.values, unreadSince],
  }
}

const BY_TIME = 'articles INDEXED BY articles_by_time'
const BY_SOURCE = 'articles INDEXED BY articles_by_source'

function selectPlace(databases: ReadableDatabases, scope: ArticleQuery['scope']): Selection {
  if (scope.kind === 'source') {
    const visible = visibleSources(databases.library).has(scope.sourceId)
    return { from: BY_SOURCE, where: 'source_id = ?', values: [visible ? scope.sourceId : null] }
  }
  if (scope.kind === 'section') {
    return {
      from: BY_TIME,
      where: 'source_id IN (SELECT value FROM json_each(?))',
      values: [sourcesIn(databases, scope.sectionId)],
    }
  }
  const hidden = hiddenSources(databases)
  if (hidden.length === 0) return { from: BY_TIME, where: 'true', values: [] }
  return { from: BY_TIME, where: 'source_id NOT IN (SELECT value FROM json_each(?))', values: [JSON.stringify(hidden)] }
}

function sourcesIn({ library }: ReadableDatabases, sectionId: number): string {
  const rows = library
    .query<{ id: number }>('SELECT id FROM sources WHERE section_id = ? AND removed_at IS NULL')
    .all(sectionId)
  return JSON.stringify(rows.map(({ id }) => id))
}
