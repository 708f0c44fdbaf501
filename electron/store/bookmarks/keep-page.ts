/**
 * A page that the reader saved by hand: a bookmark with its own copy that belongs to no newspaper. Its feed has the number
 * that no feed ever gets, so that it needs none, cannot be removed with one, and is found again under its address.
 */

import type { PictureKey } from '../../../shared/contract/ids.ts'
import { unpackBody } from '../../records/body.ts'
import type { KeptPage, PageToKeep } from '../../records/page.ts'
import { keepBookmarkVersion } from '../articles/versions.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { removeBookmarkRow } from '../index/search-index.ts'
import { pictureKey, registerPictures } from '../pictures/picture-names.ts'
import { keepPicturesOf } from '../pictures/pictures.ts'
import { indexBookmarks } from './index-bookmarks.ts'
import { type KeptPlace, keptAs, NO_FEED } from './same-page.ts'
import { writeBookmark } from './write-bookmark.ts'

export const NO_FEED_ADDRESS = 'saved:'

/**
 * A page saved again takes the new text and remembers the old one. One that is bookmarked as the article of a feed stays
 * that bookmark, and takes the page's text only where there is more of it.
 */
export function keepPage(databases: Databases, page: PageToKeep, now: number): KeptPage {
  const { library, cache } = databases
  const place = keptAs(library, page.url) ?? { feed_id: NO_FEED, guid: page.guid, feed_url: NO_FEED_ADDRESS }
  const fuller = place.feed_id === NO_FEED ? null : bookmarkWithMore(library, place, page)
  if (fuller !== null) return { ref: `bookmark:${fuller}`, pictures: {} }
  const pictures = Object.fromEntries(page.pictures.map(url => [url, pictureKey(NO_FEED, url)]))
  transaction(cache, () => registerPictures(cache, NO_FEED, pictures))
  const id = transaction(library, () => {
    rememberOld(library, place, page, now)
    const kept = writePage(library, { ...page, ...place }, pictures, now)
    keepPicturesOf(databases, Object.values(pictures))
    // Before the new text is there for good: the next start puts into the index what is not in it.
    transaction(cache, () => removeBookmarkRow(cache, kept))
    return kept
  })
  indexBookmarks(databases, [place])
  return { ref: `bookmark:${id}`, pictures }
}

function keptText(library: ReadableDb, { feed_id, guid }: Identity): { id: number; body: Uint8Array } | undefined {
  return library
    .query<{ id: number; body: Uint8Array }>(
      'SELECT id, body FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL',
    )
    .get(feed_id, guid)
}

function bookmarkWithMore(library: ReadableDb, place: Identity, { text }: PageToKeep): number | null {
  const kept = keptText(library, place)
  return kept && unpackBody(kept.body).text.length >= text.length ? kept.id : null
}

function rememberOld(library: WritableDb, place: Identity, { text }: PageToKeep, now: number): void {
  const old = keptText(library, place)
  if (old && unpackBody(old.body).text !== text) keepBookmarkVersion(library, old.id, now)
}

function writePage(
  library: WritableDb,
  page: PageToKeep & Omit<KeptPlace, 'id'>,
  pictures: Readonly<Record<string, PictureKey>>,
  now: number,
): number {
  return writeBookmark(library, {
    feed_id: page.feed_id,
    guid: page.guid,
    feed_url: page.feed_url,
    url: page.url,
    title: page.title,
    lead: page.lead,
    author: page.author,
    published_at: page.publishedAt ?? now,
    language: page.language,
    direction: page.direction,
    base_url: page.url,
    body: page.body,
    picture: page.picture === null ? null : (pictures[page.picture] ?? null),
    pictures: JSON.stringify(pictures),
    source_title: page.sourceTitle,
    bookmarked_at: now,
  })
}
