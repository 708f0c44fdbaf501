/**
 * Every change of the library that the cache repeats raises the library's revision in the same transaction; the cache
 * notes the revision that it has repeated. Where the two differ, `catchUp` brings the files in step.
 */

import type { ReadableDb, WritableDb } from './database.ts'

export function revisionOf(library: ReadableDb): number {
  return library.query<{ value: number }>("SELECT value FROM meta WHERE key = 'revision'").get()?.value ?? 0
}

/** To be called inside the transaction that changes the library. Returns the new revision. */
export function raiseRevision(library: WritableDb): number {
  library.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
  return revisionOf(library)
}

export function mirroredRevisionOf(cache: ReadableDb): number {
  return cache.query<{ value: number }>("SELECT value FROM meta WHERE key = 'mirrored_revision'").get()?.value ?? 0
}

/**
 * To be called inside the transaction that repeats one change in the cache. Where an earlier change could not be
 * repeated (a full disk), the note stays behind and the next start catches up.
 */
export function noteMirrored(cache: WritableDb, revision: number): void {
  cache.command("UPDATE meta SET value = ? WHERE key = 'mirrored_revision' AND value = ?").run(revision, revision - 1)
}
