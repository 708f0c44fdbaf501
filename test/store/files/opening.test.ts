import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { expected, type ReadableDb, refuseUnsafeSqlite } from '../../../electron/store/db/database.ts'
import { listBackups } from '../../../electron/store/files/backup.ts'
import { closeDatabases, DEFAULT_MIGRATIONS, openDatabases } from '../../../electron/store/files/open.ts'
import { CACHE_MIGRATIONS } from '../../../electron/store/migrations/cache.ts'
import { LIBRARY_MIGRATIONS } from '../../../electron/store/migrations/library/library.ts'
import { openStore } from '../../../electron/store/store.ts'
import { NOW } from '../seeds.ts'
import { openWorld, row, temporaryFolder } from '../world.ts'

test('D-05 each connection has the settings that it must have', () => {
  const { store, folder } = openWorld()
  store.close()
  const { databases } = openDatabases(folder, { now: NOW, ...DEFAULT_MIGRATIONS })

  const common = {
    journal_mode: 'wal',
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    mmap_size: 0,
    busy_timeout: 5000,
  }
  expect(pragmas(databases.library)).toEqual({ ...common, synchronous: 2, checkpoint_fullfsync: 1, secure_delete: 1 })
  expect(pragmas(databases.cache)).toEqual({ ...common, synchronous: 1, checkpoint_fullfsync: 0, secure_delete: 0 })
  closeDatabases(databases, true)
})

function pragmas(db: ReadableDb): Record<string, unknown> {
  const names = ['journal_mode', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'mmap_size', 'busy_timeout']
  const all = [...names, 'synchronous', 'checkpoint_fullfsync', 'secure_delete']
  return Object.fromEntries(
    all.map(name => [name, Object.values(db.query<Record<string, unknown>>(`PRAGMA ${name}`).get() ?? {})[0]]),
  )
}

test('D-05 every table is strict', () => {
  const { folder } = openWorld()

  for (const name of ['library.db', 'cache.db']) {
    const db = new DatabaseSync(join(folder, name))
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all()
    expect(loose).toEqual([])
    db.close()
  }
})

test('D-18 a migration that fails leaves the old version whole, with a backup beside it', () => {
  const { store, folder } = openWorld([{ guid: 'a' }])
  store.markRead([row(store, 'عنوان a').ref], true)
  store.close()
  const failing = [
    ...LIBRARY_MIGRATIONS,
    'ALTER TABLE sources ADD COLUMN motto TEXT; DELETE FROM statuses; INSERT INTO sources (title) VALUES (NULL);',
  ]
  const before = schemaOf(folder)

  expect(() => openStore(folder, { clock: () => NOW, libraryMigrations: failing })).toThrow(/NOT NULL/)

  expect(schemaOf(folder)).toEqual(before)
  expect(listBackups(folder)).toHaveLength(1)
  const reopened = openStore(folder)
  expect(reopened.notices()).toEqual([])
  expect(row(reopened, 'عنوان a').read).toBe(true)
  reopened.close()
})

function schemaOf(folder: string): unknown {
  const db = new DatabaseSync(join(folder, 'library.db'))
  const schema = [db.prepare('SELECT sql FROM sqlite_schema').all(), db.prepare('PRAGMA user_version').get()]
  db.close()
  return schema
}

test('D-18 a migration that succeeds keeps the rows, and a backup is made first', () => {
  const { store, folder } = openWorld([{ guid: 'a' }])
  store.close()

  const newer = openStore(folder, {
    clock: () => NOW,
    libraryMigrations: [...LIBRARY_MIGRATIONS, 'ALTER TABLE sources ADD COLUMN motto TEXT;'],
    cacheMigrations: [...CACHE_MIGRATIONS, 'ALTER TABLE articles ADD COLUMN mood TEXT;'],
  })

  expect(newer.readLibrary().sources).toHaveLength(1)
  expect(listBackups(folder)).toHaveLength(1)
  newer.close()
})

test('D-20 files of a newer build are refused and not touched', () => {
  for (const name of ['library.db', 'cache.db']) {
    const { store, folder } = openWorld()
    store.close()
    const db = new DatabaseSync(join(folder, name))
    db.exec('PRAGMA user_version = 999')
    db.close()
    const before = readFileSync(join(folder, name))

    expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: 'newerDatabase' }))

    expect(readFileSync(join(folder, name)).equals(before)).toBe(true)
  }
})

test('D-32 a SQLite that can corrupt its log is refused', () => {
  expect(() => refuseUnsafeSqlite('3.51.2')).toThrow(/too old/)
  for (const safe of ['3.51.3', '3.53.4', '4.0.0']) expect(() => refuseUnsafeSqlite(safe)).not.toThrow()
})

test('D-09 a folder that cannot be written is refused in words', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')

  expect(() => openStore(join(folder, 'file', 'profile'))).toThrow(
    expect.objectContaining({ code: 'folderNotWritable' }),
  )
})

test('D-03 what an interrupted backup left behind is removed', () => {
  const { store, folder } = openWorld()
  store.close()
  const left = join(folder, 'backups', 'library-x.db.temporary-journal')
  writeFileSync(left, 'half')

  openStore(folder).close()

  expect(existsSync(left)).toBe(false)
})

test('D-06 a full disk is said in words', () => {
  expect(expected(Object.assign(new Error('database or disk is full'), { errcode: 13 }))).toMatchObject({
    code: 'diskFull',
  })
  expect(expected(Object.assign(new Error('attempt to write'), { errcode: 8 }))).toMatchObject({
    code: 'folderNotWritable',
  })
})
