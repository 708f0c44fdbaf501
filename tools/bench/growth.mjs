// What years of reading may not make slower: opening a list and bringing it up to date, counting what is unread, and one
// more bookmark. The built store in its thread, asked as main asks it.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { startStore } from '../../electron/store/start.ts'
import { distFolder } from '../places.mjs'
import { writeGrownProfile } from './grown-profile.mjs'
import { versus } from './numbers.mjs'

const SIZES = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 }
const LARGEST = '1m'
const BOOKMARKS = [100, 1000, 10_000]
/** The quickest of so many counts: how a cost grows is asked here, not what else the machine does. */
const TURNS = 15
/** Commits that the yardstick of all bookmarks is reckoned from. */
const COMMITS = 500

const ALL = { scope: { kind: 'all' }, unreadSince: null }
const TOP = { ref: null, index: 0 }

export async function measureGrowth({ folder }) {
  const lines = []
  for (const [size, count] of Object.entries(SIZES)) {
    const profile = join(folder, `growth-${size}`)
    await writeGrownProfile(profile, count)
    lines.push(await measureMigration(profile, size))
    lines.push(...(await withStore(profile, store => measureLists(store, profile, size))))
    if (size === LARGEST) lines.push(...(await withStore(profile, store => measureBookmarks(store, folder))))
    await rm(profile, { recursive: true })
  }
  return lines
}

async function measureMigration(profile, size) {
  const first = await timeOf(() => withStore(profile, () => null))
  const again = await timeOf(() => withStore(profile, () => null))
  return versus(`growth-open-old-${size}`, first, 'ms', 'the same when its articles are counted', again)
}

async function measureLists(store, profile, size) {
  const bare = bareQueries(profile)
  const lines = []
  for (const [name, query, near] of await listsOf(store)) {
    const { rows } = await store.openList(query, near)
    const took = await quickest(() => store.openList(query, near))
    const yardstick = await quickest(() => bare.rows(rows))
    lines.push(versus(`growth-${name}-${size}`, took, 'ms', 'the same rows by their ids', yardstick))
  }
  const unread = await quickest(() => store.readLibrary())
  lines.push(
    versus(`growth-unread-${size}`, unread, 'ms', 'the unread counted by an index', await quickest(bare.unread)),
  )
  bare.close()
  return lines
}

/** As the window refreshes them: at their top, in the middle, and while what was just read stays in the list. */
async function listsOf(store) {
  const { list, rows } = await store.openList(ALL, null)
  const middle = Math.floor(list.total / 2)
  const there = await store.readSlice(ALL, list, Math.floor(middle / list.sliceSize))
  const { sections, sources } = await store.readLibrary()
  const now = Date.now()
  const justRead = rows.slice(0, 20).map(({ ref }) => ref)
  await store.markRead(justRead, true)
  return [
    ['list', ALL, TOP],
    ['list-middle', ALL, { ref: there[middle % list.sliceSize].ref, index: middle }],
    ['list-unread', { ...ALL, unreadSince: now }, TOP],
    ['list-section', { scope: { kind: 'section', sectionId: sections[0].id }, unreadSince: null }, TOP],
    ['list-source', { scope: { kind: 'source', sourceId: sources[0].id }, unreadSince: null }, TOP],
  ]
}

function bareQueries(profile) {
  const cache = new DatabaseSync(join(profile, 'cache.db'), { readOnly: true })
  const rows = cache.prepare(`
    SELECT articles.*, lead FROM articles JOIN bodies ON article_id = id
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_at DESC, id DESC`)
  const unread = cache.prepare(`
    SELECT source_id, count(*) FROM articles INDEXED BY articles_by_source WHERE read_at IS NULL GROUP BY source_id`)
  return {
    rows: shown => rows.all(JSON.stringify(shown.map(({ ref }) => Number(ref.split(':')[1])))),
    unread: () => unread.all(),
    close: () => cache.close(),
  }
}

/** One after the other, of articles that lie apart. */
async function measureBookmarks(store, folder) {
  const bare = bareWriter(folder)
  const lines = []
  let written = 0
  let took = 0
  const bookmarkNext = () => store.bookmark(`article:${++written * 90}`)
  for (const wanted of BOOKMARKS) {
    while (written < wanted) took += await timeOf(bookmarkNext)
    const one = await quickest(bookmarkNext)
    lines.push(versus(`growth-bookmark-${wanted}`, one, 'ms', 'one row, safe on the disk', await quickest(bare.write)))
  }
  const commits = await timeOf(() => {
    for (let commit = 0; commit < COMMITS; commit++) bare.write()
  })
  const most = Math.max(...BOOKMARKS)
  const yardstick = (commits / COMMITS / 1000) * most
  lines.push(versus('growth-bookmarks-all', took / 1000, 's', 'as many rows, each safe on the disk', yardstick))
  bare.close()
  return lines
}

function bareWriter(folder) {
  const db = new DatabaseSync(join(folder, 'bare.db'))
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id INTEGER PRIMARY KEY, body BLOB) STRICT',
  )
  const insert = db.prepare('INSERT INTO kept (body) VALUES (?)')
  const body = new Uint8Array(1500)
  return { write: () => insert.run(body), close: () => db.close() }
}

async function withStore(profile, work) {
  const { store, opened, stop } = startStore(join(distFolder, 'electron'), profile)
  try {
    await opened
    return await work(store)
  } finally {
    await stop()
  }
}

async function quickest(work) {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < TURNS; turn++) least = Math.min(least, await timeOf(work))
  return least
}

async function timeOf(work) {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
