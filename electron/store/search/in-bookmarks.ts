/** The bookmarks in whose headline or text words stand. */

import { NO_FILTERS } from '../../../shared/contract/search.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { boundsOf, newestRows } from './candidates.ts'
import { expressionsOf } from './expression.ts'
import { findingOf } from './search.ts'

/** More bookmarks than anybody keeps. */
const MOST = 50_000

/** Their keys in the library. Nothing where the words ask for nothing that can be found. */
export function bookmarksWith(databases: ReadableDatabases, words: string, now: number): ReadonlySet<number> {
  const { library, cache } = databases
  const { query, sources } = findingOf(databases, words, { ...NO_FILTERS, bookmarked: true }, now)
  if (query.problem) return new Set()
  const { anywhere } = expressionsOf(cache, query, 'stems', sources)
  const owners = newestRows(cache, anywhere, boundsOf(query.filters), MOST).map(({ owner }) => owner)
  const articles = cache.query<Identity>(
    'SELECT feed_id, guid FROM articles WHERE id IN (SELECT value FROM json_each(?))',
  )
  const bookmark = library.query<{ id: number }>('SELECT id FROM bookmarks WHERE feed_id = ? AND guid = ?')
  const ofArticles = articles
    .all(JSON.stringify(owners.filter(owner => owner > 0)))
    .flatMap(({ feed_id, guid }) => bookmark.get(feed_id, guid)?.id ?? [])
  return new Set([...owners.filter(owner => owner < 0).map(owner => -owner), ...ofArticles])
}
