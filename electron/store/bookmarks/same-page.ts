/** A page is kept once: by its address, or as the article of a feed, whichever came first. */

import { pageIdentity } from '../../../shared/addresses/canonical.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** The feed of pages that were saved by hand: a number that no feed ever gets. */
export const NO_FEED = 0

/** Under which feed and name this page is kept already, in whatever spelling of its address; null: nowhere. */
export function keptAs(library: ReadableDb, url: string | null): Identity | null {
  if (url === null) return null
  const identity = pageIdentity(url)
  const kept = library.query<Identity & { url: string }>(
    'SELECT feed_id, guid, url FROM bookmarks WHERE url IS NOT NULL AND removed_at IS NULL ORDER BY feed_id DESC',
  )
  const same = kept.all().find(other => pageIdentity(other.url) === identity)
  return same ? { feed_id: same.feed_id, guid: same.guid } : null
}

/** An article whose page was saved by hand before: that copy is its bookmark from now on. */
export function adoptSavedPage(
  library: WritableDb,
  article: Identity & { readonly url: string | null },
  feedUrl: string,
): boolean {
  const saved = keptAs(library, article.url)
  const own = library.query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ?')
  if (saved?.feed_id !== NO_FEED || own.get(article.feed_id, article.guid)) return false
  return (
    library
      .command('UPDATE bookmarks SET feed_id = ?, guid = ?, feed_url = ? WHERE feed_id = ? AND guid = ?')
      .run(article.feed_id, article.guid, feedUrl, saved.feed_id, saved.guid) > 0
  )
}
