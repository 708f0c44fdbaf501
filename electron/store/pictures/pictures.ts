/** What is known of the files of pictures. The files are somebody else's. */

import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import type { PictureSize } from '../../../shared/contract/pictures.ts'
import { fetchingOf, type PicturePolicy } from '../../../shared/pictures/policy.ts'
import type {
  EarlierPicture,
  KeptPicture,
  NamedPicture,
  PictureAnswer,
  PictureRecord,
  PicturesWanted,
  PictureType,
} from '../../records/picture.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { picturePolicies } from '../sources/rules.ts'
import { hiddenSources } from '../sources/sources.ts'

/** A picture that failed is asked for again after this long, as long as its article is among the newest. */
const RETRY_AFTER = 24 * 60 * 60 * 1000
/** Older articles get their pictures when they are opened. */
const NEWEST_ARTICLES = 2000

/**
 * Those among them that no article shows any more; returns the hashes that they had. All at once, because there is no
 * index by name: each question looks through the pictures of all articles. To be called inside a transaction.
 */
export function forgetPictures(cache: WritableDb, keys: readonly PictureKey[]): string[] {
  const some = '(SELECT value FROM json_each(?))'
  const shown = cache
    .query<{ key: PictureKey }>(`SELECT DISTINCT key FROM article_pictures WHERE key IN ${some}`)
    .all(JSON.stringify(keys))
  const isShown = new Set(shown.map(({ key }) => key))
  const going = JSON.stringify(keys.filter(key => !isShown.has(key)))
  const hashes = cache.query<{ hash: string }>(
    `SELECT DISTINCT hash FROM pictures WHERE hash IS NOT NULL AND key IN ${some}`,
  )
  const had = hashes.all(going).map(({ hash }) => hash)
  cache.command(`DELETE FROM pictures WHERE key IN ${some}`).run(going)
  return had
}

interface KeptRow {
  readonly hash: string | null
  readonly type: PictureType
  readonly width: number | null
  readonly height: number | null
  readonly size: number
  readonly likeness: string | null
}

interface PictureRow extends KeptRow {
  readonly key: PictureKey
  readonly feed_id: FeedId
  readonly url: string
  readonly failed_at: number | null
  readonly etag: string | null
  readonly last_modified: string | null
  readonly earlier_key: PictureKey | null
}

const KEPT_COLUMNS = 'hash, type, width, height, size, likeness'
const COLUMNS = `key, pictures.feed_id, pictures.url, failed_at, etag, last_modified, earlier_key, ${KEPT_COLUMNS}`

export function findPicture(databases: ReadableDatabases, key: PictureKey): PictureRecord | null {
  const row = rowOf(databases.cache, key)
  return row ? recordOf(databases, row, keptOf(row) ?? keptByBookmark(databases.library, key)) : null
}

function rowOf(cache: ReadableDb, key: PictureKey): PictureRow | undefined {
  return cache.query<PictureRow>(`SELECT ${COLUMNS} FROM pictures WHERE key = ?`).get(key)
}

function recordOf({ cache }: ReadableDatabases, row: PictureRow, kept: KeptPicture | null): PictureRecord {
  return {
    key: row.key,
    feedId: row.feed_id,
    url: row.url,
    kept,
    size: sizeOf(row),
    failedAt: row.failed_at,
    earlier: kept === null && row.earlier_key !== null ? earlierOf(cache, row.earlier_key) : null,
  }
}

function earlierOf(cache: ReadableDb, key: PictureKey): EarlierPicture | null {
  const row = rowOf(cache, key)
  const kept = row && keptOf(row)
  return kept ? { kept, etag: row.etag, lastModified: row.last_modified } : null
}

function sizeOf({ width, height }: KeptRow): PictureSize | null {
  return width === null || height === null ? null : { width, height }
}

function keptOf(row: KeptRow): KeptPicture | null {
  const { hash, type, size, likeness } = row
  const pixels = sizeOf(row)
  return hash === null || pixels === null ? null : { hash, type, ...pixels, size, likeness }
}

/** A rebuilt cache, or one that made room, no longer knows the file; the bookmark's copy does. */
export function keptByBookmark(library: ReadableDb, key: PictureKey): KeptPicture | null {
  const row = library.query<KeptRow>(`SELECT ${KEPT_COLUMNS} FROM bookmark_pictures WHERE key = ?`).get(key)
  return row ? keptOf(row) : null
}

/** For bookmarks that are made now: their pictures outlive the cache. To be called inside a transaction of the library. */
export function keepPicturesOf({ library, cache }: Databases, keys: readonly PictureKey[]): void {
  const name = library.command('INSERT OR IGNORE INTO bookmark_pictures (key) VALUES (?)')
  for (const key of keys) {
    name.run(key)
    const row = rowOf(cache, key)
    const kept = row && keptOf(row)
    if (kept) writeKept(library, 'bookmark_pictures', key, kept)
  }
}

