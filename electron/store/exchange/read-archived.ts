/** The library on its way into a file (docs/archive.md). */

import { hash } from 'node:crypto'
import type { Direction } from '../../../shared/arabic/direction.ts'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { FolderId } from '../../../shared/contract/shelf.ts'
import {
  type ArchiveContents,
  type ArchivedBookmark,
  type ArchivedPicture,
  type ArchivedVersion,
  type BookmarkToExport,
  type FolderPath,
  LARGEST_BOOKMARK,
} from '../../records/archive.ts'
import { unpackBody } from '../../records/body.ts'
import type { ReadableDb } from '../db/database.ts'
import { FOLDER_OF, listFolders } from '../shelf/folders.ts'
import { highlightsOf } from '../shelf/marks.ts'
import { tagsOf } from '../shelf/tags.ts'

export function archiveContents(library: ReadableDb): ArchiveContents {
  const rows = library.query<{ id: number }>('SELECT id FROM bookmarks WHERE removed_at IS NULL ORDER BY id').all()
  return { ids: rows.map(({ id }) => id), folders: [...folderPaths(library).values()] }
}

/** In the reader's order, each behind the one that it is in. */
export function folderPaths(library: ReadableDb): ReadonlyMap<FolderId, FolderPath> {
  const paths = new Map<FolderId, FolderPath>()
  for (const { id, title, parentId } of listFolders(library)) {
    paths.set(id, [...(parentId === null ? [] : (paths.get(parentId) ?? [])), title])
  }
  return paths
}

interface TextColumns {
  readonly title: string
  readonly body: Uint8Array
  readonly language: string | null
  readonly direction: Direction
  readonly base_url: string | null
}

interface ArchivedColumns extends TextColumns {
  readonly id: number
  readonly feed_url: string
  readonly guid: string
  readonly url: string | null
  readonly author: string | null
  readonly source_title: string
  readonly published_at: number
  readonly lead: string
  readonly picture: PictureKey | null
  readonly pictures: string
  readonly bookmarked_at: number
  readonly read_at: number | null
  readonly position: number | null
  readonly folder_id: FolderId | null
  readonly note: string | null
  readonly noted_at: number | null
}

/** Those that are gone by now are left out. */
export function readArchived(library: ReadableDb, ids: readonly number[]): BookmarkToExport[] {
  const folders = folderPaths(library)
  const rows = library.query<ArchivedColumns>(
    `SELECT bookmarks.id, feed_url, guid, bookmarks.url, bookmarks.title, lead, author, published_at, language, direction, base_url,
       body, picture, pictures, coalesce(sources.title, source_title) AS source_title, bookmarked_at, read_at, statuses.position,
       ${FOLDER_OF} AS folder_id, note, noted_at
     FROM bookmarks LEFT JOIN statuses USING (feed_id, guid)
     LEFT JOIN feeds ON feeds.id = bookmarks.feed_id LEFT JOIN sources ON sources.id = feeds.source_id
     WHERE bookmarks.id IN (SELECT value FROM json_each(?)) ORDER BY bookmarks.id`,
  )
  return rows.all(JSON.stringify(ids)).map(row => {
    try {
      return toExport(archived(library, row, folders))
    } catch (error) {
      if (isUnpacking(error)) return { json: null, pictures: [] }
      throw error
    }
  })
}

/** Bytes of a text that are not what was written; what SQLite itself complains about is another matter. */
export function isUnpacking(error: unknown): boolean {
  if (error instanceof RangeError) return true
  return error instanceof Error && 'code' in error && !('errcode' in error) && /^(?:Z|ERR)_/.test(String(error.code))
}

/** The oldest of its versions are left out where there is no room for all. */
function toExport(bookmark: ArchivedBookmark): BookmarkToExport {
  let json = Buffer.from(JSON.stringify(bookmark))
  let { versions } = bookmark
  while (json.length > LARGEST_BOOKMARK && versions.length > 0) {
    versions = versions.slice(Math.ceil(versions.length / 2))
    json = Buffer.from(JSON.stringify({ ...bookmark, versions }))
  }
  return { json, pictures: bookmark.pictures.flatMap(({ sha256 }) => sha256 ?? []) }
}

function archived(
  library: ReadableDb,
  row: ArchivedColumns,
  folders: ReadonlyMap<FolderId, FolderPath>,
): ArchivedBookmark {
  const pictures = Object.entries(JSON.parse(row.pictures) as Record<string, PictureKey>)
  return {
    feed: row.feed_url,
    guid: row.guid,
    address: row.url,
    newspaper: row.source_title,
    author: row.author,
    publishedAt: row.published_at,
    lead: row.lead,
    ...textOf(row),
    picture: pictures.find(([, key]) => key === row.picture)?.[0] ?? null,
    pictures: pictures.map(([address, key]) => pictureOf(library, address, key)),
    savedAt: row.bookmarked_at,
    readAt: row.read_at,
    position: row.position,
    folder: row.folder_id === null ? [] : (folders.get(row.folder_id) ?? []),
    tags: tagsOf(library, row.id).map(({ name }) => name),
    note: row.note ?? '',
    notedAt: row.noted_at,
    highlights: highlightsOf(library, row.id).map(({ id: _, ...highlight }) => highlight),
    versions: versionsOf(library, row.id),
  }
}

function textOf({ title, body, language, direction, base_url }: TextColumns) {
  const { html, text } = unpackBody(body)
  return { title, html, text, textSha256: hash('sha256', text, 'hex'), language, direction, base: base_url }
}

function pictureOf(library: ReadableDb, address: string, key: PictureKey): ArchivedPicture {
  const kept = library
    .query<{ hash: string | null; likeness: string | null }>(
      'SELECT hash, likeness FROM bookmark_pictures WHERE key = ?',
    )
    .get(key)
  return { address, sha256: kept?.hash ?? null, likeness: kept?.likeness ?? null }
}

function versionsOf(library: ReadableDb, id: number): ArchivedVersion[] {
  const rows = library.query<TextColumns & { seen_from: number; seen_until: number | null }>(
    `SELECT title, body, language, direction, base_url, seen_from, seen_until FROM bookmark_versions
     WHERE bookmark_id = ? ORDER BY id`,
  )
  return rows.all(id).map(row => ({ ...textOf(row), seenFrom: row.seen_from, seenUntil: row.seen_until }))
}
