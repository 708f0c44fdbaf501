/** The copies of articles in the library: making and reading them. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { FeedId, PictureKey, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { KeptArticle } from '../../records/article.ts'
import { unpackBody } from '../../records/body.ts'
import { shownTitle } from '../articles/articles.ts'
import { positionOf } from '../articles/positions.ts'
import { shownBody } from '../articles/shown-body.ts'
import { copyVersions } from '../articles/versions.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { sumOf } from '../files/body-sums.ts'
import { picturesOf } from '../pictures/picture-names.ts'
import { keepPicturesOf } from '../pictures/pictures.ts'
import { readingFace, shownDirection } from '../sources/rules.ts'
import { adoptSavedPage, NO_FEED } from './same-page.ts'
import { addBookmark } from './write-bookmark.ts'

interface CopiedColumns extends Identity {
  readonly url: string | null
  readonly title: string
  readonly lead: string
  readonly author: string | null
  readonly shown_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly base_url: string | null
  readonly body: Uint8Array
  readonly picture: PictureKey | null
}

/** To be called inside a transaction of the library. Returns whether the article is there. */
export function insertBookmarkOf({ library, cache }: Databases, articleId: number, now: number): boolean {
  const article = cache
    .query<CopiedColumns>(
      `SELECT feed_id, guid, url, title, lead, author, coalesce(published_at, first_seen_at) AS shown_at,
         language, direction, base_url, body,
         (SELECT key FROM article_pictures WHERE article_id = articles.id AND position = 0) AS picture
       FROM articles JOIN bodies ON article_id = articles.id WHERE articles.id = ?`,
    )
    .get(articleId)
  if (!article) return false
  const source = sourceOf(library, article.feed_id)
  if (adoptSavedPage(library, article, source?.url ?? '')) return true
  const pictures = picturesOf(cache, articleId)
  const { shown_at, ...copied } = article
  const added = addBookmark(library, {
    ...copied,
    feed_url: source?.url ?? '',
    published_at: shown_at,
    pictures: JSON.stringify(pictures),
    source_title: source?.title ?? '',
    bookmarked_at: now,
  })
  if (added !== null) copyVersions(library, cache, added, articleId)
  keepPicturesOf({ library, cache }, Object.values(pictures))
  return true
}

/**
 * The article has become whole since it was kept: so does the copy, as long as it is still what the feed gave. To be
 * called inside a transaction of the cache.
 */
export function improveCopy({ library, cache }: Databases, articleId: number, feedText: string): void {
  const article = cache
    .query<Pick<CopiedColumns, 'feed_id' | 'guid' | 'lead' | 'body' | 'picture'>>(
      `SELECT feed_id, guid, lead, body, (SELECT key FROM article_pictures WHERE article_id = id AND position = 0) AS picture
       FROM articles JOIN bodies ON article_id = articles.id WHERE articles.id = ?`,
    )
    .get(articleId)
  const copy =
    article &&
    library
      .query<{ id: number; body: Uint8Array }>('SELECT id, body FROM bookmarks WHERE feed_id = ? AND guid = ?')
      .get(article.feed_id, article.guid)
  if (!copy || unpackBody(copy.body).text !== feedText) return
  const pictures = picturesOf(cache, articleId)
  transaction(library, () => {
    library
      .command('UPDATE bookmarks SET lead = ?, body = ?, body_sum = ?, picture = ?, pictures = ? WHERE id = ?')
      .run(article.lead, article.body, sumOf(article.body), article.picture, JSON.stringify(pictures), copy.id)
    keepPicturesOf({ library, cache }, Object.values(pictures))
  })
}

function sourceOf(library: ReadableDb, feedId: FeedId): { url: string; title: string } | undefined {
  return library
    .query<{ url: string; title: string }>(
      'SELECT url, sources.title FROM feeds JOIN sources ON sources.id = source_id WHERE feeds.id = ?',
    )
    .get(feedId)
}

export interface BookmarkColumns extends Identity {
  readonly id: number
  readonly url: string | null
  readonly title: string
  readonly lead: string
  readonly source_id: SourceId | null
  readonly source_title: string
  readonly published_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly picture: PictureKey | null
  readonly read_at: number | null
}

/** The newspaper's own name as long as it is there, afterwards the name that it had. */
export const BOOKMARK_COLUMNS = `
  bookmarks.id, bookmarks.feed_id, bookmarks.guid, bookmarks.url, bookmarks.title, lead, sources.id AS source_id,
  coalesce(sources.title, source_title) AS source_title, published_at, language, direction, picture, read_at`

export const BOOKMARKS = `
  bookmarks LEFT JOIN statuses USING (feed_id, guid)
  LEFT JOIN feeds ON feeds.id = bookmarks.feed_id
  LEFT JOIN sources ON sources.id = feeds.source_id AND sources.removed_at IS NULL`

export function bookmarkRowOf(library: ReadableDb, row: BookmarkColumns): ArticleRow {
  return {
    ref: `bookmark:${row.id}`,
    title: shownTitle(row),
    lead: row.lead,
    sourceId: row.source_id,
    sourceTitle: row.source_title,
    // The copy outlives its newspaper: its own language is the nearest that is kept.
    sourceLanguage: row.language,
    publishedAt: row.published_at,
    language: row.language,
    direction: shownDirection(library, row.source_id, row.direction),
    picture: row.picture,
    read: row.read_at !== null,
    bookmarked: true,
    watchedFor: null,
    story: null,
  }
}

interface BookmarkedArticle extends BookmarkColumns {
  readonly bookmarked_at: number
  readonly author: string | null
  readonly base_url: string | null
  readonly body: Uint8Array
  readonly pictures: string
}

/** A bookmark with its text, for reading and for search results. */
export interface OpenedBookmark {
  readonly row: ArticleRow
  readonly article: KeptArticle
  readonly text: string
}

export function openBookmark(library: ReadableDb, id: number): OpenedBookmark | null {
  const found = library
    .query<BookmarkedArticle>(
      `SELECT ${BOOKMARK_COLUMNS}, bookmarked_at, author, base_url, body, pictures FROM ${BOOKMARKS}
       WHERE bookmarks.id = ? AND bookmarks.removed_at IS NULL`,
    )
    .get(id)
  if (!found) return null
  const row = bookmarkRowOf(library, found)
  const body = unpackBody(found.body)
  const pictures: Record<string, PictureKey> = JSON.parse(found.pictures)
  return {
    row,
    text: body.text,
    article: {
      ...row,
      savedAt: found.feed_id === NO_FEED ? found.bookmarked_at : null,
      url: found.url,
      author: found.author,
      ...shownBody(body),
      baseUrl: found.base_url,
      pictures,
      page: null,
      position: positionOf(library, found),
      face: readingFace(library, row.sourceId),
    },
  }
}
