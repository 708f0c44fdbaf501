/** Feeds read from text, for the tests of the parse process. */

import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import type { ReadArticle } from '../../electron/records/article.ts'
import type { ReadFeed } from '../../electron/records/feed.ts'

export const NOW = Date.UTC(2026, 1, 11, 12)

export function readText(text: string | Uint8Array, headers: Record<string, string> = {}): ReadFeed {
  return readFeed({
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    headers,
    url: 'https://x.example/feed',
    now: NOW,
  })
}

export function rss(items: string, head = ''): string {
  return `<rss version="2.0"><channel><title>صحيفة</title><link>https://x.example/</link>${head}${items}</channel></rss>`
}

/** The only article of an RSS feed whose item holds this. */
export function readItem(inside: string): ReadArticle {
  const [article] = readText(rss(`<item>${inside}</item>`)).articles
  if (!article) throw new Error('no article')
  return article
}

/** The only article of an Atom feed whose entry holds this. */
export function readEntry(inside: string, attributes = ''): ReadArticle {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>صحيفة</title><entry>${inside}</entry></feed>`
  const [article] = readText(feed).articles
  if (!article) throw new Error('no article')
  return article
}
