/**
 * Lists as JSON: what wallabag exports, the metadata of an Omnivore export, and articles with a star as FreshRSS and others
 * write them, in the shape of Google Reader's `starred.json`.
 */

import type { CollectedHighlight } from '../../records/collection.ts'
import { parseJsonText } from '../feeds/json-text.ts'
import { plainText } from '../html/plain-text.ts'
import { type Collected, type Collection, collectionOf, instantOf } from './collection.ts'

type Json = Readonly<Record<string, unknown>>

/** null: it is no list that we know. */
export function readRecords(text: string): Collection | null {
  const value = jsonIn(text)
  if (isObject(value) && Array.isArray(value.items)) return collectionOf('starred', value.items.map(starred))
  if (!Array.isArray(value)) return null
  const known = value.filter(isObject)
  if (known.some(one => 'is_archived' in one || 'is_starred' in one)) {
    return collectionOf('wallabag', value.map(fromWallabag))
  }
  if (known.some(one => 'slug' in one && 'savedAt' in one)) return collectionOf('omnivore', value.map(fromOmnivore))
  return null
}

function jsonIn(text: string): unknown {
  try {
    return parseJsonText(text).value
  } catch {
    return null
  }
}

function fromWallabag(one: unknown): Collected | null {
  if (!isObject(one)) return null
  return {
    url: textIn(one.url) || textIn(one.given_url) || textIn(one.origin_url),
    title: textIn(one.title),
    sourceTitle: textIn(one.domain_name),
    author: textsIn(one.published_by).join('، ') || null,
    language: textIn(one.language) || null,
    publishedAt: instantOf(one.published_at),
    savedAt: instantOf(one.created_at),
    tags: listIn(one.tags).map(tag => (isObject(tag) ? textIn(tag.label) : textIn(tag))),
    html: textIn(one.content),
    highlights: listIn(one.annotations).flatMap(highlightIn),
  }
}

function highlightIn(annotation: unknown): CollectedHighlight[] {
  if (!isObject(annotation)) return []
  const { quote, text, created_at: madeAt } = annotation
  return [{ quote: textIn(quote), note: textIn(text), madeAt: instantOf(madeAt) }]
}

/** The list in a text of JSON; null: there is none. */
export function recordsIn(text: string): readonly unknown[] | null {
  const value = jsonIn(text)
  return Array.isArray(value) ? value : null
}

/** `slug`: the name of its files beside the list. */
export function fromOmnivore(one: unknown): (Collected & { readonly slug: string }) | null {
  if (!isObject(one)) return null
  const { readingProgress } = one
  return {
    url: textIn(one.url),
    slug: textIn(one.slug),
    position: typeof readingProgress === 'number' ? readingProgress / 100 : null,
    title: textIn(one.title),
    author: textIn(one.author) || null,
    publishedAt: instantOf(one.publishedAt),
    savedAt: instantOf(one.savedAt),
    tags: textsIn(one.labels),
  }
}

/** In folders and with a star, both of which are `categories` there; what is a state and no name is left out. */
function starred(item: unknown): Collected | null {
  if (!isObject(item)) return null
  const origin = isObject(item.origin) ? item.origin : {}
  return {
    url: [...listIn(item.canonical), ...listIn(item.alternate)].map(hrefIn).find(href => href !== '') ?? '',
    title: plainText(textIn(item.title)),
    sourceTitle: plainText(textIn(origin.title)),
    author: plainText(textIn(item.author)) || null,
    publishedAt: instantOf(item.published),
    savedAt: instantOf(item.timestampUsec) ?? instantOf(item.crawlTimeMsec),
    tags: textsIn(item.categories).flatMap(category => /\/label\/(.+)$/.exec(category)?.[1] ?? []),
    html: contentIn(item.content) || contentIn(item.summary),
  }
}

function hrefIn(link: unknown): string {
  return isObject(link) ? textIn(link.href) : ''
}

function contentIn(value: unknown): string {
  return isObject(value) ? textIn(value.content) : textIn(value)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textsIn(value: unknown): string[] {
  return listIn(value).map(textIn)
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
