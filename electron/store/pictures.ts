/** The names of pictures, and what is known of their files. The files are somebody else's. */

import { createHash } from 'node:crypto'
import type { FeedId, PictureKey } from '../../shared/models.ts'
import type { ReadableDatabases, ReadableDb, WritableDb } from './database.ts'
import type { KeptPicture, PictureRecord, PictureType } from './records.ts'
import { hiddenSources } from './sources.ts'

const KEY_DIGITS = 32
/** A picture that failed is asked for again after this long, as long as its article is among the newest. */
const RETRY_AFTER = 24 * 60 * 60 * 1000
/** Older articles get their pictures when they are opened. */
const NEWEST_ARTICLES = 2000

/** The feed is part of the name, so that one feed can never put its picture in the place of another's (case H-22). */
export function pictureKey(feedId: FeedId, url: string): PictureKey {
  return createHash('sha256').update(`${feedId}\n${url}`).digest('hex').slice(0, KEY_DIGITS)
}

export interface ArticlePictures {
  readonly feedId: FeedId
  readonly picture: string | null
  readonly pictures: readonly string[]
}

/** To be called inside a transaction. */
export function forgetArticlePictures(cache: WritableDb, articleId: number): void {
  cache.command('DELETE FROM article_pictures WHERE article_id = ?').run(articleId)
}

/** The list of an article's pictures; an old one has to be forgotten first. To be called inside a transaction. */
export function saveArticlePictures(cache: WritableDb, articleId: number, article: ArticlePictures): void {
  const { feedId, picture } = article
  const others = [...new Set(article.pictures)].filter(url => url !== picture)
  const list = cache.command('INSERT INTO article_pictures (article_id, position, key) VALUES (?, ?, ?)')
  if (picture !== null) list.run(articleId, 0, registerPicture(cache, feedId, picture))
  for (const [index, url] of others.entries()) list.run(articleId, index + 1, registerPicture(cache, feedId, url))
}

/** Makes the picture's address known under its name; returns the name. */
function registerPicture(cache: WritableDb, feedId: FeedId, url: string): PictureKey {
  const key = pictureKey(feedId, url)
  cache.command('INSERT OR IGNORE INTO pictures (key, feed_id, url) VALUES (?, ?, ?)').run(key, feedId, url)
  return key
}

/** For bookmarks, whose pictures must be found although a rebuilt cache does not know their article. */
export function registerPictures(cache: WritableDb, feedId: FeedId, urls: readonly string[]): void {
  for (const url of urls) registerPicture(cache, feedId, url)
}

export function picturesOf(cache: ReadableDb, articleId: number): Record<string, PictureKey> {
  const rows = cache
    .query<{ url: string; key: PictureKey }>(
      'SELECT url, key FROM article_pictures JOIN pictures USING (key) WHERE article_id = ? ORDER BY position',
    )
    .all(articleId)
  return Object.fromEntries(rows.map(({ url, key }) => [url, key]))
}

interface PictureRow {
  readonly key: PictureKey
  readonly url: string
  readonly hash: string | null
  readonly type: PictureType
  readonly width: number
  readonly height: number
  readonly size: number
  readonly failed_at: number | null
}

export function findPicture(cache: ReadableDb, key: PictureKey): PictureRecord | null {
  const row = cache.query<PictureRow>('SELECT * FROM pictures WHERE key = ?').get(key)
  return row ? pictureOf(row) : null
}

function pictureOf({ key, url, hash, type, width, height, size, failed_at }: PictureRow): PictureRecord {
  return { key, url, kept: hash === null ? null : { hash, type, width, height, size }, failedAt: failed_at }
}

export function picturesToFetch(databases: ReadableDatabases, limit: number, now: number): PictureRecord[] {
  const newest = `
    SELECT id, sort_at FROM articles INDEXED BY articles_by_time
    WHERE source_id NOT IN (SELECT value FROM json_each(?)) ORDER BY sort_at DESC, id DESC LIMIT ${NEWEST_ARTICLES}`
  // One picture can be in several articles: its newest one counts.
  const rows = databases.cache.query<PictureRow>(`
    SELECT pictures.* FROM (${newest}) AS newest
    JOIN article_pictures ON article_id = newest.id
    JOIN pictures USING (key)
    WHERE kept_at IS NULL AND (failed_at IS NULL OR failed_at <= ?)
    GROUP BY key ORDER BY max(sort_at) DESC, max(newest.id) DESC, min(position) LIMIT ?`)
  return rows.all(JSON.stringify(hiddenSources(databases)), now - RETRY_AFTER, limit).map(pictureOf)
}

export function savePicture(cache: WritableDb, key: PictureKey, kept: KeptPicture, now: number): void {
  cache
    .command(
      `UPDATE pictures SET hash = ?, type = ?, width = ?, height = ?, size = ?, kept_at = ?, failed_at = NULL
       WHERE key = ?`,
    )
    .run(kept.hash, kept.type, kept.width, kept.height, kept.size, now, key)
}

export function savePictureFailure(cache: WritableDb, key: PictureKey, now: number): void {
  cache.command('UPDATE pictures SET failed_at = ? WHERE key = ?').run(now, key)
}
