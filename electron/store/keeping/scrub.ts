/** What was deleted leaves no copy behind: overwritten where it lay, and afterwards the files are written anew. */

import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'

/** What is deleted is overwritten at once; elsewhere the cache leaves that to chance, which is faster. */
export function overwriting(cache: WritableDb, work: () => void): void {
  cache.execute('PRAGMA secure_delete = ON')
  try {
    work()
  } finally {
    cache.execute('PRAGMA secure_delete = OFF')
  }
}

const PAGES_AT_ONCE = 250
/** Writing a whole file anew takes the store about a second for each 200 MB: larger ones are only overwritten in place. */
const LARGEST_REWRITTEN = 300 * 1024 * 1024

/** The words of what is deleted stay in the index until its pieces are written anew. */
export function askForScrub(cache: WritableDb): void {
  cache.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('scrub', 'asked')")
}

/**
 * One step of writing the index anew without what was deleted; at the end the file is written anew, because rows that
 * moved about in it have left copies behind, and the write-ahead logs are emptied. Returns whether there is more to do.
 */
export function scrubStep({ library, cache }: Databases): boolean {
  const state = cache.query<{ value: string }>("SELECT value FROM meta WHERE key = 'scrub'").get()?.value
  if (state === undefined) return false
  // A negative number: all pieces into one, whatever their number; then on as before.
  const written = mergeIndex(cache, state === 'asked' ? -PAGES_AT_ONCE : PAGES_AT_ONCE)
  if (state === 'asked' || written) {
    cache.execute("UPDATE meta SET value = 'begun' WHERE key = 'scrub'")
    return true
  }
  if (sizeOf(cache) <= LARGEST_REWRITTEN) cache.execute('VACUUM')
  cache.execute("DELETE FROM meta WHERE key = 'scrub'")
  for (const db of [cache, library]) db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  return false
}

/** SQLite's documentation: fewer than two changes mean that there was nothing to bring together. */
function mergeIndex(cache: WritableDb, pages: number): boolean {
  const changes = cache.query<{ changes: number }>('SELECT total_changes() AS changes')
  const before = changes.get()?.changes ?? 0
  overwriting(cache, () =>
    transaction(cache, () => cache.command("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)),
  )
  return (changes.get()?.changes ?? 0) - before >= 2
}

function sizeOf(db: ReadableDb): number {
  return (
    db.query<{ size: number }>('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size').get()
      ?.size ?? 0
  )
}
