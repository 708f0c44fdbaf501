// From each version, with rows in it, to the next: whole tables compared. Rows of old versions are written in SQL, because
// the code of today writes only those of today.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linkKeyOf, wordsKeyOf } from '../../../electron/records/article-keys.ts'
import type { Databases, ReadableDb } from '../../../electron/store/db/database.ts'
import { CACHE_MIGRATIONS } from '../../../electron/store/migrations/cache.ts'
import { CACHE_014 } from '../../../electron/store/migrations/cache-014.ts'
import { CACHE_015 } from '../../../electron/store/migrations/cache-015.ts'
import { CACHE_016 } from '../../../electron/store/migrations/cache-016.ts'
import { LIBRARY_MIGRATIONS } from '../../../electron/store/migrations/library/library.ts'
import { openStore } from '../../../electron/store/store.ts'
import { fill, NEWEST, tablesOf, type Versions, withFiles } from '../old-files.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { statementsOf } from '../statements.ts'
import { temporaryFolder } from '../world.ts'

/** A profile as the build of these versions left it. */
function profileOf(versions: Versions): string {
  const folder = temporaryFolder()
  withFiles(folder, versions, fill)
  return folder
}

/** FTS5 keeps its own tables, whose content the migration to cache 2 makes anew. */
const INDEX = ['search', 'search_config', 'search_content', 'search_data', 'search_docsize', 'search_idx']

test('cache 1 → 2: everything is indexed anew, and nothing else changes', () => {
  const folder = profileOf({ library: 1, cache: 1 })
  const before = withFiles(folder, { library: 1, cache: 1 }, ({ cache }) => {
    cache.execute("INSERT INTO search (rowid, title, body) VALUES (1, 'مكتبه جديده', 'نص'); DELETE FROM unindexed;")
    return tablesOf(cache, [...INDEX, 'unindexed'])
  })

  withFiles(folder, { library: 1, cache: 2 }, ({ cache }) => {
    expect(tablesOf(cache, [...INDEX, 'unindexed'])).toEqual(before)
    expect(tablesOf(cache)['unindexed']).toHaveLength(3)
    expect(cache.query('SELECT rowid FROM search').all()).toEqual([])
  })
})

test('cache 2 → 3: checks keep what they knew, and nothing was said before', () => {
  const folder = profileOf({ library: 1, cache: 2 })
  const before = withFiles(folder, { library: 1, cache: 2 }, ({ cache }) => tablesOf(cache))

  const after = withFiles(folder, { library: 1, cache: 3 }, ({ cache }) => tablesOf(cache))

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
  const { feed_checks: checks = [], ...others } = before
  expect(after).toEqual({ ...others, feed_checks: checks.map(check => Object.assign({}, check, nothingSaid)) })
})

test('cache 3 → 4: articles have no keys yet and no versions, and nothing else changes', () => {
  const folder = profileOf({ library: 1, cache: 3 })
  const before = withFiles(folder, { library: 1, cache: 3 }, ({ cache }) => tablesOf(cache))

  const after = withFiles(folder, { library: 1, cache: 4 }, ({ cache }) => tablesOf(cache))

  const { articles = [], ...others } = before
  const withoutKeys = articles.map(row => Object.assign({}, row, { link_key: null, words_key: null }))
  expect(after).toEqual({ ...others, articles: withoutKeys, versions: [] })
})

test('an article from before it had keys gets them when its feed is next read, and is no news', () => {
  const folder = profileOf({ library: 2, cache: 3 })
  const store = openStore(folder, { clock: () => NOW })
  const again = { ...article({ guid: 'a', title: 'مكتبةٌ جديدة', text: 'نص 1' }), url: 'https://p.example/a' }
  const renewed = { ...again, linkKey: linkKeyOf(again.url) }

  expect(store.saveOutcomes([outcome(1, [renewed])], NOW)).toEqual({ newArticles: 0, updatedArticles: 0 })

  store.close()
  withFiles(folder, NEWEST, ({ cache }) => {
    expect(cache.query('SELECT link_key, words_key FROM articles WHERE id = 1').get()).toEqual({
      link_key: renewed.linkKey,
      words_key: wordsKeyOf(again.title, 'نص 1'),
    })
  })
})

