import { randomFillSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { listBackups } from '../../../electron/store/files/backup.ts'
import { openStore } from '../../../electron/store/store.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { BOOKMARKS, openWorld, row, rows, save, titles } from '../world.ts'

/** The damage classes of section 3, as what they do to a file. */
const DAMAGE: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['header zeroed', bytes => bytes.fill(0, 0, 16)],
  ['page 2 zeroed', bytes => bytes.fill(0, pageOf(bytes), 2 * pageOf(bytes))],
  ['a leaf zeroed', bytes => bytes.fill(0, leafAt(bytes), leafAt(bytes) + pageOf(bytes))],
  ['random bytes in the middle', bytes => randomFillSync(bytes, leafAt(bytes), 512)],
  ['cut to half', bytes => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ['cut to nothing', () => Buffer.alloc(0)],
  ['garbage', () => Buffer.from('ليس قاعدة بيانات'.repeat(500))],
]

/** A page of the table with the most rows: the middle of these files. */
function leafAt(bytes: Buffer): number {
  const TABLE_LEAF = 13
  const page = pageOf(bytes)
  const pages = Array.from({ length: bytes.length / page - 1 }, (_, index) => (index + 1) * page)
  const leaves = pages.filter(at => bytes[at] === TABLE_LEAF)
  return leaves[Math.floor(leaves.length / 2)] ?? page
}

/** Its bytes, as the header says (sqlite.org/fileformat.html, 1.3.2). */
function pageOf(bytes: Buffer): number {
  const PAGE_BYTES_OFFSET = 16
  return bytes.readUInt16BE(PAGE_BYTES_OFFSET)
}

const SEEDS = Array.from({ length: 60 }, (_, index) => ({
  guid: `g${index}`,
  title: `خبر ${index}`,
  text: Array.from({ length: 400 }, (_, word) => `كلمة${(index * 7919 + word * 104729) % 100003}`).join(' '),
  publishedAt: NOW - index * MINUTE,
}))

/** A profile with read articles and bookmarks, backed up and then used further. */
function usedProfile(): string {
  const { store, folder } = openWorld(SEEDS)
  for (const seed of SEEDS.slice(0, 30)) store.bookmark(row(store, seed.title).ref)
  store.markRead([row(store, 'خبر 1').ref], true)
  store.backUp(NOW)
  store.markRead([row(store, 'خبر 2').ref], true)
  store.bookmark(row(store, 'خبر 40').ref)
  store.close()
  return folder
}

function spoil(path: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(path, change(readFileSync(path)))
}

function readTitles(store: Store): string[] {
  return rows(store)
    .filter(({ read }) => read)
    .map(({ title }) => title)
}

test.each(DAMAGE)('D-11 library.db, %s: the newest backup is restored and the damaged file kept', (_, change) => {
  const folder = usedProfile()
  spoil(join(folder, 'library.db'), change)
  const damaged = readFileSync(join(folder, 'library.db'))

  const store = openStore(folder, { clock: () => NOW + MINUTE })

  const [notice] = store.notices()
  expect(notice).toMatchObject({ kind: 'libraryRestored', backupAt: NOW })
  const kept = notice && 'damagedFile' in notice ? notice.damagedFile : ''
  expect(readFileSync(join(folder, kept)).equals(damaged)).toBe(true)
  expect(store.readLibrary()).toMatchObject({ sources: [{ title: 'paper.example' }], bookmarks: 31 })
  // Read and kept after the backup was made: the cache still knew.
  expect(readTitles(store)).toEqual(['خبر 1', 'خبر 2'])
  expect(titles(store, BOOKMARKS)).toContain('خبر 40')
  store.close()

  const again = openStore(folder)
  expect(again.notices()).toEqual([])
  again.close()
})

test.each(DAMAGE)(
  'D-11 cache.db, %s: it is set aside and rebuilt, sources, read state and bookmarks stay',
  (_, change) => {
    const folder = usedProfile()
    spoil(join(folder, 'cache.db'), change)

    const store = openStore(folder, { clock: () => NOW + MINUTE })

    expect(store.notices()).toMatchObject([{ kind: 'cacheRebuilt' }])
    expect(readdirSync(folder).some(name => name.startsWith('cache-damaged-'))).toBe(true)
    expect(store.readLibrary()).toMatchObject({ sources: [{ title: 'paper.example' }], bookmarks: 31 })
    save(store, 1, SEEDS)
    expect(readTitles(store)).toEqual(['خبر 1', 'خبر 2'])
    expect(rows(store).filter(({ bookmarked }) => bookmarked)).toHaveLength(31)
    store.close()
  },
)

test('D-11 one flipped bit in a text: nothing stops, nothing else changes', () => {
  const folder = usedProfile()
  spoil(join(folder, 'library.db'), bytes => {
    const at = bytes.indexOf('paper.example/g20')
    bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 1
    return bytes
  })

  const store = openStore(folder)

  expect(store.readLibrary().bookmarks).toBe(31)
  store.close()
})

/** One bit of the text of a bookmark in the file, which SQLite finds sound all the same. */
function flipInBody(folder: string, title: string): void {
  const db = new DatabaseSync(join(folder, 'library.db'))
  const { body } = db.prepare('SELECT body FROM bookmarks WHERE title = ?').get(title) as { body: Uint8Array }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  spoil(join(folder, 'library.db'), bytes => {
    const at = bytes.lastIndexOf(Buffer.from(body.subarray(300, 340)))
    expect(at).toBeGreaterThan(0)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    return bytes
  })
}

test('D-14 a bit that flips in a kept text is put right from a backup before the next backup', () => {
  const folder = usedProfile()
  flipInBody(folder, 'خبر 20')
  const store = openStore(folder, { clock: () => NOW + MINUTE })
  expect(store.notices()).toEqual([])

  store.backUp(NOW + MINUTE)

  const { ref } = rows(store, BOOKMARKS).find(({ title }) => title === 'خبر 20') ?? expect.fail('It is no bookmark.')
  expect(store.readArticle(ref).html).toContain(SEEDS[20]?.text ?? '')
  expect(listBackups(folder)).toHaveLength(2)
  store.close()
})

test('D-14 where no backup has what was written, none is made of what it became', () => {
  const folder = usedProfile()
  // It was kept after the only backup.
  flipInBody(folder, 'خبر 40')
  const store = openStore(folder, { clock: () => NOW + MINUTE })
  expect(() => store.backUp(NOW + MINUTE)).toThrow('The backup is not sound: the text of 1 bookmarks')
  expect(listBackups(folder)).toHaveLength(1)
  store.close()
})

test('D-14 texts of before there were sums are counted once, and then held to them', () => {
  const folder = usedProfile()
  const db = new DatabaseSync(join(folder, 'library.db'))
  db.exec('UPDATE bookmarks SET body_sum = NULL')
  db.close()
  openStore(folder, { clock: () => NOW }).close()
  flipInBody(folder, 'خبر 40')
  const store = openStore(folder, { clock: () => NOW + MINUTE })
  expect(() => store.backUp(NOW + MINUTE)).toThrow('not what was written')
  store.close()
})

test('D-11 library.db without its log, which held everything: the backup is restored', () => {
  const folder = usedProfile()
  const empty = openWorld()
  empty.store.close()
  spoil(join(folder, 'library.db'), bytes => {
    // What the file holds before the first checkpoint: a header and no tables.
    bytes.fill(0, 100, pageOf(bytes))
    bytes.writeUInt8(13, 100)
    bytes.writeUInt16BE(pageOf(bytes), 105)
    bytes.writeUInt32BE(0, 60)
    bytes.writeUInt32BE(1, 28)
    bytes.writeUInt32BE(0, 32)
    bytes.writeUInt32BE(0, 36)
    return bytes.subarray(0, pageOf(bytes))
  })

  const store = openStore(folder)

  expect(store.notices()).toMatchObject([{ kind: 'libraryRestored' }])
  expect(store.readLibrary().sources).toHaveLength(1)
  store.close()
})

test('D-12 a missing library with backups is no first start', () => {
  const folder = usedProfile()
  rmSync(join(folder, 'library.db'))

  const store = openStore(folder)

  expect(store.notices()).toEqual([{ kind: 'libraryRestored', backupAt: NOW, damagedFile: '' }])
  expect(store.readLibrary().sources).toHaveLength(1)
  store.close()
})

test('D-12 a library that was lost without any backup is said to be lost', () => {
  const { store, folder } = openWorld()
  store.close()
  spoil(join(folder, 'library.db'), () => Buffer.alloc(0))

  const reopened = openStore(folder)

  expect(reopened.notices()).toMatchObject([{ kind: 'libraryLost' }])
  expect(readdirSync(folder).some(name => name.startsWith('library-damaged-'))).toBe(true)
  reopened.close()
})

test('D-12 what a killed first start left behind is a first start', () => {
  const { store, folder } = openWorld()
  store.close()
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'library.db'), '')

  const reopened = openStore(folder)

  expect(reopened.notices()).toEqual([])
  reopened.close()
})

