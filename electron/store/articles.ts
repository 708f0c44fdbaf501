/** Articles in the cache: saving them and reading one. */

import type { Article, ArticleRow, Direction, FeedId, PictureKey, SourceId } from '../../shared/models.ts'
import { unpackBody } from './body.ts'
import type { Databases, ReadableDatabases, ReadableDb, WritableDb } from './database.ts'
import { forgetArticlePictures, picturesOf, saveArticlePictures } from './pictures.ts'
import type { ParsedArticle } from './records.ts'
import { visibleSources } from './sources.ts'

export interface ArticlePlace {
  readonly feedId: FeedId
  readonly sourceId: SourceId
}

export interface SavedArticle {
  readonly outcome: 'new' | 'updated' | 'unchanged'
  readonly id: number
  readonly bookmarked: boolean
}

interface StoredArticle {
  readonly id: number
  readonly content_hash: string
  readonly bookmarked: number
}

/** To be called inside a transaction of the cache. */
export function saveArticle(
  databases: Databases,
  place: ArticlePlace,
  article: ParsedArticle,
  now: number,
): SavedArticle {
  const { cache } = databases
  const stored = cache
    .query<StoredArticle>('SELECT id, content_hash, bookmarked FROM articles WHERE feed_id = ? AND guid = ?')
    .get(place.feedId, article.guid)
  if (!stored) return insertArticle(databases, place, article, now)
  const bookmarked = stored.bookmarked === 1
  if (stored.content_hash === article.contentHash) return { outcome: 'unchanged', id: stored.id, bookmarked }
  updateArticle(cache, stored.id, article, now)
  forgetArticlePictures(cache, stored.id)
  saveContent(cache, stored.id, place.feedId, article)
  return { outcome: 'updated', id: stored.id, bookmarked }
}

function insertArticle(databases: Databases, place: ArticlePlace, article: ParsedArticle, now: number): SavedArticle {
  const { library, cache } = databases
  const { readAt, bookmarked } = knownState(library, place.feedId, article.guid)
  // A date in the future would keep an article on top of the list for as long as it likes.
  const sortAt = Math.min(article.publishedAt ?? now, now)
  const id = cache
    .command(
      `INSERT INTO articles (feed_id, source_id, guid, url, title, author, published_at, updated_at, first_seen_at, sort_at,
         language, direction, base_url, content_hash, read_at, bookmarked)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .insert(
      place.feedId,
      place.sourceId,
      article.guid,
      article.url,
      article.title,
      article.author,
      article.publishedAt,
      article.updatedAt,
      now,
      sortAt,
      article.language,
      article.direction,
      article.baseUrl,
      article.contentHash,
      readAt,
      Number(bookmarked),
    )
  saveContent(cache, id, place.feedId, article)
  return { outcome: 'new', id, bookmarked }
}

/** What the reader did to this article before this file was rebuilt. */
function knownState(library: ReadableDb, feedId: FeedId, guid: string): { readAt: number | null; bookmarked: boolean } {
  const status = library
    .query<{ read_at: number | null }>('SELECT read_at FROM statuses WHERE feed_id = ? AND guid = ?')
    .get(feedId, guid)
  const bookmark = library
    .query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL')
    .get(feedId, guid)
  return { readAt: status?.read_at ?? null, bookmarked: bookmark !== undefined }
}

/** What the reader did and the article's place in the list stay as they are. */
function updateArticle(cache: WritableDb, id: number, article: ParsedArticle, now: number): void {
  cache
    .command(
      `UPDATE articles SET url = ?, title = ?, author = ?, published_at = coalesce(published_at, ?),
         updated_at = ?, language = ?, direction = ?, base_url = ?, content_hash = ? WHERE id = ?`,
    )
    .run(
      article.url,
      article.title,
      article.author,
      article.publishedAt,
      article.updatedAt ?? now,
      article.language,
      article.direction,
      article.baseUrl,
      article.contentHash,
      id,
    )
}

function saveContent(cache: WritableDb, id: number, feedId: FeedId, article: ParsedArticle): void {
  cache
    .command('INSERT OR REPLACE INTO bodies (article_id, lead, body) VALUES (?, ?, ?)')
    .run(id, article.lead, article.body)
  cache.command('INSERT OR IGNORE INTO unindexed (article_id) VALUES (?)').run(id)
  saveArticlePictures(cache, id, { feedId, picture: article.picture, pictures: article.pictures })
}

export interface RowColumns {
  readonly id: number
  readonly source_id: SourceId
  readonly title: string
  readonly lead: string
  readonly shown_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly picture: PictureKey | null
  readonly read_at: number | null
  readonly bookmarked: number
}

/** The columns that `rowOf` needs, of a table or alias named `articles`. */
export const ROW_COLUMNS = `
  articles.id, source_id, title, coalesce(published_at, first_seen_at) AS shown_at, language, direction, read_at, bookmarked,
  (SELECT lead FROM bodies WHERE article_id = articles.id) AS lead,
  (SELECT key FROM article_pictures WHERE article_id = articles.id AND position = 0) AS picture`

export function rowOf(row: RowColumns, sourceTitles: ReadonlyMap<SourceId, string>): ArticleRow {
  return {
    ref: `article:${row.id}`,
    title: row.title,
    lead: row.lead,
    sourceId: row.source_id,
    sourceTitle: sourceTitles.get(row.source_id) ?? '',
    publishedAt: row.shown_at,
    language: row.language,
    direction: row.direction,
    picture: row.picture,
    read: row.read_at !== null,
    bookmarked: row.bookmarked === 1,
  }
}

interface ArticleColumns extends RowColumns {
  readonly url: string | null
  readonly author: string | null
  readonly base_url: string | null
  readonly body: Uint8Array
}

/** null when it is not there or its newspaper is not to be seen. */
export function readArticle({ library, cache }: ReadableDatabases, id: number): Article | null {
  const row = cache
    .query<ArticleColumns>(
      `SELECT ${ROW_COLUMNS}, url, author, base_url, body FROM articles JOIN bodies ON article_id = articles.id
       WHERE articles.id = ?`,
    )
    .get(id)
  const sources = visibleSources(library)
  if (!row || !sources.has(row.source_id)) return null
  return {
    ...rowOf(row, sources),
    url: row.url,
    author: row.author,
    html: unpackBody(row.body).html,
    baseUrl: row.base_url,
    pictures: picturesOf(cache, id),
  }
}
