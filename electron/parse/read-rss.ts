/** RSS 0.9x, 2.0 and 1.0 (RDF) as `feedsmith` gives them, in our shape. */

import type { RdfFeed, RssFeed } from 'feedsmith'
import { HOUR, MINUTE } from '../network/limits.ts'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import { firstOf, markupTitle, type RawEnclosure, type RawFeed, type RawItem } from './raw-feed.ts'

type RssItem = RssFeed.Item<string>
type RdfItem = RdfFeed.Item<string>
type Extensions = Pick<RssItem & RdfItem, 'atom' | 'content' | 'dc' | 'dcterms' | 'media' | 'xml'>

export function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  const minutes = feed.ttl ?? 0
  return {
    title: feed.title ?? null,
    homepage: firstOf(feed.link, feed.atom?.links?.find(isAlternate)?.href),
    language: firstOf(feed.language, feed.dc?.languages?.[0], feed.xml?.lang),
    base: feed.xml?.base ?? null,
    timeToLive: minutes > 0 ? minutes * MINUTE : updatePeriod(feed.sy),
    items: (feed.items ?? []).map(fromRssItem),
  }
}

export function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    title: feed.title ?? null,
    homepage: feed.link ?? null,
    language: firstOf(feed.dc?.languages?.[0], feed.xml?.lang),
    base: feed.xml?.base ?? null,
    timeToLive: updatePeriod(feed.sy),
    items: (feed.items ?? []).map(fromRdfItem),
  }
}

function fromRssItem(item: RssItem): RawItem {
  const enclosures = (item.enclosures ?? []).flatMap(fromEnclosure)
  const guid = item.guid?.value ?? null
  const guidIsLink = guid !== null && item.guid?.isPermaLink !== false && /^https?:\/\//i.test(guid)
  return {
    ...common(item, firstOf(item.description, item.itunes?.summary)),
    guid: firstOf(guid, item.atom?.id),
    link: firstOf(item.link, item.atom?.links?.find(isAlternate)?.href, guidIsLink ? guid : null),
    title: markupTitle(firstOf(item.title, item.dc?.titles?.[0], item.media?.title?.value, item.itunes?.title)),
    authors: authorsOf(item),
    published: firstOf(item.pubDate, ...publishedDates(item)),
    enclosures,
    pictures: [
      ...enclosures.filter(enclosureIsPicture).map(e => e.url),
      ...mediaPictures(item.media),
      ...given(item.itunes?.image),
    ],
  }
}

function fromRdfItem(item: RdfItem): RawItem {
  return {
    ...common(item, item.description ?? null),
    guid: item.rdf?.about ?? null,
    link: firstOf(item.link, item.rdf?.about),
    title: markupTitle(firstOf(item.title, item.dc?.titles?.[0])),
    authors: item.dc?.creators ?? [],
    published: firstOf(...publishedDates(item)),
    enclosures: [],
    pictures: mediaPictures(item.media),
  }
}

function common(item: Extensions, description: string | null) {
  return {
    html:
      firstOf(
        item.content?.encoded,
        description,
        item.atom?.content?.value,
        item.dc?.descriptions?.[0],
        item.media?.description?.value,
      ) ?? '',
    updated: firstOf(item.atom?.updated, item.dcterms?.modified?.[0]),
    language: firstOf(item.xml?.lang, item.dc?.languages?.[0]),
    base: item.xml?.base ?? null,
  }
}

function authorsOf(item: RssItem): (string | undefined)[] {
  const named = item.dc?.creators ?? item.authors?.map(author => author.name ?? author.email)
  return named ?? item.atom?.authors?.map(author => author.name) ?? given(item.itunes?.author)
}

function publishedDates(item: Extensions): (string | undefined)[] {
  return [
    item.dc?.dates?.[0],
    item.dcterms?.issued?.[0],
    item.dcterms?.created?.[0],
    item.atom?.published,
    item.atom?.updated,
  ]
}

function fromEnclosure({ url, type, length }: { url?: string; type?: string; length?: number }): RawEnclosure[] {
  return url ? [{ url, type: type ?? null, length: length ?? null }] : []
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR,
  daily: 24 * HOUR,
  weekly: 7 * 24 * HOUR,
  monthly: 30 * 24 * HOUR,
  yearly: 365 * 24 * HOUR,
}

/** https://web.resource.org/rss/1.0/modules/syndication/ */
function updatePeriod(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | null {
  const period = PERIODS[sy?.updatePeriod?.trim().toLowerCase() ?? '']
  return period === undefined ? null : period / Math.max(sy?.updateFrequency ?? 1, 1)
}

function isAlternate({ rel }: { rel?: string }): boolean {
  return rel === undefined || rel === 'alternate'
}

function given(value: string | undefined): string[] {
  return value === undefined ? [] : [value]
}