test('cache 6 → 7: no feed has cost anything yet, and nothing else changes', () => {
  const folder = profileOf({ library: 1, cache: 6 })
  const before = withFiles(folder, { library: 1, cache: 6 }, ({ cache }) => tablesOf(cache))

  const after = withFiles(folder, { library: 1, cache: 7 }, ({ cache }) => tablesOf(cache))

  expect(after).toEqual({ ...before, feed_traffic: [], feed_warnings: [] })
})

test('cache 8 → 9: no picture has been seen anew; emoji and faces lead no more; and nothing else changes', () => {
  const folder = profileOf({ library: 1, cache: 8 })
  const before = withFiles(folder, { library: 1, cache: 8 }, ({ cache }) => {
    cache.execute(`
      INSERT INTO pictures (key, feed_id, url) VALUES ('leaf', 1, 'https://s.w.org/images/core/emoji/15.0.3/72x72/1f33f.png'),
        ('face', 1, 'https://secure.gravatar.com/avatar/0a1b?s=96'), ('photo', 1, 'https://p.example/gravatar.jpg');
      INSERT INTO article_pictures (article_id, position, key) VALUES (2, 0, 'leaf'), (2, 1, 'photo'), (2, 2, 'face'),
        (3, 0, 'face'), (3, 1, 'leaf'), (3, 2, 'photo');`)
    return tablesOf(cache)
  })

  const after = withFiles(folder, { library: 1, cache: 9 }, ({ cache }) => tablesOf(cache))

  const nothingSaid = { etag: null, last_modified: null, fresh_until: null, latest_key: null, earlier_key: null }
  const { pictures = [], ...others } = before
  expect(after).toEqual({
    ...others,
    pictures: pictures.map(row => Object.assign({}, row, nothingSaid)),
    article_pictures: [
      { article_id: 1, position: 0, key: 'k1' },
      { article_id: 1, position: 1, key: 'k2' },
      { article_id: 2, position: 0, key: 'photo' },
      { article_id: 2, position: 2, key: 'face' },
      { article_id: 3, position: 1, key: 'leaf' },
      { article_id: 3, position: 2, key: 'photo' },
    ],
  })
})

test('cache 7 → 8: articles are counted by newspaper and span of time, and nothing else changes', () => {
  const folder = profileOf({ library: 6, cache: 7 })
  const before = withFiles(folder, { library: 6, cache: 7 }, ({ cache }) => tablesOf(cache))

  const after = withFiles(folder, { library: 6, cache: 8 }, ({ cache }) => tablesOf(cache))

  const { article_counts: counts, ...others } = after
  expect(others).toEqual(before)
  const span = Math.floor(NOW / 2 ** 30)
  expect(counts).toEqual([
    { source_id: 0, span: 0, total: 1, unread: 1, last_read_at: null },
    { source_id: 0, span, total: 2, unread: 1, last_read_at: NOW },
    { source_id: 1, span, total: 2, unread: 1, last_read_at: NOW },
    { source_id: 98, span: 0, total: 1, unread: 1, last_read_at: null },
  ])
})

test('cache 9 → 10: no row changes, and what moves in time is counted where it goes', () => {
  const folder = profileOf({ library: 6, cache: 9 })
  const before = withFiles(folder, { library: 6, cache: 9 }, ({ cache }) => tablesOf(cache))

  withFiles(folder, { library: 6, cache: 10 }, ({ cache }) => {
    expect(tablesOf(cache)).toEqual(before)
    cache.execute(`UPDATE articles SET sort_at = ${NOW} WHERE id = 3`)
    const span = Math.floor(NOW / 2 ** 30)
    expect(tablesOf(cache)['article_counts']).toEqual([
      { source_id: 0, span, total: 3, unread: 2, last_read_at: NOW },
      { source_id: 1, span, total: 2, unread: 1, last_read_at: NOW },
      { source_id: 98, span, total: 1, unread: 1, last_read_at: null },
    ])
  })
})

test('library 1 → 2: no feed has moved, and nothing is consented to', () => {
  const folder = profileOf({ library: 1, cache: 3 })
  const before = withFiles(folder, { library: 1, cache: 3 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 2, cache: 3 }, ({ library }) => tablesOf(library))

  const { feeds = [], ...others } = before
  const unmoved = { previous_url: null, declined_url: null, occupied_url: null }
  expect(after).toEqual({ ...others, feeds: feeds.map(feed => Object.assign({}, feed, unmoved)), consents: [] })
})

