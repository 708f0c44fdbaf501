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
import { pictureKey, registerPictures } from '../pictures/picture-names.ts'
import { keepPicturesOf } from '../pictures/pictures.ts'
import { indexBookmarks } from './index-bookmarks.ts'

const NO_FEED = 0
const NO_FEED_ADDRESS = 'saved:'

/** Saved again, it takes the new text and remembers the old one. */
export function keepPage(databases: Databases, page: PageToKeep, now: number): KeptPage {
  const { library, cache } = databases
  const pictures = Object.fromEntries(page.pictures.map(url => [url, pictureKey(NO_FEED, url)]))
  transaction(cache, () => registerPictures(cache, NO_FEED, pictures))
  const id = transaction(library, () => {
    rememberOld(library, page, now)
    const kept = writeBookmark(library, page, pictures, now)
    keepPicturesOf(databases, Object.values(pictures))
    return kept
  })
  transaction(cache, () => removeBookmarkRow(cache, id))
  indexBookmarks(databases)
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

function writeBookmark(
  library: WritableDb,
  page: PageToKeep,
  pictures: Readonly<Record<string, PictureKey>>,
  now: number,
): number {
  library
    .command(
      `INSERT INTO bookmarks (feed_id, feed_url, guid, url, title, lead, author, published_at, language, direction,
         base_url, body, picture, pictures, source_title, bookmarked_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (feed_id, guid) DO UPDATE SET url = excluded.url, title = excluded.title, lead = excluded.lead,
         author = excluded.author, published_at = excluded.published_at, language = excluded.language,
         direction = excluded.direction, base_url = excluded.base_url, body = excluded.body, picture = excluded.picture,
         pictures = excluded.pictures, source_title = excluded.source_title, bookmarked_at = excluded.bookmarked_at,
         removed_at = NULL`,
    )
    .run(
      NO_FEED,
      NO_FEED_ADDRESS,
      page.guid,
      page.url,
      page.title,
      page.lead,
      page.author,
      page.publishedAt ?? now,
      page.language,
      page.direction,
      page.url,
      page.body,
      page.picture === null ? null : (pictures[page.picture] ?? null),
      JSON.stringify(pictures),
      page.sourceTitle,
      now,
    )
  const row = library
    .query<{ id: number }>('SELECT id FROM bookmarks WHERE feed_id = ? AND guid = ?')
    .get(NO_FEED, page.guid)
  if (!row) throw new Error('The page was not kept.')
  return row.id
}
