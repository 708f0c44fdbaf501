// From each version, with rows in it, to the next: whole tables compared. Rows of old versions are written in SQL, because
// the code of today writes only those of today.
import { expect, test } from 'vitest'
import type { Databases } from '../../electron/store/database.ts'
import { prepareFolder } from '../../electron/store/files.ts'
import { CACHE_MIGRATIONS } from '../../electron/store/migrations/cache.ts'
import { LIBRARY_MIGRATIONS } from '../../electron/store/migrations/library.ts'
import { closeDatabases, openDatabases } from '../../electron/store/open.ts'
import { openStore } from '../../electron/store/store.ts'
import { article, NOW } from './seeds.ts'
import { temporaryFolder } from './world.ts'

interface Versions {
  readonly library: number
  readonly cache: number
}

type Row = Readonly<Record<string, string | number | Uint8Array | null>>

const FEED = { id: 1, source_id: 1, url: 'https://paper.example/feed', title: 'صحيفة' }
const LIBRARY_ROWS: Readonly<Record<string, Row>> = {
  sources: { id: 1, title: 'صحيفة', homepage: null, section_id: null, position: 1, enabled: 1, added_at: NOW },
  feeds: FEED,
  statuses: { feed_id: 1, guid: 'a', read_at: NOW, revision: 1 },
}
const CACHE_ROWS: Readonly<Record<string, Row>> = {
  known_feeds: { feed_id: 1, source_id: 1, url: FEED.url, source_title: 'صحيفة' },
  articles: {
    id: 1,
    feed_id: 1,
    source_id: 1,
    guid: 'a',
    title: 'عنوان',
    first_seen_at: NOW,
    sort_at: NOW,
    direction: 'rtl',
    content_hash: 'h',
    read_at: NOW,
  },
  bodies: { article_id: 1, lead: 'نص', body: article({ guid: 'a', text: 'مكتبةٌ «جديدة» في المدينة' }).body },
  feed_checks: {
    feed_id: 1,
    checked_at: NOW,
    succeeded_at: NOW,
    next_check_at: NOW,
    failures: 2,
    failure_code: 'serverError',
    etag: '"e"',
    body_hash: 'b',
  },
  host_pauses: { host: 'paper.example', until: NOW },
  pictures: { key: 'k', feed_id: 1, url: 'https://paper.example/p.png' },
  article_pictures: { article_id: 1, position: 0, key: 'k' },
}

test('cache 1 → 2: everything is indexed anew, and nothing else changes', () => {
  const folder = filledFolder({ library: 1, cache: 1 })
  const before = tables(folder, { library: 1, cache: 1 })

  expect(tables(folder, { library: 1, cache: 2 })).toEqual(before)

  const store = openStore(folder, { now: NOW })
  expect(store.search('مكتبه جديده', 'newest', 10)).toMatchObject({ hits: [], waiting: 1 })
  store.indexWaiting(10)
  expect(store.search('«مكتبة جديدة»', 'best', 10).hits).toHaveLength(1)
  store.close()
})

test('cache 2 → 3: checks keep what they knew, and nothing was said before', () => {
  const folder = filledFolder({ library: 1, cache: 2 })
  const before = tables(folder, { library: 1, cache: 2 })

  const after = tables(folder, { library: 1, cache: 3 })

  const nothingSaid = {
    move_to: null,
    move_since: null,
    move_times: null,
    gone_since: null,
    gone_times: null,
    missing_since: null,
    stopped_at: null,
    time_to_live: null,
  }
  const [check] = before['feed_checks'] ?? []
  expect(after).toEqual({ ...before, feed_checks: [{ ...check, ...nothingSaid }] })
})

test('library 1 → 2: no feed has moved, and nothing is consented to', () => {
  const folder = filledFolder({ library: 1, cache: 3 })
  const before = tables(folder, { library: 1, cache: 3 })

  const after = tables(folder, { library: 2, cache: 3 })

  expect(after).toEqual({ ...before, feeds: [{ ...FEED, previous_url: null, declined_url: null, occupied_url: null }] })
  const store = openStore(folder, { now: NOW })
  expect(store.hasConsent('paper.example:443')).toBe(false)
  store.close()
})

function filledFolder(versions: Versions): string {
  const folder = temporaryFolder()
  prepareFolder(folder)
  inFolder(folder, versions, ({ library, cache }) => {
    for (const [db, rows] of [
      [library, LIBRARY_ROWS],
      [cache, CACHE_ROWS],
    ] as const) {
      for (const [table, row] of Object.entries(rows)) {
        const names = Object.keys(row)
        db.command(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(
          ...Object.values(row),
        )
      }
    }
  })
  return folder
}

function tables(folder: string, versions: Versions): Record<string, Row[]> {
  return inFolder(folder, versions, ({ library, cache }) => {
    const read = (db: Databases['library'], names: readonly string[]) =>
      names.map(name => [name, db.query<Row>(`SELECT * FROM ${name}`).all()] as const)
    return Object.fromEntries([...read(library, Object.keys(LIBRARY_ROWS)), ...read(cache, Object.keys(CACHE_ROWS))])
  })
}

function inFolder<T>(folder: string, versions: Versions, work: (databases: Databases) => T): T {
  const { databases } = openDatabases(folder, {
    now: NOW,
    libraryMigrations: LIBRARY_MIGRATIONS.slice(0, versions.library),
    cacheMigrations: CACHE_MIGRATIONS.slice(0, versions.cache),
  })
  try {
    return work(databases)
  } finally {
    closeDatabases(databases, true)
  }
}
