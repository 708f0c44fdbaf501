/** What an address alone tells about a feed. Pure. */

import type { FeedRole } from '../../../shared/contract/sources.ts'

const FEED_SEGMENT = /^(?:feeds?|rss\d?|atom\d?|rdf)$/i
const FEED_FILE =
  /\.(?:rss|atom|rdf)$|(?:^|[._-])(?:feed|rss|atom|rdf|backend)[^/]*\.(?:xml|json|php|aspx?|ashx|html?)$|^index\.xml$/i
const FEED_QUERY =
  /[?&](?:feed|type|format|alt|output|page|tmpl|option)=(?:rss\d?|atom|rdf|feed|backend|com_rss)(?:&|$)/i
/** Services whose buttons carry a feed's address but lead to a page about it. */
const OTHER_READERS = /(?:^|\.)(?:feedly|netvibes|inoreader|newsblur|theoldreader|bloglines|yahoo|feedspot)\.com$/i

export function looksLikeFeed(url: URL): boolean {
  if (OTHER_READERS.test(url.hostname)) return false
  const segments = segmentsOf(url)
  return segments.some(isFeedSegment) || FEED_FILE.test(segments.at(-1) ?? '') || FEED_QUERY.test(url.search)
}

const COMMENTS_ADDRESS = /(?:^|[/?&=_-])comments?(?:[/?&=._-]|$)|withcomments/i
const COMMENTS_TITLE = /\bcomments?\b|\bcommentaires?\b|تعليق/iu

/**
 * Comments are told by address or title. The whole newspaper is what lies at the root or where the page itself lies;
 * everything deeper is a part of it.
 */
export function roleOf(url: URL, title: string | null, page: string): FeedRole {
  if (isAboutComments(url, title)) return 'comments'
  const above = placeAbove(url)
  const isWhole = above === '' || above === placeAbove(new URL(page))
  return isWhole && !/[?&](?:cat|category|tag|author|section|rubrique|id_rubrique)=/i.test(url.search) ? 'main' : 'part'
}

export function isAboutComments(url: URL, title: string | null): boolean {
  return COMMENTS_ADDRESS.test(url.pathname + url.search) || COMMENTS_TITLE.test(title ?? '')
}

/** The folders that a feed belongs to: «sport» for /sport/feed, nothing for /feed/posts/default. */
function placeAbove(url: URL): string {
  const segments = segmentsOf(url)
  const feed = segments.findIndex(isFeedSegment)
  const folders = feed === -1 ? segments.filter(segment => !segment.includes('.')) : segments.slice(0, feed)
  // What stands behind it names a part, except for the words that stand for everything.
  const behind = feed === -1 ? [] : segments.slice(feed + 1).filter(segment => !EVERYTHING.test(segment))
  return [...folders, ...behind].join('/').toLowerCase()
}

const EVERYTHING = /^(?:posts|default|all|news|index|latest|main|home|rss2?|atom|feed|full|xml|\d+)(?:\.\w+)?$/i

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter(Boolean)
}

function isFeedSegment(segment: string): boolean {
  return FEED_SEGMENT.test(segment)
}
