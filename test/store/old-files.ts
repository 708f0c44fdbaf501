/** Files of earlier versions, with rows in every table and odd data among them. */

import { packBody } from '../../electron/records/body.ts'
import { type Databases, type ReadableDb, transaction } from '../../electron/store/db/database.ts'
import { prepareFolder } from '../../electron/store/files/files.ts'
import { closeDatabases, openDatabases } from '../../electron/store/files/open.ts'
import { CACHE_MIGRATIONS } from '../../electron/store/migrations/cache.ts'
import { LIBRARY_MIGRATIONS } from '../../electron/store/migrations/library/library.ts'
import { NOW } from './seeds.ts'

export interface Versions {
  readonly library: number
  readonly cache: number
}

export const NEWEST: Versions = { library: LIBRARY_MIGRATIONS.length, cache: CACHE_MIGRATIONS.length }

/** Opens the files as the build that had these versions did. */
export function withFiles<T>(folder: string, { library, cache }: Versions, work: (databases: Databases) => T): T {
  prepareFolder(folder)
  const { databases } = openDatabases(folder, {
    now: NOW,
    libraryMigrations: LIBRARY_MIGRATIONS.slice(0, library),
    cacheMigrations: CACHE_MIGRATIONS.slice(0, cache),
  })
  try {
    return work(databases)
  } finally {
    closeDatabases(databases, true)
  }
}

/** All rows of all tables but `but`, as they lie in the file. */
export function tablesOf(db: ReadableDb, but: readonly string[] = []): Record<string, unknown[]> {
  const names = db.query<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_s%'`,
  )
  const wanted = names.all().filter(({ name }) => !but.includes(name))
  return Object.fromEntries(wanted.map(({ name }) => [name, db.query(`SELECT * FROM ${name}`).all()]))
}

/** Rows of the first version; every later one still has these tables and columns. */
export function fill({ library, cache }: Databases): void {
  transaction(library, () => library.execute(LIBRARY_ROWS))
  transaction(cache, () => {
    cache.execute(CACHE_ROWS)
    const body = cache.command('INSERT INTO bodies (article_id, lead, body) VALUES (?, ?, ?)')
    for (const id of [1, 2, 3]) body.run(id, 'بداية', packBody({ html: `<p>نص ${id}</p>`, text: `نص ${id}` }))
  })
}

const LIBRARY_ROWS = `
  INSERT INTO sections (id, title, position) VALUES (1, 'سياسة', 1), (2, 'قسم ''غريب'' " <b>', 2);
  INSERT INTO sources (id, title, homepage, section_id, position, enabled, added_at, removed_at) VALUES
    (1, 'جريدة', 'https://p.example/', 1, 1, 1, ${NOW}, NULL), (2, '', NULL, NULL, 2, 0, ${NOW}, NULL),
    (7, 'محذوفة', NULL, 2, 1, 1, ${NOW}, ${NOW});
  INSERT INTO feeds (id, source_id, url, title) VALUES
    (1, 1, 'https://p.example/feed', 'جريدة'), (2, 1, 'https://p.example/sport', NULL), (9, 7, 'https://r.example/f', '');
  INSERT INTO statuses (feed_id, guid, read_at, revision) VALUES (1, 'a', ${NOW}, 1), (1, 'b', NULL, 2), (99, 'x', 5, 3);
  INSERT INTO bookmarks (id, feed_id, feed_url, guid, url, title, lead, author, published_at, language, direction, base_url,
    body, picture, pictures, source_title, bookmarked_at, removed_at) VALUES
    (1, 1, 'https://p.example/feed', 'a', NULL, 'محفوظ', '', NULL, ${NOW}, NULL, 'rtl', NULL, x'00', NULL, '{}', 'جريدة', ${NOW}, NULL),
    (4, 99, '', 'x', NULL, '', '', NULL, 0, 'fr', 'ltr', NULL, x'', NULL, '{}', '', 1, 2);
  UPDATE meta SET value = 3 WHERE key = 'revision';
`

const CACHE_ROWS = `
  INSERT INTO known_feeds (feed_id, source_id, url, source_title) VALUES (1, 1, 'https://p.example/feed', 'جريدة');
  INSERT INTO articles (id, feed_id, source_id, guid, url, title, author, published_at, updated_at, first_seen_at, sort_at,
    language, direction, base_url, content_hash, read_at, bookmarked) VALUES
    (1, 1, 1, 'a', 'https://p.example/a', 'مكتبةٌ جديدة', 'ك', ${NOW}, NULL, ${NOW}, ${NOW}, 'ar', 'rtl', NULL, 'h1', ${NOW}, 1),
    (2, 1, 1, '', NULL, '', NULL, NULL, NULL, ${NOW}, ${NOW}, NULL, 'ltr', NULL, '', NULL, 0),
    (3, 99, 98, 'a', 'https://q.example/a', 'بلا مصدر', NULL, 5, 6, 7, 5, NULL, 'rtl', NULL, 'h3', NULL, 0);
  INSERT INTO unindexed (article_id) VALUES (1), (2), (3);
  INSERT INTO feed_checks (feed_id, checked_at, next_check_at, failures, failure_code, failure_message, etag) VALUES
    (1, ${NOW}, ${NOW}, 2, 'timedOut', 'no answer', 'W/"x"');
  INSERT INTO host_pauses (host, until) VALUES ('p.example', ${NOW});
  INSERT INTO pictures (key, feed_id, url, hash, type, width, height, size, kept_at, failed_at) VALUES
    ('k1', 1, 'https://p.example/1.png', 'ff', 'image/png', 1, 2, 3, ${NOW}, NULL), ('k2', 9, 'x', NULL, NULL, NULL, NULL, NULL, NULL, 4);
  INSERT INTO article_pictures (article_id, position, key) VALUES (1, 0, 'k1'), (1, 1, 'k2');
  UPDATE meta SET value = 3 WHERE key = 'mirrored_revision';
`
