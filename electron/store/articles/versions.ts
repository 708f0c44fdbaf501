/**
 * The texts that articles had before their newspapers changed them. Those of a cached article lie beside it; those of a
 * bookmark lie in the library, with every text that came after the copy was made, so that they outlive the cache.
 */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import type { ArticleVersion } from '../../../shared/contract/reading.ts'
import type { ParsedArticle } from '../../records/article.ts'
import { wordsKeyOf } from '../../records/article-keys.ts'
import { unpackBody } from '../../records/body.ts'
import { placeOf } from '../db/article-refs.ts'
import type { ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'
import { shownBody } from './shown-body.ts'

/**
 * A live report changes every few minutes, and some pages print how often they were read. The first text of an article
 * always stays, since what became of it is what a reader wants to know; after it the newest.
 */
const MOST_VERSIONS = 20
/** The library is copied whole for every backup; still, what was kept is worth more here. */
const MOST_BOOKMARK_VERSIONS = 100

/** Keeps the text that the article has, before another takes its place. To be called inside a transaction of the cache. */
export function keepVersion(cache: WritableDb, articleId: number, now: number): void {
  cache
    .command(
      `INSERT INTO versions (article_id, title, body, language, direction, base_url, seen_from, seen_until)
       SELECT id, title, body, language, direction, base_url,
         coalesce((SELECT max(seen_until) FROM versions WHERE article_id = articles.id), first_seen_at), ?
       FROM articles JOIN bodies ON article_id = id WHERE id = ?`,
    )
    .run(now, articleId)
  cache
    .command(
      `DELETE FROM versions WHERE article_id = ?1
         AND id > (SELECT min(id) FROM versions WHERE article_id = ?1)
         AND id NOT IN (SELECT id FROM versions WHERE article_id = ?1 ORDER BY id DESC LIMIT ${MOST_VERSIONS - 1})`,
    )
    .run(articleId)
}

/** What was seen of the article before it was kept. To be called inside a transaction of the library. */
export function copyVersions(library: WritableDb, cache: ReadableDb, bookmarkId: number, articleId: number): void {
  library.command('DELETE FROM bookmark_versions WHERE bookmark_id = ?').run(bookmarkId)
  for (const row of cache.query<VersionColumns>(VERSIONS_OF_ARTICLE).all(articleId).reverse()) {
    insertBookmarkVersion(library, bookmarkId, row)
  }
}

/** A text under which the article of a bookmark came, by the guid that it is stored under. */
export interface BookmarkedText {
  readonly feedId: FeedId
  readonly guid: string
  readonly article: ParsedArticle
}

/** Adds it to what the bookmark remembers, unless it says the same. To be called inside a transaction of the library. */
export function rememberText(library: WritableDb, { feedId, guid, article }: BookmarkedText, now: number): void {
  const bookmark = library
    .query<{ id: number; title: string; body: Uint8Array }>(
      'SELECT id, title, body FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL',
    )
    .get(feedId, guid)
  if (!bookmark) return
  const { id } = bookmark
  const newest = library
    .query<{ title: string; body: Uint8Array }>(
      'SELECT title, body FROM bookmark_versions WHERE bookmark_id = ? AND seen_until IS NULL',
    )
    .get(id)
  const { title, body } = newest ?? bookmark
  if (wordsKeyOf(title, unpackBody(body).text) === article.wordsKey) return
  library
    .command('UPDATE bookmark_versions SET seen_until = ? WHERE bookmark_id = ? AND seen_until IS NULL')
    .run(now, id)
  const { language, direction, baseUrl } = article
  insertBookmarkVersion(library, id, {
    title: article.title,
    body: article.body,
    language,
    direction,
    base_url: baseUrl,
    seen_from: now,
    seen_until: null,
  })
  forgetOldest(library, id)
}

/** The text that the copy has, before another takes its place. To be called inside a transaction of the library. */
export function keepBookmarkVersion(library: WritableDb, id: number, now: number): void {
  library
    .command(
      `INSERT INTO bookmark_versions (bookmark_id, title, body, language, direction, base_url, seen_from, seen_until)
       SELECT id, title, body, language, direction, base_url, bookmarked_at, ? FROM bookmarks WHERE id = ?`,
    )
    .run(now, id)
  forgetOldest(library, id)
}

function insertBookmarkVersion(library: WritableDb, bookmarkId: number, version: VersionColumns): void {
  library
    .command(
      `INSERT INTO bookmark_versions (bookmark_id, title, body, language, direction, base_url, seen_from, seen_until)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      bookmarkId,
      version.title,
      version.body,
      version.language,
      version.direction,
      version.base_url,
      version.seen_from,
      version.seen_until,
    )
}

function forgetOldest(library: WritableDb, bookmarkId: number): void {
  library
    .command(
      `DELETE FROM bookmark_versions WHERE bookmark_id = ?1 AND id NOT IN (
         SELECT id FROM bookmark_versions WHERE bookmark_id = ?1 ORDER BY id DESC LIMIT ${MOST_BOOKMARK_VERSIONS})`,
    )
    .run(bookmarkId)
}

interface VersionColumns {
  readonly title: string
  readonly body: Uint8Array
  readonly language: string | null
  readonly direction: Direction
  readonly base_url: string | null
  readonly seen_from: number
  readonly seen_until: number | null
}

const VERSION_COLUMNS = 'title, body, language, direction, base_url, seen_from, seen_until'
const VERSIONS_OF_ARTICLE = `SELECT ${VERSION_COLUMNS} FROM versions WHERE article_id = ? ORDER BY id DESC`
const VERSIONS_OF_BOOKMARK = `SELECT ${VERSION_COLUMNS} FROM bookmark_versions WHERE bookmark_id = ? ORDER BY id DESC`

/** Newest first. */
export function readVersions({ library, cache }: ReadableDatabases, ref: ArticleRef): ArticleVersion[] {
  const { kind, id } = placeOf(ref)
  const rows =
    kind === 'article'
      ? cache.query<VersionColumns>(VERSIONS_OF_ARTICLE).all(id)
      : library.query<VersionColumns>(VERSIONS_OF_BOOKMARK).all(id)
  return rows.map(({ body, base_url, seen_from, seen_until, ...version }) => {
    const unpacked = unpackBody(body)
    const { html } = shownBody(unpacked)
    return { ...version, text: unpacked.text, html, baseUrl: base_url, seenFrom: seen_from, seenUntil: seen_until }
  })
}
