import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { STORED_KINDS } from '../../electron/records/profile.ts'
import { type MovingSettings, movingSettings } from '../../shared/settings/moving.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { entriesOf } from './entries.ts'
import { exported, openLibrary } from './libraries.ts'
import {
  changing,
  filled,
  fillProfile,
  moved,
  NOTHING,
  rowsIn,
  SETTINGS,
  tablesOf,
  wanting,
  zipOf,
} from './profiles.ts'

test('a profile that comes into an empty one is the same, table by table', async () => {
  const library = await filled()
  const path = await moved(library)
  const other = openLibrary(temporaryFolder())
  const replaced: MovingSettings[] = []

  const imported = await other.exchange.importFrom(path, wanting(replaced))

  expect(imported.profile).toEqual({ ...NOTHING, sources: 3, read: 3, rules: 5, pictures: 4, hasSettings: true })
  expect(imported).toMatchObject({ added: 3, unreadable: 0, isDamaged: false, isCancelled: false })
  expect(replaced).toEqual([SETTINGS])
  const [one, two] = [comparable(library.folder), comparable(other.folder)]
  for (const [table, rows] of Object.entries(one)) expect([table, two[table]]).toEqual([table, rows])
  // These have a test of their own.
  const filledIn = Object.entries(one).filter(([table]) => !OF_ACCOUNTS.includes(table))
  expect(filledIn.filter(([, rows]) => rows.length === 0)).toEqual([])
  expect(Object.keys(two)).toEqual(Object.keys(one))
})

test('no table of a library is forgotten: it moves, or it is said why not', () => {
  const { folder, store } = openLibrary(temporaryFolder())
  store.close()
  const tables = Object.keys(tablesOf(folder)).filter(name => !name.startsWith('sqlite_'))
  expect(tables).toEqual([...MOVING, ...STAYING].sort())
})

