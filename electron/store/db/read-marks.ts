/**
 * When articles were read: instants, but each later than all before it, whatever the clock does meanwhile. So a list of
 * what is unread can tell what was read since it was opened.
 */

import type { ReadableDb, WritableDb } from './database.ts'

/** No article was read from this mark on. */
export function nextReadMark(library: ReadableDb): number {
  return lastReadMark(library) + 1
}

/** To be called inside the transaction of the library that writes it down. */
export function takeReadMark(library: WritableDb, now: number): number {
  const mark = Math.max(now, nextReadMark(library))
  library.command("INSERT OR REPLACE INTO meta (key, value) VALUES ('last_read_at', ?)").run(mark)
  return mark
}

/** Marks came from elsewhere: the last one is looked up among all. */
export function forgetReadMark(library: WritableDb): void {
  library.execute("DELETE FROM meta WHERE key = 'last_read_at'")
}

function lastReadMark(library: ReadableDb): number {
  const noted = library.query<{ value: number }>("SELECT value FROM meta WHERE key = 'last_read_at'").get()
  if (noted) return noted.value
  return library.query<{ at: number | null }>('SELECT max(read_at) AS at FROM statuses').get()?.at ?? 0
}
