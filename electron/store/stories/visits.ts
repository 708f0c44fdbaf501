/** When the window last had the reader's attention, and what there was to read then. */

import { highestId } from '../articles/articles.ts'
import type { ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'

export interface Visit {
  readonly at: number
  /** Articles with a higher id came later. */
  readonly lastId: number
}

export function lastVisit(library: ReadableDb): Visit | null {
  const row = library.query<{ value: string }>("SELECT value FROM meta WHERE key = 'visit'").get()
  return row ? JSON.parse(row.value) : null
}

export function noteVisit(library: WritableDb, { cache }: Pick<ReadableDatabases, 'cache'>, now: number): void {
  const visit: Visit = { at: now, lastId: highestId(cache) }
  library.command("INSERT OR REPLACE INTO meta (key, value) VALUES ('visit', ?)").run(JSON.stringify(visit))
}
