/**
 * A page that the reader saved by hand: a bookmark with its own copy that belongs to no newspaper. Its feed has the number
 * that no feed ever gets, so that it needs none, cannot be removed with one, and is found again under its address.
 */

import type { PictureKey } from '../../../shared/contract/ids.ts'
import { unpackBody } from '../../records/body.ts'
import type { KeptPage, PageToKeep } from '../../records/page.ts'
import { keepBookmarkVersion } from '../articles/versions.ts'
import { type Databases, transaction, type WritableDb } from '../db/database.ts'
import { removeBookmarkRow } from '../index/search-index.ts'
import { keepPicturesOf, pictureKey, registerPictures } from '../pictures/pictures.ts'
import { indexBookmarks } from './index-bookmarks.ts'
import { writeBookmark } from './write-bookmark.ts'

const NO_FEED = 0
const NO_FEED_ADDRESS = 'saved:'

/** Saved again, it takes the new text and remembers the old one. */
export function keepPage(databases: Databases, page: PageToKeep, now: number): KeptPage {
  const { library, cache } = databases
  const pictures = Object.fromEntries(page.pictures.map(url => [url, pictureKey(NO_FEED, url)]))
  transaction(cache, () => registerPictures(cache, NO_FEED, page.pictures))
  const id = transaction(library, () => {
    rememberOld(library, page, now)
    const kept = writePage(library, page, pictures, now)
    keepPicturesOf(databases, Object.values(pictures))
    return kept
  })
  transaction(cache, () => removeBookmarkRow(cache, id))
  indexBookmarks(databases, [{ feed_id: NO_FEED, guid: page.guid }])
  return { ref: `bookmark:${id}`, pictures }
}

function rememberOld(library: WritableDb, { guid, text }: PageToKeep, now: number): void {
  const old = library
    .query<{ id: number; body: Uint8Array }>(
      'SELECT id, body FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL',
    )
    .get(NO_FEED, guid)
  if (old && unpackBody(old.body).text !== text) keepBookmarkVersion(library, old.id, now)
}

function writePage(
  library: WritableDb,
  page: PageToKeep,
  pictures: Readonly<Record<string, PictureKey>>,
  now: number,
): number {
  const [lead] = page.pictures
  writeBookmark(library, {
    feed_id: NO_FEED,
    guid: page.guid,
    feed_url: NO_FEED_ADDRESS,
    url: page.url,
    title: page.title,
    lead: page.lead,
    author: page.author,
    published_at: page.publishedAt ?? now,
    language: page.language,
    direction: page.direction,
    base_url: page.url,
    body: page.body,
    picture: lead === undefined ? null : (pictures[lead] ?? null),
    pictures: JSON.stringify(pictures),
    source_title: page.sourceTitle,
    bookmarked_at: now,
  })
  const row = library
    .query<{ id: number }>('SELECT id FROM bookmarks WHERE feed_id = ? AND guid = ?')
    .get(NO_FEED, page.guid)
  if (!row) throw new Error('The page was not kept.')
  return row.id
}
