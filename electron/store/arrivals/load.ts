/** Articles from outside the network, for `inspect load`. */

import { directionOf } from '../../../shared/arabic/direction.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { LoadedArticle, ParsedArticle } from '../../records/article.ts'
import { linkKeyOf, wordsKeyOf } from '../../records/article-keys.ts'
import { packBody } from '../../records/body.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { addFeeds } from '../sources/add-feeds.ts'
import { setSourceEnabled } from '../sources/sources.ts'
import { waitForStory } from '../stories/story-desk.ts'
import { findByGuid } from './known-articles.ts'
import type { Listeners } from './listeners.ts'
import { type ArticlePlace, insertArticle, updateArticle } from './save-article.ts'

const LEAD_LENGTH = 300

export function loadArticles(
  databases: Databases,
  { unindexed, watching }: Listeners,
  articles: readonly LoadedArticle[],
  now: number,
): ArticleRef[] {
  const places = placesOf(databases, [...new Set(articles.map(({ source }) => source))], now)
  const parsed = articles.map(article => ({ source: article.source, article: parsedOf(article) }))
  const ids = transaction(databases.cache, () => {
    const saved = parsed.map(({ source, article }) => {
      const place = places.get(source)
      if (!place) throw new Error(`No source was made for ${source}.`)
      const id = saveByGuid(databases, place, article, now)
      waitForStory(databases.cache, id)
      return id
    })
    watching.decide(new Map(saved.map(id => [id, null])))
    return saved
  })
  for (const [index, id] of ids.entries()) {
    const article = parsed[index]?.article
    if (article) unindexed.remember(id, article)
  }
  return ids.map((id): ArticleRef => `article:${id}`)
}

/** Whoever gives an id for a line means that line, however much two of them are alike. */
function saveByGuid(databases: Databases, place: ArticlePlace, article: ParsedArticle, now: number): number {
  const known = findByGuid(databases.cache, place.feedId, article.guid)
  return (known ? updateArticle(databases, place, known, article, now) : insertArticle(databases, place, article, now))
    .id
}

/** Each source gets a feed that no sync can fetch; the source is disabled, so that none tries. */
function placesOf(databases: Databases, titles: readonly string[], now: number): ReadonlyMap<string, ArticlePlace> {
  const missing = titles.filter(title => !findPlace(databases.library, title))
  const { added } = addFeeds(
    databases,
    missing.map(title => ({ url: addressOf(title), title, homepage: null, section: null })),
    now,
  )
  for (const { sourceId } of added) setSourceEnabled(databases.library, sourceId, false)
  const places = new Map<string, ArticlePlace>()
  for (const title of titles) {
    const place = findPlace(databases.library, title)
    if (place) places.set(title, place)
  }
  return places
}

function addressOf(sourceTitle: string): string {
  return `loaded:${encodeURIComponent(sourceTitle)}`
}

function findPlace(library: ReadableDb, sourceTitle: string): ArticlePlace | undefined {
  return library
    .query<ArticlePlace>(
      `SELECT source_id AS sourceId, feeds.id AS feedId FROM feeds JOIN sources ON sources.id = source_id
       WHERE removed_at IS NULL AND (url = ? OR sources.title = ?) ORDER BY url = ? DESC LIMIT 1`,
    )
    .get(addressOf(sourceTitle), sourceTitle, addressOf(sourceTitle))
}

function parsedOf({ id, title, url, content, publishedAt }: LoadedArticle): ParsedArticle {
  const wordsKey = wordsKeyOf(title, content)
  return {
    guid: id,
    ownGuid: true,
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
    isCut: false,
    contentHash: String(wordsKey),
    linkKey: linkKeyOf(url),
    wordsKey,
  }
}

function paragraphsOf(content: string): string {
  const lines = content.split(/\r?\n/u).filter(line => line.trim() !== '')
  return lines.map(line => `<p>${escapeHtml(line)}</p>`).join('')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