test('library 2 → 3: bookmarks have no versions yet, and nothing else changes', () => {
  const folder = profileOf({ library: 2, cache: 3 })
  const before = withFiles(folder, { library: 2, cache: 3 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 3, cache: 3 }, ({ library }) => tablesOf(library))

  expect(after).toEqual({ ...before, bookmark_versions: [] })
})

test('library 4 → 5: rules say nothing of full texts yet, and nothing else changes', () => {
  const folder = profileOf({ library: 4, cache: 5 })
  const before = withFiles(folder, { library: 4, cache: 5 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 5, cache: 5 }, ({ library }) => tablesOf(library))

  const { rules = [], ...others } = before
  expect(after).toEqual({ ...others, rules: rules.map(row => Object.assign({}, row, { full_text: null })) })
})

test('library 5 → 6: nobody stopped anywhere and no newspaper is set in its own way, and nothing else changes', () => {
  const folder = profileOf({ library: 5, cache: 6 })
  const before = withFiles(folder, { library: 5, cache: 6 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 6, cache: 6 }, ({ library }) => tablesOf(library))

  const { rules = [], statuses = [], ...others } = before
  expect(after).toEqual({
    ...others,
    rules: rules.map(row => Object.assign({}, row, { direction: null, face: null })),
    statuses: statuses.map(row => Object.assign({}, row, { position: null })),
  })
})

test('cache 5 → 6: no article is known to be cut, no page was fetched, and nothing else changes', () => {
  const folder = profileOf({ library: 5, cache: 5 })
  const before = withFiles(folder, { library: 5, cache: 5 }, ({ cache }) => tablesOf(cache))

  const after = withFiles(folder, { library: 5, cache: 6 }, ({ cache }) => tablesOf(cache))

  const { articles = [], ...others } = before
  const uncut = articles.map(row => Object.assign({}, row, { is_cut: 0 }))
  expect(after).toEqual({ ...others, articles: uncut, pages: [], other_texts: [] })
})

test('D-19 every old version comes to the schema of a first start', () => {
  const fresh = withFiles(temporaryFolder(), NEWEST, schemasOf)

  // Each file alone: no migration looks into the other one.
  const olds = [
    ...Array.from({ length: NEWEST.library }, (_, version) => ({ ...NEWEST, library: version + 1 })),
    ...Array.from({ length: NEWEST.cache }, (_, version) => ({ ...NEWEST, cache: version + 1 })),
  ]
  for (const old of olds) expect(withFiles(profileOf(old), NEWEST, schemasOf)).toEqual(fresh)
})

function schemasOf({ library, cache }: Databases): unknown[] {
  return [library, cache].map(schemaOf)
}