test('what comes in and goes out again is the same, entry by entry and byte by byte', async () => {
  const library = await filled()
  const path = await moved(library)
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(path, wanting())

  const [one, two] = [await entriesOf(path), await entriesOf(await moved(other))]

  expect([...two.keys()]).toEqual([...one.keys()])
  for (const [name, bytes] of one) expect([name, String(two.get(name))]).toEqual([name, String(bytes)])
  expect([...one.keys()].filter(name => name.startsWith('pictures/'))).toHaveLength(3)
  const kinds = new Set([...one.keys()].flatMap(name => /^profile\/(\w+)\//.exec(name)?.[1] ?? []))
  expect(kinds).toEqual(new Set([...STORED_KINDS.filter(kind => kind !== 'accounts'), 'settings']))
})

test('the same file twice changes nothing, in no table', async () => {
  const library = await filled()
  const path = await moved(library)
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(path, wanting())
  const [before, own] = [tablesOf(other.folder), tablesOf(library.folder)]

  expect((await other.exchange.importFrom(path, wanting())).profile).toEqual({ ...NOTHING, hasSettings: true })
  expect((await library.exchange.importFrom(path)).profile).toEqual(NOTHING)

  expect(unmarked(tablesOf(other.folder))).toEqual(unmarked(before))
  expect(unmarked(tablesOf(library.folder))).toEqual(unmarked(own))
})

test('the list of its members has the sum of each', async () => {
  const entries = await entriesOf(await moved(await filled()))
  const { version, members } = JSON.parse(String(entries.get('profile.json')))
  expect(version).toBe(1)
  for (const { name, records, sha256 } of members) {
    const bytes = entries.get(name) ?? Buffer.alloc(0)
    expect([name, hash('sha256', bytes, 'hex'), JSON.parse(String(bytes)).length]).toEqual([name, sha256, records])
  }
  expect(JSON.parse(String(entries.get('warraq.json')))).toMatchObject({
    format: 'warraq-archive',
    version: 1,
    profile: 1,
  })
})

test('settings come only where the reader wants them, and none that belongs to a computer', async () => {
  const path = await moved(await filled())
  const here = openLibrary(temporaryFolder())
  const asked: MovingSettings[] = []
  const { profile } = await here.exchange.importFrom(path, {
    async ask(settings) {
      asked.push(settings)
      return false
    },
    replace: () => expect.unreachable(),
  })
  expect(asked).toEqual([SETTINGS])
  expect(profile?.hasSettings).toBe(false)
  expect(here.store.readKeeping().rule.days).toBe(0)
  expect(Object.keys(SETTINGS)).not.toContain('sourcesWidth')
  const stay = ['sourcesWidth', 'listWidth', 'startAtLogin', 'barScreen', 'barSection', 'welcomed', 'updates']
  expect(stay.filter(name => Object.hasOwn(SETTINGS, name))).toEqual([])
  expect(movingSettings({ theme: 'dark', startAtLogin: true, fontSize: 900, path: '/home' })).toEqual({ theme: 'dark' })
})

test('a library alone has no profile in it, and an old program finds the library in a profile', async () => {
  const library = await filled()
  const alone = await exported(library, 'alone.warraq')
  expect([...(await entriesOf(alone)).keys()].filter(name => name.startsWith('profile'))).toEqual([])
  expect((await openLibrary(temporaryFolder()).exchange.importFrom(alone)).profile).toBeNull()
  const entries = await entriesOf(await moved(library))
  const old = await zipOf(
    [...entries]
      .filter(([name]) => !name.startsWith('profile'))
      .map(([name, bytes]) => [name, name === 'warraq.json' ? withoutProfile(bytes) : bytes]),
  )
  expect(await openLibrary(temporaryFolder()).exchange.importFrom(old)).toMatchObject({ added: 3, profile: null })
})

function withoutProfile(bytes: Buffer): Buffer {
  const { profile: _, ...about } = JSON.parse(String(bytes))
  return Buffer.from(JSON.stringify(about))
}

test('an import that is cancelled keeps what it took, and the next one takes the rest', async () => {
  const library = await filled()
  const path = await moved(library)
  for (const stopAt of [1, 4, 7, 12]) {
    const other = openLibrary(temporaryFolder(), progress => {
      if ((progress?.done ?? 0) >= stopAt) other.exchange.cancel()
    })
    expect(await other.exchange.importFrom(path, wanting())).toMatchObject({
      isCancelled: true,
      profile: { hasSettings: false },
    })
    other.store.close()
    const again = openLibrary(other.folder)
    await again.exchange.importFrom(path, wanting())
    const [one, two] = [await entriesOf(path), await entriesOf(await moved(again))]
    for (const [name, bytes] of one)
      expect([stopAt, name, String(two.get(name))]).toEqual([stopAt, name, String(bytes)])
    again.store.close()
  }
})

test('more than one page of anything comes along, in its order', async () => {
  const library = await filled()
  const many = (table: string, values: string) =>
    changing(
      library.folder,
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 12000) INSERT INTO ${table} SELECT ${values} FROM n`,
    )
  many('statuses (feed_id, guid, read_at, revision)', "2, 'many-' || n, n, 1")
  many('saved_searches (name, words, filters, position, created_at)', "'بحث ' || n, 'ماء', '{}', 12010 - n, n")
  many('shown_pictures', "printf('%080d00000001', n), n")
  many('sections (title, position)', "'قسم ' || n, 12010 - n")
  changing(
    library.folder,
    'INSERT INTO sources (title, section_id, position, added_at) SELECT title, id, id, 1 FROM sections',
  )
  const told: (readonly [number, number | null])[] = []
  const other = openLibrary(temporaryFolder(), progress => progress && told.push([progress.done, progress.total]))
  const path = await moved(library)

  await other.exchange.importFrom(path, wanting())

  expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
  for (const [table, count] of [
    ['statuses', 12_004],
    ['saved_searches', 12_002],
    ['shown_pictures', 12_001],
  ] as const)
    expect(rowsIn(other.folder, 'library.db', `SELECT count(*) AS count FROM ${table}`)).toEqual([{ count }])
  const names = (folder: string) =>
    rowsIn(folder, 'library.db', 'SELECT name FROM saved_searches ORDER BY position, id')
  expect(names(other.folder)).toEqual(names(library.folder))
  const entries = await entriesOf(path)
  const titles = [...entries].flatMap(([name, bytes]) =>
    name.startsWith('profile/sections/') ? JSON.parse(String(bytes)) : [],
  )
  const sections = 'SELECT title FROM sections ORDER BY position, id'
  expect(titles).toEqual(rowsIn(library.folder, 'library.db', sections))
})

test('an export says how far it is, and leaves nothing when it is cancelled', async () => {
  const told: (readonly [number, number | null])[] = []
  const library = openLibrary(temporaryFolder(), progress => progress && told.push([progress.done, progress.total]))
  await fillProfile(library)
  told.length = 0
  await moved(library)
  const done = told.map(([count]) => count)
  expect(done).toEqual([...done].sort((one, other) => one - other))
  expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])

  const stopping = openLibrary(temporaryFolder(), progress => {
    if ((progress?.done ?? 0) > 3) stopping.exchange.cancel()
  })
  await fillProfile(stopping)
  const path = join(stopping.folder, 'all.warraq')
  writeFileSync(path, 'what was there')
  expect(await codeOf(stopping.exchange.exportProfileTo(path, SETTINGS))).toBe('cancelled')
  expect(readFileSync(path, 'utf8')).toBe('what was there')
})

const OF_ACCOUNTS = ['account_feeds', 'account_stars', 'accounts', 'outbox']
const MOVING = [
  ...OF_ACCOUNTS,
  'bookmark_pictures',
  'bookmark_tags',
  'bookmark_versions',
  'bookmarks',
  'feeds',
  'folders',
  'followed_stories',
  'highlights',
  'listed_pictures',
  'report_lists',
  'reports',
  'rules',
  'saved_searches',
  'sections',
  'shown_pictures',
  'sources',
  'statuses',
  'story_choices',
  'story_pairs',
  'tags',
  'told_articles',
  'watches',
]
/** `consents`: another network has other hosts under these names. `meta`: numbers of this file; what was chosen in it moves. */
const STAYING = ['consents', 'meta']

/** What a row says of this one library, and of what a server said last. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  statuses: ['revision'],
  feeds: ['occupied_url'],
  report_lists: ['etag', 'last_modified', 'failure_code', 'failure_message'],
  // Names of pictures have their bytes in them where they came in a file.
  bookmarks: ['picture', 'pictures'],
  bookmark_pictures: ['key'],
}

function comparable(folder: string): Record<string, unknown[]> {
  const tables = Object.entries(tablesOf(folder)).filter(([table]) => MOVING.includes(table))
  return Object.fromEntries(
    tables.map(([table, rows]) => [
      table,
      rows
        .map(row => without(row, OWN[table] ?? []))
        .map(textOf)
        .sort(),
    ]),
  )
}

function without(row: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return Object.entries(row).filter(([name]) => !names.includes(name))
}

function textOf(entries: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(
    entries.map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value]),
  )
}

/** Where there was nothing to write the revision may still have been raised. */
function unmarked(tables: ReturnType<typeof tablesOf>) {
  return { ...tables, meta: [], sqlite_sequence: [] }
}
