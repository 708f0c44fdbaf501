/** Bytes to articles. The way in: `readFeed`; `packFeed` makes of it what the store takes. */

import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith'
import { directionOf } from '../../shared/arabic/direction.ts'
import type { Direction, FeedWarning } from '../../shared/models.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { FeedBytes, ReadArticle, ReadFeed } from '../sync/parser.ts'
import { innerBase, webAddress } from './addresses.ts'
import { parseDate } from './dates.ts'
import { decode } from './decode.ts'
import { type FeedFormat, feedFormat } from './feed-format.ts'
import { believedLanguage, languageTag } from './language.ts'
import { plainLine } from './plain-text.ts'
import type { RawFeed, RawItem } from './raw-feed.ts'
import { type ArticleContext, readArticle } from './read-article.ts'
import { fromAtom } from './read-atom.ts'
import { fromJson } from './read-json.ts'
import { fromRdf, fromRss } from './read-rss.ts'

const MOST_ARTICLES = 1000
const JUDGED_TITLES = 20

/** Throws `emptyAnswer`, `notAFeed` or `feedBroken`. */
export function readFeed({ bytes, headers, url, now }: FeedBytes): ReadFeed {
  const { text, guessed } = decode(bytes, headers['content-type'] ?? null)
  const raw = parseText(text, feedFormat(text))
  const base = innerBase(raw.base, url)
  const title = plainLine(raw.title ?? '') || null
  const declared = languageTag(raw.language)
  const context: ArticleContext = { base, language: declared, now }
  const warnings: readonly [FeedWarning, boolean][] = [
    ['encodingGuessed', guessed],
    ['tooManyArticles', raw.items.length > MOST_ARTICLES],
  ]
  const articles = distinct(newest(raw.items, now).map(item => readArticle(item, context)))
  const direction = directionOfFeed(title, declared, articles)
  const words = [title ?? '', ...articles.slice(0, JUDGED_TITLES).map(article => article.title ?? '')].join('\n')
  return {
    title,
    homepage: webAddress(raw.homepage, base),
    language: believedLanguage(declared, direction, words),
    direction,
    timeToLive: raw.timeToLive,
    warnings: warnings.flatMap(([warning, holds]) => (holds ? [warning] : [])),
    articles,
  }
}

function parseText(text: string, format: FeedFormat): RawFeed {
  try {
    switch (format) {
      case 'rss':
        return fromRss(parseRssFeed(text))
      case 'rdf':
        return fromRdf(parseRdfFeed(text))
      case 'atom':
        return fromAtom(parseAtomFeed(text))
      case 'json':
        return fromJson(parseJsonFeed(parseJson(text)))
    }
  } catch (error) {
    if (error instanceof ExpectedError) throw error
    // The library's own words say little (“Invalid feed format”); its cause names the place.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new ExpectedError(format === 'json' ? 'notAFeed' : 'feedBroken', `${format}: ${cause.slice(0, 300)}`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const code = text.includes('jsonfeed.org') ? 'feedBroken' : 'notAFeed'
    throw new ExpectedError(code, `broken JSON: ${String(error).slice(0, 300)}`)
  }
}

/** The first article of each guid; where a feed gives one guid to different pages, the page's address becomes the guid. */
function distinct(articles: readonly ReadArticle[]): ReadArticle[] {
  const byGuid = new Map<string, ReadArticle>()
  for (const article of articles) {
    const first = byGuid.get(article.guid)
    if (!first) byGuid.set(article.guid, article)
    else if (article.url !== null && article.url !== first.url && !byGuid.has(article.url)) {
      byGuid.set(article.url, { ...article, guid: article.url })
    }
  }
  return [...byGuid.values()]
}

/** Feeds of everything ever published exist; the newest thousand are news. The order stays the feed's. */
function newest(items: readonly RawItem[], now: number): readonly RawItem[] {
  if (items.length <= MOST_ARTICLES) return items
  const byDate = items.map(({ published }, index) => ({ index, at: parseDate(published, now) ?? 0 }))
  byDate.sort((a, b) => b.at - a.at || a.index - b.index)
  const kept = new Set(byDate.slice(0, MOST_ARTICLES).map(({ index }) => index))
  return items.filter((_, index) => kept.has(index))
}

/** What most of its articles are; its own title decides where they do not. */
function directionOfFeed(title: string | null, declared: string | null, articles: readonly ReadArticle[]): Direction {
  const rightToLeft = articles.filter(article => article.direction === 'rtl').length
  if (rightToLeft * 2 === articles.length) return directionOf(title ?? '', declared)
  return rightToLeft * 2 > articles.length ? 'rtl' : 'ltr'
}
