/** JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1), in our shape. */

import type { JsonFeed } from 'feedsmith'
import { enclosureIsPicture } from './media-pictures.ts'
import { firstOf, htmlFromText, type RawFeed, type RawItem } from './raw-feed.ts'

export function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: feed.title ?? null,
    homepage: feed.home_page_url ?? null,
    language: feed.language ?? null,
    base: null,
    timeToLive: null,
    items: (feed.items ?? []).map(item => fromItem(item, feed)),
  }
}

function fromItem(item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>): RawItem {
  const enclosures = (item.attachments ?? []).flatMap(({ url, mime_type, size_in_bytes }) =>
    url ? [{ url, type: mime_type ?? null, length: size_in_bytes ?? null }] : [],
  )
  const named = [item.image, item.banner_image].filter(address => address !== undefined)
  return {
    guid: item.id ?? null,
    link: firstOf(item.url, item.external_url),
    // The specification calls it plain text.
    title: item.title ? { value: item.title, isText: true } : null,
    authors: (item.authors ?? feed.authors ?? []).map(author => author.name),
    published: firstOf(item.date_published, item.date_modified),
    updated: item.date_modified ?? null,
    html: item.content_html || htmlFromText(item.content_text ?? item.summary ?? ''),
    language: item.language ?? null,
    base: null,
    enclosures,
    pictures: [...named, ...enclosures.filter(enclosureIsPicture).map(e => e.url)],
  }
}
