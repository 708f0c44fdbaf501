/** Puts one article into the cache: as a new row, or into the row that it has. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { ParsedArticle } from '../../records/article.ts'
import { showsPage } from '../articles/two-texts.ts'
import { keepVersion } from '../articles/versions.ts'
import type { Databases, ReadableDb, WritableDb } from '../db/database.ts'
import { addArticlePictures, replaceArticlePictures, saveArticlePictures } from '../pictures/picture-names.ts'
import { askForPageAgain, replaceFeedText } from './full-text.ts'
import { type KnownArticle, wordsStored } from './known-articles.ts'

export interface ArticlePlace {
  readonly feedId: FeedId
  readonly sourceId: SourceId
}

export interface SavedArticle {
  readonly outcome: 'new' | 'updated' | 'unchanged'
  readonly id: number
  readonly bookmarked: boolean
}

/** A date in the future would keep an article on top of the list for as long as it likes: it stands where it was first seen. */
export function placeInTime({ publishedAt }: Pick<ParsedArticle, 'publishedAt'>, now: number): number {
  return Math.min(publishedAt ?? now, now)
}

/**
 * Of two articles of one instant the one that was inserted last stands first. To be called inside a transaction of the
 * cache.
 */
export function insertArticle(
  { library, cache }: Databases,
  { feedId, sourceId }: ArticlePlace,
  article: ParsedArticle,
  now: number,
): SavedArticle {
  const { readAt, bookmarked } = knownState(library, feedId, article.guid)
  const sortAt = placeInTime(article, now)
  const id = cache
    .command(
      `INSERT INTO articles (feed_id, source_id, guid, url, title, author, published_at, updated_at, first_seen_at, sort_at,
         language, direction, base_url, content_hash, read_at, bookmarked, link_key, words_key, is_cut,
         text_length)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .insert(
      feedId,
      sourceId,
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
      article.linkKey,
      article.wordsKey,
      Number(article.isCut),
      article.text.length,
    )
  saveBody(cache, id, article)
  addArticlePictures(cache, id, { ...article, feedId }, now)
  cache.command('INSERT OR IGNORE INTO unindexed (article_id) VALUES (?)').run(id)
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

/**
 * Other words are news and leave their earlier version behind; other pictures or another address of the same words are
 * taken in silently. What the reader did and the article's place in the list stay as they are in both cases.
 * To be called inside a transaction of the cache.
 */
export function updateArticle(
  { cache }: Databases,
  { feedId }: ArticlePlace,
  known: KnownArticle,
  article: ParsedArticle,
  now: number,
): SavedArticle {
  const { id, bookmarked } = known
  if (known.contentHash === article.contentHash && known.link === article.linkKey) {
    return { outcome: 'unchanged', id, bookmarked }
  }
  const isNews = (known.words ?? wordsStored(cache, id)) !== article.wordsKey
  if (isNews) keepVersion(cache, id, now)
  writeArticle(cache, id, article, isNews ? (article.updatedAt ?? now) : null)
  replaceContent(cache, id, feedId, article, isNews, now)
  if (isNews) cache.command('INSERT OR IGNORE INTO unindexed (article_id) VALUES (?)').run(id)
  return { outcome: isNews ? 'updated' : 'unchanged', id, bookmarked }
}

/** `updatedAt` null: as it was. */
function writeArticle(cache: WritableDb, id: number, article: ParsedArticle, updatedAt: number | null): void {
  cache
    .command(
      `UPDATE articles SET url = ?, title = ?, author = ?, published_at = coalesce(published_at, ?),
         updated_at = coalesce(?, updated_at), language = ?, direction = ?, base_url = ?, content_hash = ?,
         link_key = ?, words_key = ?, is_cut = ? WHERE id = ?`,
    )
    .run(
      article.url,
      article.title,
      article.author,
      article.publishedAt,
      updatedAt,
      article.language,
      article.direction,
      article.baseUrl,
      article.contentHash,
      article.linkKey,
      article.wordsKey,
      Number(article.isCut),
      id,
    )
}

/** Where the page's text is shown, the feed's new one waits beside it until the page has been looked at again. */
function replaceContent(
  cache: WritableDb,
  id: number,
  feedId: FeedId,
  article: ParsedArticle,
  isNews: boolean,
  now: number,
): void {
  if (showsPage(cache, id)) {
    const pictures = [article.picture, ...article.pictures]
    replaceFeedText(cache, id, { lead: article.lead, body: article.body, pictures }, isNews, now)
    return
  }
  if (isNews) askForPageAgain(cache, id)
  saveBody(cache, id, article)
  const savePictures = isNews ? saveArticlePictures : replaceArticlePictures
  savePictures(cache, id, { ...article, feedId }, now)
}

function saveBody(cache: WritableDb, id: number, { lead, body }: ParsedArticle): void {
  cache.command('INSERT OR REPLACE INTO bodies (article_id, lead, body) VALUES (?, ?, ?)').run(id, lead, body)
}
