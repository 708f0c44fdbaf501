/** The bookmark to which something is added: where there is none, the article is bookmarked. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { bookmark } from '../bookmarks/bookmarks.ts'
import { identityOf } from '../db/article-refs.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'

/** The key of its row in `bookmarks`; null: it is no bookmark. @throws ExpectedError `notFound` */
export function bookmarkIdOf(databases: ReadableDatabases, ref: ArticleRef): number | null {
  const { feed_id, guid } = identityOf(databases, ref)
  const found = databases.library.query<{ id: number }>(
    'SELECT id FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL',
  )
  return found.get(feed_id, guid)?.id ?? null
}

export interface BookmarkFor {
  readonly id: number
  readonly isMade: boolean
}

/** @throws ExpectedError `notFound` */
export function bookmarkFor(databases: Databases, ref: ArticleRef, now: number): BookmarkFor {
  const there = bookmarkIdOf(databases, ref)
  if (there !== null) return { id: there, isMade: false }
  bookmark(databases, ref, now)
  const made = bookmarkIdOf(databases, ref)
  if (made === null) throw new Error(`${ref} was bookmarked, and is no bookmark.`)
  return { id: made, isMade: true }
}

export interface BookmarksFor {
  readonly ids: ReadonlyMap<ArticleRef, number>
  readonly made: readonly ArticleRef[]
}

/** All of them are looked up before the first is made: where one is not there, nothing happens. */
export function bookmarksFor(databases: Databases, refs: readonly ArticleRef[], now: number): BookmarksFor {
  for (const ref of refs) identityOf(databases, ref)
  const found = refs.map(ref => ({ ref, ...bookmarkFor(databases, ref, now) }))
  return {
    ids: new Map(found.map(({ ref, id }) => [ref, id])),
    made: found.filter(({ isMade }) => isMade).map(({ ref }) => ref),
  }
}
