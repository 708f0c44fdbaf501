/** The timeline's lists. */

import type { ArticleList, ArticleQuery, ArticleRow, ListPlace, OpenedList } from '../../../shared/contract/reading.ts'
import { bookmarkOrdering } from '../bookmarks/bookmarks.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { type Ordering, openScreen, openSlices, sliceOf } from '../db/slices.ts'
import { articleOrdering } from './article-ordering.ts'

export function openList(databases: ReadableDatabases, query: ArticleQuery, near: ListPlace | null): OpenedList {
  return atOneMoment(databases, () => ({ query, ...openSlices(orderingOf(databases, query, null), near) }))
}

export function openFirst(databases: ReadableDatabases, query: ArticleQuery, near: ListPlace | null): OpenedList {
  return atOneMoment(databases, () => ({ query, ...openScreen(orderingOf(databases, query, null), near) }))
}

export function readSlice(
  databases: ReadableDatabases,
  query: ArticleQuery,
  list: ArticleList,
  slice: number,
): ArticleRow[] | null {
  return atOneMoment(databases, () => sliceOf(orderingOf(databases, query, list.lastId), list, slice))
}

/** A row that is counted is there when it is read. */
function atOneMoment<T>({ library, cache }: ReadableDatabases, work: () => T): T {
  return library.snapshot(() => cache.snapshot(work))
}

function orderingOf(databases: ReadableDatabases, query: ArticleQuery, upTo: number | null): Ordering {
  return query.scope.kind === 'bookmarks'
    ? bookmarkOrdering(databases.library, query.unreadSince, upTo)
    : articleOrdering(databases, query, upTo)
}