function schemaOf(db: ReadableDb): unknown[] {
  const schema = db.query('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all()
  return [...schema, db.query('PRAGMA user_version').get()]
}

test('library 8 → 9: nothing is watched for yet, and nothing else changes', () => {
  const folder = profileOf({ library: 8, cache: 1 })
  const before = withFiles(folder, { library: 8, cache: 1 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 9, cache: 1 }, ({ library }) => tablesOf(library))

  expect(after).toEqual({ ...before, watches: [], told_articles: [] })
})

test('library 9 → 10: bookmarks are in no folder and have no note, and nothing else changes', () => {
  const folder = profileOf({ library: 9, cache: 1 })
  const before = withFiles(folder, { library: 9, cache: 1 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 10, cache: 1 }, ({ library }) => tablesOf(library))

  const { bookmarks = [], ...others } = before
  const nothingAdded = { folder_id: null, note: null, noted_at: null }
  expect(after).toEqual({
    ...others,
    bookmarks: bookmarks.map(row => Object.assign({}, row, nothingAdded)),
    folders: [],
    tags: [],
    bookmark_tags: [],
    highlights: [],
  })
})

test('library 10 → 11: of what was written before there is no sum, and nothing else changes', () => {
  const folder = profileOf({ library: 10, cache: 1 })
  const before = withFiles(folder, { library: 10, cache: 1 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 11, cache: 1 }, ({ library }) => tablesOf(library))

  const { bookmarks = [], ...others } = before
  expect(after).toEqual({ ...others, bookmarks: bookmarks.map(row => Object.assign({}, row, { body_sum: null })) })
})

test('library 11 → 12: there are no accounts yet, and nothing else changes', () => {
  const folder = profileOf({ library: 11, cache: 1 })
  const before = withFiles(folder, { library: 11, cache: 1 }, ({ library }) => tablesOf(library))

  const after = withFiles(folder, { library: 12, cache: 1 }, ({ library }) => tablesOf(library))

  expect(after).toEqual({ ...before, accounts: [], account_feeds: [], account_stars: [], outbox: [] })
})

test('watches come to the cache: nothing is caught, and an article that is changes sides with its counts', () => {
  const version = CACHE_MIGRATIONS.indexOf(CACHE_014)
  const folder = profileOf({ library: 1, cache: version })
  const before = withFiles(folder, { library: 1, cache: version }, ({ cache }) => tablesOf(cache, INDEX))

  withFiles(folder, { library: 1, cache: version + 1 }, ({ cache }) => {
    expect(tablesOf(cache, INDEX)).toEqual({ ...before, catches: [], watch_scans: [] })
    cache.execute("INSERT INTO catches (article_id, watch_id, deed, waits) VALUES (2, 1, 'mute', 0)")
    expect(cache.query('SELECT source_id FROM articles WHERE id = 2').get()).toEqual({ source_id: -1 })
    cache.execute('DELETE FROM catches')
    expect(tablesOf(cache, INDEX)).toEqual({ ...before, catches: [], watch_scans: [] })
  })
})

test('no site is known yet, and nothing else changes', () => {
  const version = CACHE_MIGRATIONS.indexOf(CACHE_015)
  const folder = profileOf({ library: 1, cache: version })
  const before = withFiles(folder, { library: 1, cache: version }, ({ cache }) => tablesOf(cache, INDEX))

  const after = withFiles(folder, { library: 1, cache: version + 1 }, ({ cache }) => tablesOf(cache, INDEX))

  expect(after).toEqual({ ...before, sites: [], site_blocks: [] })
})

test('of pages that were read before, nobody knows whether they show a beginning alone', () => {
  const version = CACHE_MIGRATIONS.indexOf(CACHE_016)
  const folder = profileOf({ library: 1, cache: version })
  const read = 'INSERT INTO pages (article_id, is_shown, fetched_at, failures) VALUES (1, 1, 5, 0), (2, 0, NULL, 3)'
  const before = withFiles(folder, { library: 1, cache: version }, ({ cache }) => {
    cache.execute(read)
    return tablesOf(cache, INDEX)
  })

  const after = withFiles(folder, { library: 1, cache: version + 1 }, ({ cache }) => tablesOf(cache, INDEX))

  expect(after).toEqual({ ...before, pages: before['pages']?.map(row => Object.assign({}, row, { is_beginning: 0 })) })
})

describe('D-02 killed after each statement of a migration, a file is of the old version or of the new one', () => {
  const steps = [
    ...LIBRARY_MIGRATIONS.map((script, index) => ['library', index + 1, script] as const),
    ...CACHE_MIGRATIONS.map((script, index) => ['cache', index + 1, script] as const),
  ]
  test.each(steps.filter(([, version]) => version > 1))('%s %i', (file, version, script) => {
    const before: Versions = { ...NEWEST, [file]: version - 1 }
    const folder = profileOf(before)
    const old = withFiles(folder, before, contentsOf)
    const statements = [...statementsOf(script), `PRAGMA user_version = ${version};`]

    for (let done = 1; done <= statements.length; done++) {
      kill(join(folder, `${file}.db`), ['BEGIN IMMEDIATE;', ...statements.slice(0, done)])
      expect(withFiles(folder, before, contentsOf)).toEqual(old)
    }
    kill(join(folder, `${file}.db`), ['BEGIN IMMEDIATE;', ...statements, 'COMMIT;'])
    expect(withFiles(folder, NEWEST, schemasOf)).toEqual(withFiles(temporaryFolder(), NEWEST, schemasOf))
  })
})

function contentsOf({ library, cache }: Databases): unknown[] {
  return [library, cache].map(db => [tablesOf(db), schemaOf(db)])
}

/** A process runs these on the file and is killed. */
function kill(path: string, statements: readonly string[]): void {
  const { signal, stderr } = spawnSync(process.execPath, [
    join(import.meta.dirname, '../killed.ts'),
    path,
    ...statements,
  ])
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself: ${stderr}`)
}
