/** The texts that an article had, out of a file. */

import type { VersionToImport } from '../../records/archive.ts'
import { unpackBody } from '../../records/body.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

interface Said {
  readonly title: string
  readonly body: Uint8Array
}

/** All of them, for a bookmark that was made just now. To be called inside a transaction of the library. */
export function addVersions(library: WritableDb, id: number, versions: readonly VersionToImport[]): void {
  const add = library.command(
    `INSERT INTO bookmark_versions (bookmark_id, title, body, language, direction, base_url, seen_from, seen_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const version of versions) {
    const { title, body, language, direction, base, seenFrom } = version
    add.run(id, title, body, language, direction, base, seenFrom, untilOf(library, id, version))
  }
}

/** Those whose text the bookmark does not have. To be called inside a transaction of the library. */
export function addOtherVersions(library: WritableDb, id: number, versions: readonly VersionToImport[]): void {
  const known = new Set(textsOf(library, id).map(keyOf))
  for (const version of versions) {
    const key = keyOf(version)
    if (!known.has(key)) addVersions(library, id, [version])
    known.add(key)
  }
}

function textsOf(library: ReadableDb, id: number): Said[] {
  return library
    .query<Said>(
      'SELECT title, body FROM bookmarks WHERE id = ?1 UNION ALL SELECT title, body FROM bookmark_versions WHERE bookmark_id = ?1',
    )
    .all(id)
}

function keyOf({ title, body }: Said): string {
  return `${title}\n${unpackBody(body).text}`
}

/** One version is the newest: where there is one, another that says so was it when the file was written. */
function untilOf(library: ReadableDb, id: number, { seenFrom, seenUntil }: VersionToImport): number | null {
  if (seenUntil !== null) return seenUntil
  const newest = library.query('SELECT 1 FROM bookmark_versions WHERE bookmark_id = ? AND seen_until IS NULL')
  return newest.get(id) ? seenFrom : null
}