/** Pictures of bookmarks that came while the library could not be told, or before it was told of any. */
export function catchUpBookmarkPictures(databases: Databases): void {
  const { library } = databases
  const unknown = library.query<{ key: PictureKey }>('SELECT key FROM bookmark_pictures WHERE hash IS NULL').all()
  if (unknown.length === 0) return
  transaction(library, () =>
    keepPicturesOf(
      databases,
      unknown.map(({ key }) => key),
    ),
  )
}

/** Pictures that no bookmark shows any more. To be called inside a transaction of the library. */
export function forgetBookmarkPictures(library: WritableDb): void {
  library.execute(`
    DELETE FROM bookmark_pictures
    WHERE key NOT IN (SELECT shown.value FROM bookmarks, json_each(bookmarks.pictures) AS shown)`)
}

export function picturesToFetch(databases: ReadableDatabases, wanted: PicturesWanted): PictureRecord[] {
  const { limit, now } = wanted
  const newest = `
    SELECT id, sort_at FROM articles INDEXED BY articles_by_time
    WHERE source_id NOT IN (SELECT value FROM json_each(?)) ORDER BY sort_at DESC, id DESC LIMIT ${NEWEST_ARTICLES}`
  // One picture can be in several articles: its newest one counts.
  const rows = databases.cache.query<PictureRow>(`
    SELECT ${COLUMNS} FROM (${newest}) AS newest
    JOIN article_pictures ON article_id = newest.id
    JOIN pictures USING (key)
    WHERE kept_at IS NULL AND evicted_at IS NULL AND (failed_at IS NULL OR failed_at <= ? OR failed_at > ?)
    GROUP BY key ORDER BY max(sort_at) DESC, max(newest.id) DESC, min(position) LIMIT ?`)
  const found = rows.all(JSON.stringify(sourcesNotAhead(databases, wanted)), now - RETRY_AFTER, now, limit)
  return found.map(row => recordOf(databases, row, null))
}

function sourcesNotAhead(databases: ReadableDatabases, { policy, isMetered }: PicturesWanted): number[] {
  const own = picturePolicies(databases.library)
  const known = databases.cache.query<{ source_id: number }>('SELECT DISTINCT source_id FROM known_feeds').all()
  const waiting = known
    .map(({ source_id }) => source_id)
    .filter(id => fetchingOf(own.get(id) ?? policy, isMetered) !== 'byItself')
  return [...hiddenSources(databases), ...waiting]
}

/** The rule of the newspaper that shows this picture, where it has one. */
export function policyOf({ library, cache }: ReadableDatabases, key: PictureKey): PicturePolicy | null {
  const source = cache
    .query<{ source_id: number }>('SELECT source_id FROM pictures JOIN known_feeds USING (feed_id) WHERE key = ?')
    .get(key)
  return (source && picturePolicies(library).get(source.source_id)) ?? null
}

export function savePicture(
  { library, cache }: Databases,
  key: PictureKey,
  kept: KeptPicture,
  now: number,
  answer?: PictureAnswer,
): void {
  if (isOfBookmark(library, key)) transaction(library, () => writeKept(library, 'bookmark_pictures', key, kept))
  transaction(cache, () => {
    writeKept(cache, 'pictures', key, kept)
    cache
      .command(
        `UPDATE pictures SET kept_at = ?, read_at = NULL, failed_at = NULL, evicted_at = NULL,
           etag = ?, last_modified = ?, fresh_until = ? WHERE key = ?`,
      )
      .run(now, answer?.etag ?? null, answer?.lastModified ?? null, answer?.freshUntil ?? null, key)
  })
}

/** Pictures out of an archive: many at once, since each transaction waits for the disk. */
export function savePictures({ library, cache }: Databases, pictures: readonly NamedPicture[], now: number): void {
  transaction(library, () => {
    for (const { key, kept } of pictures) writeKept(library, 'bookmark_pictures', key, kept)
  })
  transaction(cache, () => {
    const note = cache.command('UPDATE pictures SET kept_at = ?, failed_at = NULL, evicted_at = NULL WHERE key = ?')
    for (const { key, kept } of pictures) {
      writeKept(cache, 'pictures', key, kept)
      note.run(now, key)
    }
  })
}

function isOfBookmark(library: ReadableDb, key: PictureKey): boolean {
  return library.query('SELECT 1 FROM bookmark_pictures WHERE key = ?').get(key) !== undefined
}

function writeKept(
  db: WritableDb,
  table: 'pictures' | 'bookmark_pictures',
  key: PictureKey,
  { hash, type, width, height, size, likeness }: KeptPicture,
): void {
  db.command(`UPDATE ${table} SET hash = ?, type = ?, width = ?, height = ?, size = ?, likeness = ? WHERE key = ?`).run(
    hash,
    type,
    width,
    height,
    size,
    likeness,
    key,
  )
}

export function savePictureFailure(cache: WritableDb, key: PictureKey, now: number): void {
  cache.command('UPDATE pictures SET failed_at = ? WHERE key = ?').run(now, key)
}
