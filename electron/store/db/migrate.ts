/** Brings a file from the version it has to the newest one. */

import { type ReadableDb, transaction, type WritableDb } from './database.ts'

export function versionOf(db: ReadableDb): number {
  return db.query<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0
}

/** Each migration happens whole, with its version number, or not at all. `before` runs ahead of the first one due. */
export function migrate(db: WritableDb, migrations: readonly string[], before: () => void = () => {}): void {
  const version = versionOf(db)
  if (version > 0 && version < migrations.length) before()
  for (const [index, script] of migrations.entries()) {
    if (index < version) continue
    transaction(db, () => {
      // Another process that opened the same file may have been first.
      if (versionOf(db) <= index) db.execute(`${script}\nPRAGMA user_version = ${index + 1};`)
    })
  }
}