test('D-15 a bad newest backup is passed over for the one before it', () => {
  const { store, folder } = openWorld()
  store.backUp(NOW)
  const newest = store.backUp(NOW + MINUTE)
  store.close()
  spoil(join(folder, 'backups', newest), bytes => bytes.fill(0, pageOf(bytes), 2 * pageOf(bytes)))
  spoil(join(folder, 'library.db'), () => Buffer.alloc(0))

  const reopened = openStore(folder)

  expect(reopened.notices()).toMatchObject([{ kind: 'libraryRestored', backupAt: NOW }])
  expect(reopened.readLibrary().sources).toHaveLength(1)
  reopened.close()
})

test('D-17 the log of a damaged library does not reach the restored one', () => {
  const folder = usedProfile()
  spoil(join(folder, 'library.db'), bytes => bytes.fill(0, 0, 16))
  writeFileSync(join(folder, 'library.db-wal'), 'سجل قديم')

  const store = openStore(folder)

  expect(store.notices()).toMatchObject([{ kind: 'libraryRestored' }])
  expect(readdirSync(folder).some(name => /^library-damaged-.*-wal$/.test(name))).toBe(true)
  store.close()
})

test('seven backups are kept, the newest', () => {
  const { store, folder } = openWorld()

  for (let day = 0; day < 9; day++) store.backUp(NOW + day * MINUTE)

  expect(listBackups(folder).map(({ madeAt }) => (madeAt - NOW) / MINUTE)).toEqual([8, 7, 6, 5, 4, 3, 2])
  expect(existsSync(join(folder, 'backups', 'library-2026-02-11T08-00-00.000Z.db'))).toBe(false)
})
