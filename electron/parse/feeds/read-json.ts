/** JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1), in our shape. */

import { ExpectedError } from '../../../shared/result.ts'
import { enclosureIsPicture } from './media-pictures.ts'
import { firstOf, htmlFromText, type RawEnclosure, type RawFeed, type RawItem } from './raw-feed.ts'

/** Nothing is believed of it but what is looked at. */
type Json = Readonly<Record<string, unknown>>

/** Throws `notAFeed`. */
export function fromJson(value: unknown): RawFeed {
  const feed = recordOf(value)
  if (feed === null || !Array.isArray(feed['items'])) throw new ExpectedError('notAFeed', 'JSON without items')
  return {
    title: titleOf(feed),
    homepage: textOf(feed, 'home_page_url'),
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
  const updated = textOf(item, 'date_modified')
  return {
    guid: textOf(item, 'id'),
    link: firstOf(textOf(item, 'url'), textOf(item, 'external_url')),
    title: titleOf(item),
    authors: authors.length > 0 ? authors : authorsOf(feed),
    categories: textsIn(item, 'tags'),
    comments: null,
    published: firstOf(textOf(item, 'date_published'), updated),
    updated,
    html:
      textOf(item, 'content_html') ??
      htmlFromText(firstOf(textOf(item, 'content_text'), textOf(item, 'summary')) ?? ''),
    language: textOf(item, 'language'),
    base: null,
    htmlBase: null,
    enclosures,
    pictures: [...named, ...enclosures.filter(enclosureIsPicture).map(({ url }) => url)],
  }
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
  return typeof value === 'string' && value !== '' ? wellFormed(value) : null
}

function textsIn(holder: Json, name: string): string[] {
  const values = holder[name]
  return Array.isArray(values) ? values.filter(value => typeof value === 'string').map(wellFormed) : []
}

function recordsIn(holder: Json, name: string): Json[] {
  const values = holder[name]
  return Array.isArray(values) ? values.map(recordOf).filter(record => record !== null) : []
}

function recordOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

/** Halves of characters are possible in JSON and nowhere else. */
function wellFormed(text: string): string {
  return /\p{Cs}/u.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text
}
