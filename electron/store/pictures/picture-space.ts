/** The room that pictures take: what goes when there is too little of it, and which files somebody still names. */

import type { EvictedPictures } from '../../records/picture.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'

/** Files of bookmarks, which never go. */
const KEPT_BY_BOOKMARKS = 'SELECT hash FROM bookmark_pictures WHERE hash IS NOT NULL'
const AT_ONCE = 100

/** Evicts least recently viewed pictures until the rest fit in `room` bytes. */
export function evictPictures(databases: Databases, room: number, now: number): EvictedPictures {
  const { cache } = databases
  const spared = sparedHashes(databases.library)
  const taken = roomTaken(cache, spared)
  if (taken <= room) return { hashes: [], isEnough: true }
  const candidates = cache
    .query<{ hash: string; size: number }>(
      `SELECT hash, max(size) AS size FROM pictures
       WHERE hash IS NOT NULL AND hash NOT IN (SELECT value FROM json_each(?))
       GROUP BY hash ORDER BY max(coalesce(read_at, kept_at)), hash LIMIT ${AT_ONCE}`,
    )
    .all(spared)
  let left = taken
  const going = candidates.filter(({ size }) => {
    const isTooMuch = left > room
    if (isTooMuch) left -= size
    return isTooMuch
  })
  letGo(
    cache,
    going.map(({ hash }) => hash),
    now,
  )
  return { hashes: going.map(({ hash }) => hash), isEnough: left <= room }
}

function sparedHashes(library: ReadableDb): string {
  return JSON.stringify(
    library
      .query<{ hash: string }>(KEPT_BY_BOOKMARKS)
      .all()
      .map(({ hash }) => hash),
  )
}

function roomTaken(cache: ReadableDb, spared: string): number {
  const sum = cache.query<{ size: number | null }>(
    `SELECT sum(size) AS size FROM (
       SELECT max(size) AS size FROM pictures
       WHERE hash IS NOT NULL AND hash NOT IN (SELECT value FROM json_each(?)) GROUP BY hash)`,
  )
  return sum.get(spared)?.size ?? 0
}

/** How large each was stays known, so that its place in the article stays as it is. */
function letGo(cache: WritableDb, hashes: readonly string[], now: number): void {
  transaction(cache, () => {
    cache
      .command(
        `UPDATE pictures SET hash = NULL, type = NULL, size = NULL, likeness = NULL, kept_at = NULL, read_at = NULL,
           evicted_at = ?
         WHERE hash IN (SELECT value FROM json_each(?))`,
      )
      .run(now, JSON.stringify(hashes))
  })
}

/** All pictures but those of bookmarks. Returns the files that nobody names any more. */
export function clearPictures(databases: Databases, now: number): string[] {
  const { library, cache } = databases
  const spared = sparedHashes(library)
  const going = cache
    .query<{ hash: string }>(
      'SELECT DISTINCT hash FROM pictures WHERE hash IS NOT NULL AND hash NOT IN (SELECT value FROM json_each(?))',
    )
    .all(spared)
    .map(({ hash }) => hash)
  letGo(cache, going, now)
  return going
}

export function notePicturesRead(cache: WritableDb, keys: readonly string[], now: number): void {
  cache
    .command('UPDATE pictures SET read_at = ? WHERE key IN (SELECT value FROM json_each(?))')
    .run(now, JSON.stringify(keys))
}

/** Names of all files that anybody names; every other file of the folder is waste. */
export function namedPictureFiles({ library, cache }: ReadableDatabases): string[] {
  const rows = [
    ...cache.query<{ hash: string }>('SELECT DISTINCT hash FROM pictures WHERE hash IS NOT NULL').all(),
    ...library.query<{ hash: string }>(KEPT_BY_BOOKMARKS).all(),
  ]
  return [...new Set(rows.map(({ hash }) => hash))]
}
