/** Deletes articles for good, so that nothing of them can be found in the file and no later sync brings them back. */

import { hash } from 'node:crypto'
import type { FeedId } from '../../shared/models.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from './database.ts'
import type { ParsedArticle } from './records.ts'
import { removeIndexRow } from './search-index.ts'

/** Digits of a hash that a JavaScript number and an SQLite integer both hold exactly. */
const KEY_DIGITS = 13

interface Doomed {
  readonly id: number
  readonly feed_id: FeedId
  readonly guid: string
  readonly link_key: number | null
  readonly words_key: number | null
}

/** Those among `ids` that are not bookmarked. Returns how many went. */
export function removeArticles({ library, cache }: Databases, ids: readonly number[]): number {
  const doomed = cache
    .query<Doomed>(
      'SELECT id, feed_id, guid, link_key, words_key FROM articles WHERE NOT bookmarked AND id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(ids))
  if (doomed.length === 0) return 0
  overwriting(cache, () =>
    transaction(cache, () => {
      const remember = cache.command('INSERT OR IGNORE INTO forgotten_articles (feed_id, trace) VALUES (?, ?)')
      for (const { id, feed_id, guid, link_key, words_key } of doomed) {
        for (const trace of tracesOf(guid, link_key, words_key)) remember.run(feed_id, trace)
        removeIndexRow(cache, id)
        removeOne(library, cache, id)
      }
      askForScrub(cache)
    }),
  )
  return doomed.length
}

function removeOne(library: ReadableDb, cache: WritableDb, id: number): void {
  const shown = cache.query<{ key: string }>('SELECT key FROM article_pictures WHERE article_id = ?').all(id)
  cache.command('DELETE FROM articles WHERE id = ?').run(id)
  const isKept = library.query('SELECT 1 FROM bookmark_pictures WHERE key = ?')
  const remove = cache.command(
    'DELETE FROM pictures WHERE key = ? AND NOT EXISTS (SELECT 1 FROM article_pictures WHERE article_pictures.key = ?)',
  )
  for (const { key } of shown) if (isKept.get(key) === undefined) remove.run(key, key)
}

/** What is deleted is overwritten at once; elsewhere the cache leaves that to chance, which is faster. */
export function overwriting(cache: WritableDb, work: () => void): void {
  cache.execute('PRAGMA secure_delete = ON')
  try {
    work()
  } finally {
    cache.execute('PRAGMA secure_delete = OFF')
  }
}

/** Whether an article that nobody knows is one that retention or the reader deleted. */
export function forgottenArticles(
  cache: ReadableDb,
  feedId: FeedId,
): (article: Pick<ParsedArticle, 'guid' | 'linkKey' | 'wordsKey'>) => boolean {
  const any = cache.query('SELECT 1 FROM forgotten_articles WHERE feed_id = ? LIMIT 1').get(feedId)
  if (any === undefined) return () => false
  const isForgotten = cache.query('SELECT 1 FROM forgotten_articles WHERE feed_id = ? AND trace = ?')
  return ({ guid, linkKey, wordsKey }) =>
    tracesOf(guid, linkKey, wordsKey).some(trace => isForgotten.get(feedId, trace) !== undefined)
}

/** A guid alone is no trace: some feeds give it to the next article. */
function tracesOf(guid: string, link: number | null, words: number | null): number[] {
  const place =
    link === null ? [] : [Number.parseInt(hash('sha256', `${link} ${guid}`, 'hex').slice(0, KEY_DIGITS), 16)]
  return words === null ? place : [...place, words]
}

const PAGES_AT_ONCE = 250
/** Writing a whole file anew takes the store about a second for each 200 MB: larger ones are only overwritten in place. */
const LARGEST_REWRITTEN = 300 * 1024 * 1024

/** The words of what is deleted stay in the index until its pieces are written anew. */
export function askForScrub(cache: WritableDb): void {
  cache.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('scrub', 'asked')")
}

/**
 * One step of writing the index anew without what was deleted; at the end the file is written anew, because rows that
 * moved about in it have left copies behind, and the write-ahead log is emptied. Returns whether there is more to do.
 */
export function scrubStep(cache: WritableDb): boolean {
  const state = cache.query<{ value: string }>("SELECT value FROM meta WHERE key = 'scrub'").get()?.value
  if (state === undefined) return false
  // A negative number: all pieces into one, whatever their number; then on as before.
  const written = mergeIndex(cache, state === 'asked' ? -PAGES_AT_ONCE : PAGES_AT_ONCE)
  if (state === 'asked' || written) {
    cache.execute("UPDATE meta SET value = 'begun' WHERE key = 'scrub'")
    return true
  }
  if (sizeOf(cache) <= LARGEST_REWRITTEN) cache.execute('VACUUM')
  cache.execute("DELETE FROM meta WHERE key = 'scrub'")
  cache.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  return false
}

/** SQLite's documentation: fewer than two changes mean that there was nothing to bring together. */
function mergeIndex(cache: WritableDb, pages: number): boolean {
  const changes = cache.query<{ changes: number }>('SELECT total_changes() AS changes')
  const before = changes.get()?.changes ?? 0
  overwriting(cache, () =>
    transaction(cache, () => cache.command("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)),
  )
  return (changes.get()?.changes ?? 0) - before >= 2
}

function sizeOf(db: ReadableDb): number {
  return (
    db.query<{ size: number }>('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size').get()
      ?.size ?? 0
  )
}
