/**
 * Sums of what was written of bookmarks' texts (CRC-32, as in zlib and PNG). SQLite's own check is of tables and not of what
 * they hold: a bit that flips in a text is found here, before a backup of it takes the place of a good one.
 */

import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { isDamage, openToRead, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'

export function sumOf(body: Uint8Array): number {
  return crc32(body)
}

interface Summed {
  readonly id: number
  readonly body: Uint8Array
  readonly sum: number | null
}

/** Those that are not what was written; none in a library of a version that had no sums. */
function spoiltIn(library: ReadableDb): Summed[] {
  if (!hasSums(library)) return []
  const ids = library.query<{ id: number }>('SELECT id FROM bookmarks WHERE body_sum IS NOT NULL').all()
  const one = library.query<Summed>('SELECT id, body, body_sum AS sum FROM bookmarks WHERE id = ?')
  return ids.flatMap(({ id }) => {
    const found = one.get(id)
    return found && sumOf(found.body) !== found.sum ? [found] : []
  })
}

function hasSums(library: ReadableDb): boolean {
  return library.query("SELECT 1 FROM pragma_table_info('bookmarks') WHERE name = 'body_sum'").get() !== undefined
}

/** Why the texts are not what was written, or null. */
export function bodiesComplaint(library: ReadableDb): string | null {
  const spoilt = spoiltIn(library)
  return spoilt.length === 0 ? null : `the text of ${spoilt.length} bookmarks is not what was written`
}

/** Puts what was written in the place of what it became, out of the newest of these backups that still has it. */
export function healBodies(library: WritableDb, folder: string, backups: readonly string[]): void {
  const heal = 'UPDATE bookmarks SET body = ? WHERE id = ? AND body_sum = ?'
  for (const { id, sum } of spoiltIn(library)) {
    for (const name of backups) {
      const good = bodyIn(join(folder, name), id)
      if (good === null || sumOf(good) !== sum) continue
      library.command(heal).run(good, id, sum)
      break
    }
  }
}

/** null where the backup has none, or is damaged itself. */
function bodyIn(path: string, id: number): Uint8Array | null {
  const backup = openToRead(path)
  try {
    return backup.query<{ body: Uint8Array }>('SELECT body FROM bookmarks WHERE id = ?').get(id)?.body ?? null
  } catch (error) {
    if (!isDamage(error)) throw error
    return null
  } finally {
    backup.close()
  }
}

/** Counts up to `most` of those that were written before there were sums. */
export function sumOld(library: WritableDb, most: number): void {
  const rows = library.query<Summed>('SELECT id, body, NULL AS sum FROM bookmarks WHERE body_sum IS NULL LIMIT ?')
  const note = library.command('UPDATE bookmarks SET body_sum = ? WHERE id = ?')
  const old = rows.all(most)
  if (old.length === 0) return
  transaction(library, () => {
    for (const { id, body } of old) note.run(sumOf(body), id)
  })
}
