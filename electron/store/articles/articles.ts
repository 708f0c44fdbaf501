/** Articles in the cache: their rows, and reading one. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { PictureKey, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleRow, PageState } from '../../../shared/contract/reading.ts'
import type { WatchId } from '../../../shared/contract/watches.ts'
import type { FailureCode } from '../../../shared/result.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type { KeptArticle } from '../../records/article.ts'
import { unpackBody } from '../../records/body.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { picturesOf } from '../pictures/picture-names.ts'
import { languageOfSource } from '../sources/languages.ts'
import { readingFace, shownDirection } from '../sources/rules.ts'
import { titleFromAddress, visibleSources } from '../sources/sources.ts'
import { WATCH_COLUMN, wordsOfWatch } from './marks.ts'
import { positionOf } from './positions.ts'
import { shownBody } from './shown-body.ts'

export interface RowColumns {
  readonly id: number
  readonly source_id: SourceId
  readonly url: string | null
  readonly title: string
  readonly lead: string
  readonly shown_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly picture: PictureKey | null
  readonly read_at: number | null
  readonly bookmarked: number
  /** The watch that it is marked for. */
  readonly watch_id: WatchId | null
}

/** Articles that come get higher ones; 0: there is none. */
export function highestId(cache: ReadableDb): number {
  return cache.query<{ id: number | null }>('SELECT max(id) AS id FROM articles').get()?.id ?? 0
}

/** The columns that `rowOf` needs, of a table or alias named `articles`. A muted article has the number of its newspaper, too. */
export const ROW_COLUMNS = `
  articles.id, abs(source_id) AS source_id, url, title, coalesce(published_at, first_seen_at) AS shown_at, language, direction, read_at, bookmarked,
  (SELECT lead FROM bodies WHERE article_id = articles.id) AS lead,
  (SELECT key FROM article_pictures WHERE article_id = articles.id AND position = 0) AS picture,
  ${WATCH_COLUMN}`

export function rowOf(
  { library, cache }: ReadableDatabases,
  row: RowColumns,
  sourceTitles: ReadonlyMap<SourceId, string>,
): ArticleRow {
  return {
    ref: `article:${row.id}`,
    title: shownTitle(row),
    lead: row.lead,
    sourceId: row.source_id,
    sourceTitle: sourceTitles.get(row.source_id) ?? '',
    sourceLanguage: languageOfSource(cache, row.source_id),
    publishedAt: row.shown_at,
    language: row.language,
    direction: shownDirection(library, row.source_id, row.direction),
    picture: row.picture,
    read: row.read_at !== null,
    bookmarked: row.bookmarked === 1,
    watchedFor: wordsOfWatch(library, row.watch_id),
    story: null,
  }
}

/** A headline of invisible characters is none. */
export function shownTitle({ title, url, picture }: Pick<RowColumns, 'title' | 'url' | 'picture'>): string {
  if (isVisible(title)) return title
  return picture === null && url !== null ? titleFromAddress(url) : ''
}

interface ArticleColumns extends RowColumns, Identity {
  readonly author: string | null
  readonly base_url: string | null
  readonly body: Uint8Array
}

/** null when it is not there or its newspaper is not to be seen. */
export function readArticle(databases: ReadableDatabases, id: number): KeptArticle | null {
  const { library, cache } = databases
  const row = cache
    .query<ArticleColumns>(
      `SELECT ${ROW_COLUMNS}, feed_id, guid, author, base_url, body FROM articles JOIN bodies ON article_id = articles.id
       WHERE articles.id = ?`,
    )
    .get(id)
  const sources = visibleSources(library)
  if (!row || !sources.has(row.source_id)) return null
  return {
    ...rowOf(databases, row, sources),
    savedAt: null,
    url: row.url,
    author: row.author,
    ...shownBody(unpackBody(row.body)),
    baseUrl: row.base_url,
    pictures: picturesOf(cache, id),
    page: pageStateOf(cache, id),
    position: positionOf(library, row),
    face: readingFace(library, row.source_id),
  }
}

/** null: nobody has asked for the page. */
export function pageStateOf(cache: ReadableDb, articleId: number): PageState | null {
  const row = cache
    .query<PageColumns>(
      `SELECT is_shown, is_beginning AND (is_shown OR is_cut) AS is_beginning, failure_code, failure_message
       FROM pages JOIN articles ON articles.id = article_id WHERE article_id = ?`,
    )
    .get(articleId)
  if (!row) return null
  const { failure_code: code, failure_message: message } = row
  return {
    isShown: row.is_shown === 1,
    isBeginning: row.is_beginning === 1,
    failure: code && { code, message: message ?? '' },
  }
}

interface PageColumns {
  readonly is_shown: number
  readonly is_beginning: number
  readonly failure_code: FailureCode | null
  readonly failure_message: string | null
}
