/**
 * The names of pictures, and which of them an article shows. There may be another picture at an address tomorrow: a cover of
 * the day, a map of the weather. An article that comes then gets a name of its own for it, and those of before keep theirs.
 */

import { createHash } from 'node:crypto'
import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import { HOUR } from '../../../shared/units.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

const KEY_DIGITS = 32
/** Of a picture about which nothing was noted. */
const USUALLY_FRESH = 6 * HOUR

/**
 * The feed is part of the name, so that one feed can never put its picture in the place of another's (case H-22).
 * `generation`: when an address that was known led to something that may be new.
 */
export function pictureKey(feedId: FeedId, url: string, generation: number | null = null): PictureKey {
  const name = generation === null ? `${feedId}\n${url}` : `${feedId}\n${url}\n${generation}`
  return createHash('sha256').update(name).digest('hex').slice(0, KEY_DIGITS)
}

/**
 * The name of a picture that came in an archive. Its bytes are part of it: whatever an archive says, its picture never stands
 * in the place of one that is here.
 */
export function importedPictureKey(feedId: FeedId, url: string, sha256: string): PictureKey {
  return createHash('sha256').update(`${feedId}\n${url}\n${sha256}`).digest('hex').slice(0, KEY_DIGITS)
}

export interface ArticlePictures {
  readonly feedId: FeedId
  readonly picture: string | null
  readonly pictures: readonly string[]
}

/** The pictures of an article that has just got its row. To be called inside a transaction. */
export function addArticlePictures(cache: WritableDb, articleId: number, article: ArticlePictures, now: number): void {
  listPictures(cache, articleId, article, url => registerPicture(cache, article.feedId, url, now))
}

/** Those of an article that says something new. To be called inside a transaction. */
export function saveArticlePictures(cache: WritableDb, articleId: number, article: ArticlePictures, now: number): void {
  writeArticlePictures(cache, articleId, article, url => registerPicture(cache, article.feedId, url, now))
}

/**
 * Another list for the same article: what it showed before it goes on showing. `now` null: nothing new has come. To be
 * called inside a transaction.
 */
export function replaceArticlePictures(
  cache: WritableDb,
  articleId: number,
  article: ArticlePictures,
  now: number | null,
): void {
  const own = picturesOf(cache, articleId)
  const keyOf = (url: string) =>
    Object.hasOwn(own, url) ? (own[url] as PictureKey) : registerPicture(cache, article.feedId, url, now)
  writeArticlePictures(cache, articleId, article, keyOf)
}

function writeArticlePictures(
  cache: WritableDb,
  articleId: number,
  article: ArticlePictures,
  keyOf: (url: string) => PictureKey,
): void {
  cache.command('DELETE FROM article_pictures WHERE article_id = ?').run(articleId)
  listPictures(cache, articleId, article, keyOf)
}

function listPictures(
  cache: WritableDb,
  articleId: number,
  { picture, pictures }: ArticlePictures,
  keyOf: (url: string) => PictureKey,
): void {
  const others = [...new Set(pictures)].filter(url => url !== picture)
  const keys = [picture, ...others].map(url => (url === null ? null : keyOf(url)))
  const list = cache.command('INSERT INTO article_pictures (article_id, position, key) VALUES (?, ?, ?)')
  for (const [position, key] of keys.entries()) if (key !== null) list.run(articleId, position, key)
}

interface Registered {
  readonly key: PictureKey
  readonly kept_at: number | null
  readonly evicted_at: number | null
  readonly fresh_until: number | null
  readonly latest_key: PictureKey | null
}

/** Makes the picture's address known under a name; returns the name. `now` null: what is there now may be of any day. */
function registerPicture(cache: WritableDb, feedId: FeedId, url: string, now: number | null): PictureKey {
  const first = pictureKey(feedId, url)
  const isNew = cache
    .command('INSERT OR IGNORE INTO pictures (key, feed_id, url) VALUES (?, ?, ?)')
    .run(first, feedId, url)
  if (isNew > 0) return first
  const known = registered(cache, first)
  const latest = (known?.latest_key ? registered(cache, known.latest_key) : null) ?? known
  if (!latest || now === null || isCurrent(latest, now)) return latest?.key ?? first
  const key = pictureKey(feedId, url, now)
  cache
    .command('INSERT OR IGNORE INTO pictures (key, feed_id, url, earlier_key) VALUES (?, ?, ?, ?)')
    .run(key, feedId, url, latest.key)
  cache.command('UPDATE pictures SET latest_key = ? WHERE key = ?').run(key, first)
  return key
}

function registered(cache: ReadableDb, key: PictureKey): Registered | undefined {
  return cache
    .query<Registered>('SELECT key, kept_at, evicted_at, fresh_until, latest_key FROM pictures WHERE key = ?')
    .get(key)
}

/** Nobody has looked yet what is there, or it was looked at lately. */
function isCurrent({ kept_at, evicted_at, fresh_until }: Registered, now: number): boolean {
  const seenAt = kept_at ?? evicted_at
  if (fresh_until !== null) return now < fresh_until
  return seenAt === null || now < seenAt + USUALLY_FRESH
}

/** For bookmarks, whose pictures must be found although a rebuilt cache does not know their article. */
export function registerPictures(
  cache: WritableDb,
  feedId: FeedId,
  pictures: Readonly<Record<string, PictureKey>>,
): void {
  // Whatever comes to this address later is another picture.
  const name = cache.command('INSERT OR IGNORE INTO pictures (key, feed_id, url, fresh_until) VALUES (?, ?, ?, 0)')
  for (const [url, key] of Object.entries(pictures)) name.run(key, feedId, url)
}

/** One that is known before any article shows it: the first that does calls it so. To be called inside a transaction. */
export function namePicture(cache: WritableDb, feedId: FeedId, url: string): void {
  cache
    .command('INSERT OR IGNORE INTO pictures (key, feed_id, url) VALUES (?, ?, ?)')
    .run(pictureKey(feedId, url), feedId, url)
}

/** Address → name. */
export function picturesOf(cache: ReadableDb, articleId: number): Record<string, PictureKey> {
  const rows = cache
    .query<{ url: string; key: PictureKey }>(
      'SELECT url, key FROM article_pictures JOIN pictures USING (key) WHERE article_id = ? ORDER BY position',
    )
    .all(articleId)
  return Object.fromEntries(rows.map(({ url, key }) => [url, key]))
}
