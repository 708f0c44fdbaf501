/** feedparser's names for things and ours: the one place that knows both. */

import { plainLine, plainText } from '../../electron/parse/html/plain-text.ts'
import type { ReadArticle } from '../../electron/records/article.ts'
import type { ReadFeed } from '../../electron/records/feed.ts'

export interface Assertion {
  readonly path: readonly (string | number)[]
  readonly op: string
  readonly value?: unknown
}

/**
 * Whether what was read agrees with each, without those that speak of something that we do not keep. An article has one
 * text: where a case names a summary and a content, it is one of them.
 */
export function answers(assertions: readonly Assertion[], feed: ReadFeed): boolean[] {
  const given = assertions.map(assertion => ({ isText: isText(assertion), answer: agrees(assertion, feed) }))
  const texts = given.filter(({ isText }) => isText)
  const others = given.filter(({ isText }) => !isText).map(({ answer }) => answer)
  return [...others, texts.length > 0 ? texts.some(({ answer }) => answer) : null].filter(answer => answer !== null)
}

function isText({ op, path }: Assertion): boolean {
  return op === '==' && /^entries\.\d+\.(?:summary|description|content\.\d+\.value)$/.test(path.join('.'))
}

/** Null where it speaks of something that we do not keep. */
function agrees(assertion: Assertion, feed: ReadFeed): boolean | null {
  const [holder, ...rest] = assertion.path
  if (holder === 'feed') return feedAgrees(rest.join('.'), assertion, feed)
  if (holder !== 'entries') return null
  const article = feed.articles[Number(rest[0])]
  return article === undefined ? false : articleAgrees(rest.slice(1), assertion, article)
}

function feedAgrees(path: string, { op, value }: Assertion, feed: ReadFeed): boolean | null {
  if (op !== '==') return null
  switch (path) {
    case 'title':
      return sameText(feed.title, value)
    case 'link':
      return sameAddress(feed.homepage, value)
    case 'language':
      return feed.language === value
    default:
      return null
  }
}

function articleAgrees(path: readonly (string | number)[], assertion: Assertion, article: ReadArticle): boolean | null {
  const { op, value } = assertion
  const [name, index, part] = path
  if (op === 'lacksKey' && path.length === 0) return value === 'link' ? article.url === null : null
  if (op === 'length' && name === 'tags') return article.categories.length === value
  if (op !== '==') return null
  switch (name) {
    case 'title':
      return sameText(article.title, value)
    case 'link':
      return sameAddress(article.url, value)
    case 'id':
      return article.guid === value
    case 'summary':
    case 'description':
      return sameText(article.text, value)
    case 'content':
      if (part === 'value') return sameText(article.text, value)
      return part === 'language' ? article.language === value : null
    case 'published':
    case 'updated':
    case 'created':
      return [article.publishedAt, article.updatedAt].includes(Date.parse(String(value)))
    case 'published_parsed':
    case 'updated_parsed':
    case 'created_parsed':
      return [article.publishedAt, article.updatedAt].includes(instantOf(value))
    case 'author':
      return sameText(article.author, String(value).replace(/\s*\(\S+@\S+\)$/, ''))
    case 'author_detail':
      return index === 'name' ? sameText(article.author, value) : null
    case 'authors':
      return part === 'name' ? (article.author ?? '').split(', ').includes(String(value)) : null
    case 'tags':
      // A label stands for its term.
      return part === 'term' || part === 'label' ? article.categories[Number(index)] === value : null
    case 'comments':
      return sameAddress(article.comments, value)
    case 'enclosures':
      return enclosureAgrees(part, value, article.enclosures[Number(index)])
    case 'media_thumbnail':
    case 'image':
      return part === 'url' || index === 'href' ? article.pictures.some(picture => sameAddress(picture, value)) : null
    case 'language':
      return article.language === value
    default:
      return null
  }
}

function enclosureAgrees(part: unknown, value: unknown, enclosure: ReadArticle['enclosures'][number] | undefined) {
  const wanted = new Map<string, unknown>(part === undefined ? Object.entries(Object(value)) : [[String(part), value]])
  if (enclosure === undefined) return false
  return (
    ['url', 'href'].every(name => !wanted.has(name) || sameAddress(enclosure.url, wanted.get(name))) &&
    (!wanted.has('length') || String(enclosure.length) === String(wanted.get('length'))) &&
    (!wanted.has('type') || enclosure.type === wanted.get('type'))
  )
}

/** Titles and texts are compared as what a reader sees. */
function sameText(ours: string | null, theirs: unknown): boolean {
  return asRead(ours ?? '') === asRead(plainText(String(theirs))) || asRead(ours ?? '') === asRead(String(theirs))
}

function asRead(text: string): string {
  return plainLine(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).replace(/\s+/g, ' ')
}

/** As a browser writes them. */
function sameAddress(ours: string | null, theirs: unknown): boolean {
  return ours === (URL.canParse(String(theirs)) ? new URL(String(theirs)).href : theirs)
}

function instantOf(tuple: unknown): number | null {
  const [year = 0, month = 1, day, hour, minute, second] = Array.isArray(tuple) ? tuple.map(Number) : []
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
