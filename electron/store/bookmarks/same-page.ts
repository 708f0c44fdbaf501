/** A page is kept once: by its address, or as the article of a feed, whichever came first. */

import { pageIdentity } from '../../../shared/addresses/canonical.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** Feed of pages that were saved by hand: a number that no feed ever gets. */
export const NO_FEED = 0

export interface KeptPlace extends Identity {
  readonly feed_url: string
}

/** Feed and name under which a page is kept already, in whatever spelling of its address; null: nowhere. */
export function keptAs(library: ReadableDb, url: string | null): KeptPlace | null {
  return url === null ? null : among(library, url, 'removed_at IS NULL ORDER BY feed_id DESC')
}

/** An article whose page was saved by hand before: that copy is its bookmark from now on. Returns whether there was one. */
export function adoptSavedPage(
  library: WritableDb,
  { feed_id, guid, url }: Identity & { readonly url: string | null },
  feedUrl: string,
): boolean {
  // Only saved pages are compared: there are far fewer of them than of bookmarks.
  const saved = url === null ? null : among(library, url, `removed_at IS NULL AND feed_id = ${NO_FEED}`)
  const hasOwn =
    library.query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ?').get(feed_id, guid) !== undefined
  if (saved === null || hasOwn) return false
  library
    .command('UPDATE bookmarks SET feed_id = ?, guid = ?, feed_url = ? WHERE feed_id = ? AND guid = ?')
    .run(feed_id, guid, feedUrl, saved.feed_id, saved.guid)
  return true
}

function among(library: ReadableDb, url: string, which: string): KeptPlace | null {
  const identity = pageIdentity(url)
  const kept = library.query<KeptPlace & { readonly url: string }>(
    `SELECT feed_id, guid, feed_url, url FROM bookmarks WHERE url IS NOT NULL AND ${which}`,
  )
  const same = kept.all().find(other => pageIdentity(other.url) === identity)
  return same ? { feed_id: same.feed_id, guid: same.guid, feed_url: same.feed_url } : null
}
