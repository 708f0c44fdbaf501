/** JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1), in our shape. */

import { ExpectedError } from '../../../shared/result.ts'
import { undoubled } from '../bytes/undouble.ts'
import { wholeCharacters } from '../html/entities.ts'
import { unwrapped, withoutSectionMarks } from '../html/sections.ts'
import { firstText } from './first-text.ts'
import { enclosureIsPicture } from './media-pictures.ts'
import { htmlFromText } from './plain-texts.ts'
import type { RawEnclosure, RawFeed, RawItem } from './raw-feed.ts'

/** Nothing is believed of it but what is looked at. */
type Json = Readonly<Record<string, unknown>>

/** Throws `notAFeed`. */
export function fromJson(value: unknown): RawFeed {
  const feed = recordOf(value)
  if (feed === null || !Array.isArray(feed['items'])) throw new ExpectedError('notAFeed', 'JSON without items')
  return {
    title: titleOf(feed),
    homepages: textsOf(feed, ['home_page_url']),
    language: textOf(feed, 'language'),
    base: null,
    timeToLive: null,
    items: recordsIn(feed, 'items').map(item => fromItem(item, feed)),
  }
}

function fromItem(item: Json, feed: Json): RawItem {
  const enclosures = recordsIn(item, 'attachments').flatMap(enclosureFrom)
  const named = [textOf(item, 'image'), textOf(item, 'banner_image')].filter(address => address !== null)
  const authors = authorsOf(item)
  const updated = textsOf(item, ['date_modified'])
  return {
    guid: textOf(item, 'id'),
    links: textsOf(item, ['url', 'external_url']),
    title: titleOf(item),
    authors: authors.length > 0 ? authors : authorsOf(feed),
    categories: textsIn(item, 'tags'),
    comments: null,
    published: [...textsOf(item, ['date_published']), ...updated],
    updated,
    html: firstText(['content_html', 'content_text', 'summary'], name => htmlIn(item, name)).html,
    language: textOf(item, 'language'),
    base: null,
    htmlBase: null,
    enclosures,
    pictures: [...named, ...enclosures.filter(enclosureIsPicture).map(({ url }) => url)],
  }
}

function htmlIn(item: Json, name: string): string {
  const written = textOf(item, name) ?? ''
  return name === 'content_html' ? withoutSectionMarks(written) : htmlFromText(written)
}

/** The specification calls it plain text. */
function titleOf(holder: Json) {
  const value = textOf(holder, 'title')
  return value === null ? null : { value, isText: true }
}

/** 1.1 has several, 1.0 one. */
function authorsOf(holder: Json): string[] {
  const people = [...recordsIn(holder, 'authors'), recordOf(holder['author'])]
  return people.flatMap(person => (person && textOf(person, 'name')) ?? [])
}

function enclosureFrom(attachment: Json): RawEnclosure[] {
  const url = textOf(attachment, 'url')
  const size = attachment['size_in_bytes']
  const length = typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null
  return url === null ? [] : [{ url, type: textOf(attachment, 'mime_type'), length }]
}

/** Version 1.0 let ids be numbers. */
function textOf(holder: Json, name: string): string | null {
  const value = Object.hasOwn(holder, name) ? holder[name] : null
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  const text = typeof value === 'string' ? mended(value) : ''
  return text === '' ? null : text
}

/** Values of those names that are present. */
function textsOf(holder: Json, names: readonly string[]): string[] {
  return names.flatMap(name => textOf(holder, name) ?? [])
}

/** What a document of markup is spared while it is read: halves of characters, slips of encodings, CDATA in the air. */
function mended(written: string): string {
  return unwrapped(undoubled(wholeCharacters(written)))
}

function textsIn(holder: Json, name: string): string[] {
  const values = holder[name]
  return Array.isArray(values) ? values.filter(value => typeof value === 'string').map(mended) : []
}

function recordsIn(holder: Json, name: string): Json[] {
  const values = holder[name]
  return Array.isArray(values) ? values.map(recordOf).filter(record => record !== null) : []
}

function recordOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}
