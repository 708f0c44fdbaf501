// A profile as years of reading leave it, written in SQL: as many articles of 200 newspapers, or of others, as are asked
// for, one a minute, three of seven read. Or a single busy day, with stories.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { packBody } from '../../electron/records/body.ts'
import { closeDatabases, openDatabases } from '../../electron/store/files/open.ts'
import { ROWS_IN_HOUR } from '../../electron/store/index/rows.ts'
import { CACHE_MIGRATIONS } from '../../electron/store/migrations/cache.ts'
import { LIBRARY_MIGRATIONS } from '../../electron/store/migrations/library/library.ts'
import { openStore } from '../../electron/store/store.ts'

const SOURCES = 200
const SECTIONS = 8
const MINUTE = 60_000
const DAY = 86_400_000
/** The last version that did not count its articles: opening such a profile shows what its migration takes. */
const BEFORE_COUNTS = 7

/** `apart`: milliseconds between one and the next. `address`: of the first newspaper's feed. */
export async function writeGrownProfile(profile, count, { apart = MINUTE, sources = SOURCES, address = null } = {}) {
  await mkdir(profile, { recursive: true })
  const now = Date.now()
  const store = openStore(profile)
  const feeds = Array.from({ length: sources }, feedOf)
  if (address) feeds[0] = { ...feeds[0], url: address }
  store.addFeeds(feeds, now)
  store.close()
  await rm(join(profile, 'cache.db'))
  const migrations = {
    libraryMigrations: LIBRARY_MIGRATIONS,
    cacheMigrations: CACHE_MIGRATIONS.slice(0, BEFORE_COUNTS),
  }
  closeDatabases(openDatabases(profile, { now, ...migrations }).databases, true)
  const cache = new DatabaseSync(join(profile, 'cache.db'))
  try {
    cache.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN')
    const newest = now - MINUTE
    cache.prepare(ARTICLES).run({ count, sources, apart, newest })
    cache.prepare(BODIES).run({ body: packBody({ html: '<p>نص</p>', text: 'نص' }) })
    cache.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    cache.close()
  }
}

function feedOf(_, source) {
  const section = `قسم ${source % SECTIONS}`
  return { url: `https://p${source}.example/feed`, title: `صحيفة ${source}`, homepage: null, section }
}

/** The newest has the highest id, as if each had come in its minute. */
const ARTICLES = `
  WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
  INSERT INTO articles (id, feed_id, source_id, guid, url, title, published_at, first_seen_at, sort_at, language, direction,
    content_hash, link_key, words_key, read_at)
  SELECT n, 1 + n % :sources, 1 + n % :sources, 'guid-' || n, 'https://paper.example/' || n, 'عنوان الخبر رقم ' || n,
    :newest - (:count - n) * :apart, :newest - (:count - n) * :apart, :newest - (:count - n) * :apart, 'ar', 'rtl',
    'h' || n, n, n, CASE WHEN n % 7 < 3 THEN :newest - (:count - n) * :apart END
  FROM numbers`

const BODIES = `
  INSERT INTO bodies (article_id, lead, body)
  SELECT id, 'بداية النص الذي يرى منه القارئ سطرين تحت العنوان، وهذا سطران من سطور كثيرة ' || id, :body FROM articles`

/** As if its articles had been indexed and put into stories long ago, and the app been open yesterday: nothing of it waits. */
export function writeIndexed(profile) {
  openStore(profile).close()
  const cache = new DatabaseSync(join(profile, 'cache.db'))
  try {
    cache.exec(INDEX)
    const at = Date.now() - DAY
    cache.prepare('INSERT INTO observed_days (day, at) VALUES (?, ?)').run(Math.floor(at / DAY), at)
  } finally {
    cache.close()
  }
}

/** The rows of articles that lie a minute apart (`electron/store/index/rows.ts`), each with words of its own. */
const INDEX = `
  PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;
  BEGIN;
  INSERT INTO search_rows (row, owner, source_id)
  SELECT sort_at / 3600000 * ${ROWS_IN_HOUR} + sort_at / 60000 % 60, id, source_id FROM articles ORDER BY sort_at;
  INSERT INTO search (rowid, title, body, marks)
  SELECT row, 'word' || owner % 5000, 'text' || owner % 700, 's' || source_id || ' lar' FROM search_rows ORDER BY row;
  DELETE FROM unindexed;
  DELETE FROM unplaced;
  COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`

/** Of eight articles in a row four report one event. */
export function writeStories(profile) {
  openStore(profile).close()
  const cache = new DatabaseSync(join(profile, 'cache.db'))
  try {
    cache.exec(STORIES)
  } finally {
    cache.close()
  }
}

const STORIES = `
  BEGIN;
  UPDATE articles SET story_id = id / 8 + 1, text_length = 500 + id * 37 % 4000 WHERE id % 8 < 4;
  INSERT INTO stories (id, articles, papers, newest_at)
  SELECT story_id, count(*), count(DISTINCT source_id), max(sort_at) FROM articles WHERE story_id IS NOT NULL
  GROUP BY story_id;
  COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`
