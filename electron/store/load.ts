/** Articles from outside the network, for `inspect load`. */

import { createHash } from 'node:crypto'
import { directionOf } from '../../shared/arabic/direction.ts'
import type { ArticleRef, FeedId, SourceId } from '../../shared/models.ts'
import { saveArticle } from './articles.ts'
import { packBody } from './body.ts'
import { type Databases, type ReadableDb, transaction } from './database.ts'
import type { LoadedArticle, ParsedArticle } from './records.ts'
import { addFeeds, setSourceEnabled } from './sources.ts'
import type { UnindexedTexts } from './unindexed-texts.ts'

const LEAD_LENGTH = 300

export function loadArticles(
  databases: Databases,
  unindexed: UnindexedTexts,
  articles: readonly LoadedArticle[],
  now: number,
): ArticleRef[] {
  const places = placesOf(databases, [...new Set(articles.map(({ source }) => source))], now)
  const parsed = articles.map(article => ({ source: article.source, article: parsedOf(article) }))
  const ids = transaction(databases.cache, () =>
    parsed.map(({ source, article }) => {
      const place = places.get(source)
      if (!place) throw new Error(`No source was made for ${source}.`)
      return saveArticle(databases, place, article, now).id
    }),
  )
  for (const [index, id] of ids.entries()) {
    const article = parsed[index]?.article
    if (article) unindexed.remember(id, article)
  }
  return ids.map((id): ArticleRef => `article:${id}`)
}

interface Place {
  readonly sourceId: SourceId
  readonly feedId: FeedId
}

/** Each source gets a feed that no sync can fetch; the source is disabled, so that none tries. */
function placesOf(databases: Databases, titles: readonly string[], now: number): ReadonlyMap<string, Place> {
  const missing = titles.filter(title => !findPlace(databases.library, title))
  const { added } = addFeeds(
    databases,
    missing.map(title => ({ url: addressOf(title), title, homepage: null, section: null })),
    now,
  )
  for (const { sourceId } of added) setSourceEnabled(databases.library, sourceId, false)
  const places = new Map<string, Place>()
  for (const title of titles) {
    const place = findPlace(databases.library, title)
    if (place) places.set(title, place)
  }
  return places
}

function addressOf(sourceTitle: string): string {
  return `loaded:${encodeURIComponent(sourceTitle)}`
}

function findPlace(library: ReadableDb, sourceTitle: string): Place | undefined {
  return library
    .query<Place>(
      `SELECT source_id AS sourceId, feeds.id AS feedId FROM feeds JOIN sources ON sources.id = source_id
       WHERE removed_at IS NULL AND (url = ? OR sources.title = ?) ORDER BY url = ? DESC LIMIT 1`,
    )
    .get(addressOf(sourceTitle), sourceTitle, addressOf(sourceTitle))
}

function parsedOf({ id, title, url, content, publishedAt }: LoadedArticle): ParsedArticle {
  return {
    guid: id,
    url,
    title,
    author: null,
    publishedAt,
    updatedAt: null,
    language: null,
    direction: directionOf(`${title} ${content}`, null),
    lead: content.replace(/\s+/gu, ' ').trim().slice(0, LEAD_LENGTH),
    picture: null,
    pictures: [],
    baseUrl: url,
    body: packBody({ html: paragraphsOf(content), text: content }),
    text: content,
    contentHash: createHash('sha256').update(`${title}\n${content}`).digest('hex'),
  }
}

function paragraphsOf(content: string): string {
  const lines = content.split(/\r?\n/u).filter(line => line.trim() !== '')
  return lines.map(line => `<p>${escapeHtml(line)}</p>`).join('')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
