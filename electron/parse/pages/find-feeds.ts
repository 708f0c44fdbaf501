/** What lies at an address: a feed, or a page that may lead to some. Runs in the parse process. */

import { languageTag } from '../../../shared/press/language.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { FeedBytes, FeedLink, FoundFeeds } from '../../records/feed.ts'
import { decode } from '../bytes/decode.ts'
import { readFeed } from '../feeds/parse-feed.ts'
import { webAddress } from '../html/addresses.ts'
import { firstWords, plainLine } from '../html/plain-text.ts'
import { collectLinks, type WrittenLink } from './feed-links.ts'
import { looksLikeFeed, roleOf } from './feed-looks.ts'
import { linksInHeader } from './link-header.ts'

const LONGEST_TITLE = 200
/** A page that lists every section of a great newspaper has fewer. */
const MOST_LINKS = 60

/** Throws `notAFeed` for what is neither, `emptyAnswer` or `feedBroken`. */
export function findFeeds(job: FeedBytes): FoundFeeds {
  try {
    return feedAt(job)
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'notAFeed') return pageAt(job, error)
    throw error
  }
}

function feedAt(job: FeedBytes): FoundFeeds {
  const { title, homepage, language, direction, articles } = readFeed(job)
  const dates = articles.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? [])
  const newestAt =
    dates.length > 0
      ? Math.min(
          job.now,
          dates.reduce((newest, at) => Math.max(newest, at)),
        )
      : null
  return { kind: 'feed', title, homepage, facts: { language, direction, articles: articles.length, newestAt } }
}

function pageAt({ bytes, headers, url }: FeedBytes, refusal: ExpectedError): FoundFeeds {
  const written = collectLinks(decode(bytes, headers['content-type'] ?? null).text)
  const ahead = linksInHeader(headers['link'])
  if (!written.isPage && ahead.length === 0) throw refusal
  const base = webAddress(written.base, url) ?? url
  const all = [...ahead.map(link => [link, url] as const), ...written.links.map(link => [link, base] as const)]
  const found = all.flatMap(([link, from]) => feedLink(link, from, url))
  const links = [...new Map(found.map(link => [link.url, link])).values()]
  return {
    kind: 'page',
    title: shortLine(written.siteName) ?? shortLine(written.title),
    generator: shortLine(written.generator)?.toLowerCase() ?? null,
    links: ranked(links, url).slice(0, MOST_LINKS),
    isLocked: all.some(([link, from]) => isLocked(link, from)),
    leadsTo: written.refresh === null ? null : refreshAddress(written.refresh, base, url),
  }
}

/** Longest delay of a refresh that is followed, in seconds: news pages reload themselves after minutes. */
const AT_ONCE = 5
/** Spellings that browsers accept: `0; url='/ar/'`, `0;/ar/`, `0, URL=/ar/`. */
const REFRESH = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(?!\s*url\s*=)([^"'].*))/is

function refreshAddress(content: string, base: string, page: string): string | null {
  const [, seconds, inDouble, inSingle, bare] = REFRESH.exec(content.slice(0, LONGEST_REFRESH)) ?? []
  if (seconds === undefined || Number(seconds) > AT_ONCE) return null
  const address = webAddress(inDouble ?? inSingle ?? bare, base)
  if (address === null) return null
  const url = new URL(address)
  url.hash = ''
  const isLess = page.startsWith('https:') && url.protocol === 'http:'
  return isLess || url.username !== '' || url.password !== '' || url.href === page ? null : url.href
}

const LONGEST_REFRESH = 4096

const FEED_TYPE = /^(?:application|text)\/(?:x[.-])?(?:rss|atom|rdf|feed)(?:\+(?:xml|json))?$/
/** MIME types that say how a file is written and not what it is: the address has to tell. */
const VAGUE_TYPE = /^(?:(?:application|text)\/(?:xml|json|plain|octet-stream))?$/
const NO_FEED_RELATION = /\b(?:stylesheet|edit|post|search|icon)\b/

/** None or one: declared by the page, or an address that looks like one. Anything but http and https ends here. */
function feedLink(written: WrittenLink, base: string, page: string): FeedLink[] {
  const address = webAddress(withoutFeedScheme(written.href), base)
  if (address === null) return []
  const url = new URL(address)
  url.hash = ''
  if (url.username !== '' || url.password !== '' || url.href === page) return []
  const isDeclared = written.kind === 'declared' && isFeedDeclaration(written, url)
  if (!isDeclared && !(written.kind === 'shown' && looksLikeFeed(url))) return []
  const title = shortLine(written.title)
  const language = languageTag(written.language)
  return [{ url: url.href, title, language, isDeclared, role: roleOf(url, title, page) }]
}

/** True for a declared feed whose address holds a name and a password. */
function isLocked(written: WrittenLink, base: string): boolean {
  const address = webAddress(withoutFeedScheme(written.href), base)
  if (address === null || written.kind !== 'declared') return false
  const url = new URL(address)
  return (url.username !== '' || url.password !== '') && isFeedDeclaration(written, url)
}

function isFeedDeclaration({ relation, type: written }: WrittenLink, url: URL): boolean {
  const type = written.split(';')[0]?.trim().toLowerCase() ?? ''
  const relations = relation.toLowerCase()
  if (NO_FEED_RELATION.test(relations)) return false
  if (FEED_TYPE.test(type)) return true
  if (/\bfeed\b/.test(relations)) return VAGUE_TYPE.test(type)
  return /\balternat(?:e|ive)\b/.test(relations) && VAGUE_TYPE.test(type) && looksLikeFeed(url)
}

/** `feed:` before a whole address, or in the place of `https:`. */
function withoutFeedScheme(href: string): string {
  const [scheme] = /^\s*feed:(?:\/\/)?/i.exec(href) ?? []
  if (scheme === undefined) return href
  const rest = href.slice(scheme.length)
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(rest) ? rest : `https://${rest}`
}

const ROLES = ['main', 'part', 'comments']

/** The whole newspaper before its parts, comments last; what the page declares before what only looks like a feed. */
function ranked(links: readonly FeedLink[], page: string): FeedLink[] {
  const { host } = new URL(page)
  const rank = ({ url, role, isDeclared }: FeedLink) =>
    ROLES.indexOf(role) * 4 + (isDeclared ? 0 : 2) + (new URL(url).host === host ? 0 : 1)
  return [...links].sort((a, b) => rank(a) - rank(b))
}

function shortLine(written: string | null): string | null {
  return written === null ? null : firstWords(plainLine(written), LONGEST_TITLE) || null
}
