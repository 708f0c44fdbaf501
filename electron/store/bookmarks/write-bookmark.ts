/** Writes a bookmark's row. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { Identity } from '../db/article-refs.ts'
import type { WritableDb } from '../db/database.ts'
import { sumOf } from '../files/body-sums.ts'
import { noteAddress } from './same-page.ts'

export interface BookmarkFields extends Identity {
  readonly feed_url: string
  readonly url: string | null
  readonly title: string
  readonly lead: string
  readonly author: string | null
  readonly published_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly base_url: string | null
  readonly body: Uint8Array
  readonly picture: PictureKey | null
  /** Addresses and keys, as JSON. */
  readonly pictures: string
  readonly source_title: string
  readonly bookmarked_at: number
}

type BookmarkColumns = BookmarkFields & { readonly body_sum: number }

const FIELDS = Object.keys({
  feed_id: true,
  guid: true,
  feed_url: true,
  url: true,
  title: true,
  lead: true,
  author: true,
  published_at: true,
  language: true,
  direction: true,
  base_url: true,
  body: true,
  picture: true,
  pictures: true,
  source_title: true,
  bookmarked_at: true,
  body_sum: true,
} satisfies Record<keyof BookmarkColumns, true>)

const INSERT = `
  INSERT INTO bookmarks (${FIELDS.join(', ')}) VALUES (${FIELDS.map(field => `:${field}`).join(', ')})
  ON CONFLICT (feed_id, guid) DO UPDATE SET removed_at = NULL, ${FIELDS.map(field => `${field} = excluded.${field}`).join(', ')}`

/** Overwrites the row that is there; returns its key. Must run inside a transaction of the library. */
export function writeBookmark(library: WritableDb, fields: BookmarkFields): number {
  library.command(INSERT).run({ ...columnsOf(fields) })
  return noted(library, fields)
}

/** Leaves a bookmark that is there, and not removed, as it is. Returns its key where it was written, or null. */
export function addBookmark(library: WritableDb, fields: BookmarkFields): number | null {
  const isWritten = library.command(`${INSERT} WHERE removed_at IS NOT NULL`).run({ ...columnsOf(fields) }) > 0
  return isWritten ? noted(library, fields) : null
}

function noted(library: WritableDb, { feed_id, guid, url }: BookmarkFields): number {
  const row = library
    .query<{ id: number }>('SELECT id FROM bookmarks WHERE feed_id = ? AND guid = ?')
    .get(feed_id, guid)
  if (!row) throw new Error('The bookmark was not written.')
  noteAddress(library, url, row.id)
  return row.id
}

function columnsOf(fields: BookmarkFields): BookmarkColumns {
  return { ...fields, body_sum: sumOf(fields.body) }
}
