/** Bytes to articles. The way in: `readFeed`; `packFeed` makes of it what the store takes. */

import { type Direction, directionOf, hasRightToLeft } from '../../../shared/arabic/direction.ts'
import type { FeedWarning } from '../../../shared/contract/sources.ts'
import { believedLanguage, languageTag } from '../../../shared/press/language.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { ReadArticle } from '../../records/article.ts'
import type { FeedBytes, ReadFeed } from '../../records/feed.ts'
import { decode } from '../bytes/decode.ts'
import { innerBase } from '../html/addresses.ts'
import { type Cleaned, clean } from './clean.ts'
import { firstDate } from './dates.ts'
import { feedFormat } from './feed-format.ts'
import { type JsonText, parseJsonText } from './json-text.ts'
import { baseOfLinks, siteAddress } from './links.ts'
import { readMarkup } from './markup.ts'
import type { RawFeed, RawItem } from './raw-feed.ts'
import { type ArticleContext, readArticle } from './read-article.ts'
import { fromAtom } from './read-atom.ts'
import { fromJson } from './read-json.ts'
import { fromRss } from './read-rss.ts'
import { titleLine } from './titles.ts'

const MOST_ARTICLES = 1000
const JUDGED_TITLES = 20

/** Throws `emptyAnswer`, `notAFeed` or `feedBroken`. */
export function readFeed({ bytes, headers, url, now }: FeedBytes): ReadFeed {
  const decoded = decode(bytes, headers['content-type'] ?? null)
  const cleaned = clean(decoded, bytes)
  const read = readText(cleaned)
  const { raw } = read
  const homepage = homepageOf(raw, url)
  const base = raw.base === null ? baseOfLinks({ url, homepage, links: linksIn(raw) }) : innerBase(raw.base, url)
  const title = titleLine(raw.title)
  const declared = languageTag(raw.language)
  const context: ArticleContext = { base, language: declared, now }
  const articles = distinct(newest(raw.items, now).map(item => readArticle(item, context)))
  const direction = directionOfFeed(title, declared, articles)
  const words = [title ?? '', ...articles.slice(0, JUDGED_TITLES).map(article => article.title ?? '')].join('\n')
  return {
    title,
    homepage,
    language: believedLanguage(declared, direction, words),
    direction,
    timeToLive: raw.timeToLive,
    warnings: warningsOf({
      // Last: text is decoded, and mended, while articles are read.
      repaired: cleaned.isCleaned || decoded.isMended || read.isRepaired(),
      cutOff: read.isCutOff,
      encodingGuessed: decoded.guessed,
      tooManyArticles: raw.items.length > MOST_ARTICLES,
    }),
    articles: direction === 'rtl' ? articles.map(readFromTheRight) : articles,
  }
}

/** In a feed that is read from the right, a headline with a word of its language is too, however many names are in it. */
function readFromTheRight(article: ReadArticle): ReadArticle {
  const { title, text, direction, language } = article
  if (direction === 'rtl' || title === null || text !== '' || !hasRightToLeft(title)) return article
  return { ...article, direction: 'rtl', language: believedLanguage(language, 'rtl', title) }
}

function homepageOf({ homepages, base }: RawFeed, url: string): string | null {
  const outer = innerBase(base, url)
  for (const written of homepages) {
    const address = siteAddress(written, outer)
    if (address !== null) return address
  }
  return null
}

const JUDGED_LINKS = 100

function linksIn({ items }: RawFeed): string[] {
  return items.slice(0, JUDGED_LINKS).flatMap(({ links }) => links[0] ?? [])
}

function warningsOf(holds: Readonly<Record<FeedWarning, boolean>>): FeedWarning[] {
  const warnings: readonly FeedWarning[] = ['repaired', 'cutOff', 'encodingGuessed', 'tooManyArticles']
  return warnings.filter(warning => holds[warning])
}

interface ReadText {
  readonly raw: RawFeed
  readonly isCutOff: boolean
  isRepaired(): boolean
}

function readText({ text, doubling }: Cleaned): ReadText {
  const { format, start, hasJunk } = feedFormat(text)
  if (format === 'json') return readJson(text)
  const markup = readMarkup(text, start, format, doubling)
  if (markup === null) throw new ExpectedError('notAFeed', 'no element')
  const { root, faults } = markup
  const raw = format === 'atom' ? fromAtom(root) : fromRss(root)
  // An empty feed that is broken is no empty feed: its articles are there and could not be found.
  if (raw.items.length === 0 && (faults.broken || faults.cutOff)) {
    throw new ExpectedError('feedBroken', faults.cutOff ? 'breaks off before the first article' : 'tags do not match')
  }
  return { raw, isCutOff: faults.cutOff, isRepaired: () => hasJunk || faults.repaired }
}

function readJson(text: string): ReadText {
  const { value, isRepaired, isCutOff } = parseJson(text)
  return { raw: fromJson(value), isCutOff, isRepaired: () => isRepaired }
}

function parseJson(text: string): JsonText {
  try {
    return parseJsonText(text)
  } catch (error) {
    const code = text.includes('jsonfeed.org') ? 'feedBroken' : 'notAFeed'
    throw new ExpectedError(code, `broken JSON: ${String(error).slice(0, 300)}`)
  }
}

/**
 * The first article of each guid; where a feed gives one guid to different pages, the page's address becomes the guid.
 * An address that only stands in for a guid may be the front page's, for all headlines.
 */
function distinct(articles: readonly ReadArticle[]): ReadArticle[] {
  const byGuid = new Map<string, ReadArticle>()
  for (const article of articles) {
    const first = byGuid.get(article.guid)
    if (!first) byGuid.set(article.guid, article)
    else if (article.url !== null && article.url !== first.url && !byGuid.has(article.url)) {
      byGuid.set(article.url, { ...article, guid: article.url })
    } else if (article.guid === article.url && article.title !== first.title) {
      byGuid.set(`${article.guid}\n${article.title}`, article)
    }
  }
  return [...byGuid.values()]
}

/** Feeds of everything ever published exist; the newest thousand are news. The order stays the feed's. */
function newest(items: readonly RawItem[], now: number): readonly RawItem[] {
  if (items.length <= MOST_ARTICLES) return items
  const byDate = items.map(({ published }, index) => ({ index, at: Math.min(firstDate(published, now) ?? 0, now) }))
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
