/** The timeline's lists. */

import type {
  ArticleList,
  ArticleQuery,
  ArticleRow,
  ListPlace,
  ListWish,
  OpenedList,
} from '../../../shared/contract/reading.ts'
import { bookmarkOrdering } from '../bookmarks/bookmarks.ts'
import { atOneMoment, type ReadableDatabases } from '../db/database.ts'
import { nextReadMark } from '../db/read-marks.ts'
import { type Ordering, openScreen, openSlices, sliceOf } from '../db/slices.ts'
import { articleOrdering } from './article-ordering.ts'

export function openList(
  databases: ReadableDatabases,
  wish: ListWish,
  near: ListPlace | null,
  now: number,
): OpenedList {
  return atOneMoment(databases, () => {
    const query = queryOf(databases, wish)
    return { query, ...openSlices(orderingOf(databases, query, null, now), near) }
  })
}

export function openFirst(
  databases: ReadableDatabases,
  wish: ListWish,
  near: ListPlace | null,
  now: number,
): OpenedList {
  return atOneMoment(databases, () => {
    const query = queryOf(databases, wish)
    return { query, ...openScreen(orderingOf(databases, query, null, now), near) }
  })
}

export function readSlice(
  databases: ReadableDatabases,
  wish: ListWish,
  list: ArticleList,
  slice: number,
  now: number,
): ArticleRow[] | null {
  return atOneMoment(databases, () =>
    sliceOf(orderingOf(databases, queryOf(databases, wish), list.lastId, now), list, slice),
  )
}

function queryOf({ library }: ReadableDatabases, { scope, unreadSince }: ListWish): ArticleQuery {
  return { scope, unreadSince: unreadSince === 'opening' ? nextReadMark(library) : unreadSince }
}

function orderingOf(databases: ReadableDatabases, query: ArticleQuery, upTo: number | null, now: number): Ordering {
  return query.scope.kind === 'bookmarks'
    ? bookmarkOrdering(databases.library, query.unreadSince, upTo)
    : articleOrdering(databases, query, upTo, now)
}
