import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WritableDb } from '../../../electron/store/db/database.ts'
import { backUp, listBackups, restoreNewest } from '../../../electron/store/files/backup.ts'
import { type Kind, LIBRARY } from '../../../electron/store/files/examine.ts'
import { LIBRARY_MIGRATIONS } from '../../../electron/store/migrations/library/library.ts'
import { fill, NEWEST, withFiles } from '../old-files.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { temporaryFolder } from '../world.ts'

const KIND: Kind = { ...LIBRARY, migrations: LIBRARY_MIGRATIONS }
const KEPT = Array.from({ length: 7 }, (_, day) => NOW + (6 - day) * MINUTE)

/** What makes a copy of a living library one that nobody must rely on. */
const UNSOUND: readonly (readonly [string, (library: WritableDb) => void])[] = [
  ['lost what says which file it is', library => library.execute("DELETE FROM meta WHERE key = 'sentinel'")],
  ['is marked as a file of another program', library => library.execute('PRAGMA application_id = 7')],
  [
    'holds what its own rules forbid',
    library =>
      library.execute(
        "PRAGMA ignore_check_constraints = ON; UPDATE bookmarks SET direction = 'up' WHERE direction = 'rtl'",
      ),
  ],
  // Rows that a query of this connection sees, and a copy of the file does not hold.
  [
    'has more rows than come with the copy',
    library => library.execute('CREATE TEMP TABLE sections AS SELECT * FROM main.sections UNION ALL SELECT 99, 0, 0'),
  ],
]

test.each(UNSOUND)('the copy of a library that %s is no backup, and no old one goes for it', (_, spoil) => {
  const folder = temporaryFolder()
  withFiles(folder, NEWEST, databases => {
    fill(databases)
    const { library } = databases
    for (const at of KEPT.toReversed()) backUp(library, folder, KIND, at)
    spoil(library)

    expect(() => backUp(library, folder, KIND, NOW + 60 * MINUTE)).toThrow(/^The backup (is not sound|lacks rows)/)
  })

  expect(listBackups(folder).map(({ madeAt }) => madeAt)).toEqual(KEPT)
  // What was begun lies there under a name that is offered to nobody.
  expect(readdirSync(join(folder, 'backups')).filter(name => name.endsWith('.db'))).toHaveLength(KEPT.length)
  expect(restoreNewest(folder, KIND)?.madeAt).toBe(KEPT[0])
})
