/** A page is kept once: by its address, or as the article of a feed, whichever came first. */

import { pageIdentity } from '../../../shared/addresses/canonical.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** Feed of pages that were saved by hand: a number that no feed ever gets. */
export const NO_FEED = 0

export interface KeptPlace extends Identity {
  readonly id: number
  readonly feed_url: string
}

/** Where a page is kept already, in whatever spelling of its address; null: nowhere. */
export function keptAs(library: ReadableDb, url: string | null): KeptPlace | null {
  return url === null
    ? null
    : (bookmarksAt(library, url).toSorted((one, other) => other.feed_id - one.feed_id)[0] ?? null)
}

/** The same among pages that were saved by hand. */
export function savedAs(library: ReadableDb, url: string | null): KeptPlace | null {
  return url === null ? null : (bookmarksAt(library, url).find(({ feed_id }) => feed_id === NO_FEED) ?? null)
}

/** An article whose page was saved by hand before: that copy is its bookmark from now on. Returns whether there was one. */
export function adoptSavedPage(
  library: WritableDb,
  { feed_id, guid, url }: Identity & { readonly url: string | null },
  feedUrl: string,
): boolean {
  const saved = savedAs(library, url)
  const hasOwn =
    library.query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ?').get(feed_id, guid) !== undefined
  if (saved === null || hasOwn) return false
  library
    .command('UPDATE bookmarks SET feed_id = ?, guid = ?, feed_url = ? WHERE id = ?')
    .run(feed_id, guid, feedUrl, saved.id)
  return true
}

/** Under which keys an address was ever written: what is there now, the row itself says. */
interface AddressBook {
  readonly version: number
  readonly ids: Map<string, Set<number>>
}

const books = new WeakMap<ReadableDb, AddressBook>()

/** To be called whenever an address is written. */
export function noteAddress(library: ReadableDb, url: string | null, id: number): void {
  const book = books.get(library)
  if (book && url !== null) addTo(book.ids, pageIdentity(url), id)
}

/** Those that are not removed, in the order of their keys. */
function bookmarksAt(library: ReadableDb, url: string): KeptPlace[] {
  const identity = pageIdentity(url)
  const row = library.query<KeptPlace & { readonly url: string }>(
    'SELECT id, feed_id, guid, feed_url, url FROM bookmarks WHERE id = ? AND url IS NOT NULL AND removed_at IS NULL',
  )
  return [...(bookOf(library).ids.get(identity) ?? [])]
    .flatMap(id => row.get(id) ?? [])
    .filter(({ url: own }) => pageIdentity(own) === identity)
    .map(({ url: _, ...place }) => place)
}

/** Read once: only this connection writes, and says what it has written. Another one that did has another version. */
function bookOf(library: ReadableDb): AddressBook {
  const version = library.query<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0
  const there = books.get(library)
  if (there?.version === version) return there
  const ids = new Map<string, Set<number>>()
  const rows = library.query<{ id: number; url: string }>('SELECT id, url FROM bookmarks WHERE url IS NOT NULL')
  for (const { id, url } of rows.all()) addTo(ids, pageIdentity(url), id)
  const book = { version, ids }
  books.set(library, book)
  return book
}

function addTo(ids: Map<string, Set<number>>, identity: string, id: number): void {
  const there = ids.get(identity)
  if (there) there.add(id)
  else ids.set(identity, new Set([id]))
}
