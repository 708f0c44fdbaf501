/** Both files of a profile, as SQLite itself checks them from end to end. */

import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect } from 'vitest'

export function expectIntegrity(folder: string): void {
  for (const name of ['library.db', 'cache.db']) {
    const db = new DatabaseSync(join(folder, name))
    expect(db.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
    db.close()
  }
}
