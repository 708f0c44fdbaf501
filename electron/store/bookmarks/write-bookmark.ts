/** Writes a bookmark's row. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { Identity } from '../db/article-refs.ts'
import type { WritableDb } from '../db/database.ts'
import { sumOf } from '../files/body-sums.ts'

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

/** Overwrites the row that is there. Must run inside a transaction of the library. */
export function writeBookmark(library: WritableDb, fields: BookmarkFields): void {
  library.command(INSERT).run({ ...columnsOf(fields) })
}

/** Leaves a bookmark that is there, and not removed, as it is. Returns whether it was written. */
export function addBookmark(library: WritableDb, fields: BookmarkFields): boolean {
  return library.command(`${INSERT} WHERE removed_at IS NOT NULL`).run({ ...columnsOf(fields) }) > 0
}

function columnsOf(fields: BookmarkFields): BookmarkColumns {
  return { ...fields, body_sum: sumOf(fields.body) }
}
