/** Atom (RFC 4287, and 0.3 as far as `feedsmith` knows it), in our shape. */

import type { AtomFeed } from 'feedsmith'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import { firstOf, htmlFromText, type RawFeed, type RawItem, type RawTitle } from './raw-feed.ts'

type Entry = AtomFeed.Entry<string>
type Text = AtomFeed.Text

export function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    title: feed.title?.value ?? null,
    homepage: linkOf(feed.links, 'alternate'),
    language: firstOf(feed.xml?.lang, feed.dc?.languages?.[0]),
    base: feed.xml?.base ?? null,
    timeToLive: null,
    items: (feed.entries ?? []).map(entry => fromEntry(entry, feed)),
  }
}

function fromEntry(entry: Entry, feed: AtomFeed.Feed<string>): RawItem {
  const enclosures = (entry.links ?? []).flatMap(({ rel, href, type, length }) =>
    rel === 'enclosure' && href ? [{ url: href, type: type ?? null, length: length ?? null }] : [],
  )
  return {
    guid: entry.id ?? null,
    link: linkOf(entry.links, 'alternate'),
    title: titleOf(entry.title),
    authors: (entry.authors ?? entry.source?.authors ?? feed.authors ?? []).map(author => author.name ?? author.email),
    published: firstOf(entry.published, entry.dcterms?.issued?.[0], entry.dc?.dates?.[0], entry.updated),
    updated: entry.updated ?? null,
    html: htmlOf(entry.content) || htmlOf(entry.summary) || (entry.media?.groups?.[0]?.description?.value ?? ''),
    language: firstOf(entry.content?.xml?.lang, entry.xml?.lang, entry.title?.xml?.lang),
    base: firstOf(entry.content?.xml?.base, entry.xml?.base),
    enclosures,
    pictures: [...enclosures.filter(enclosureIsPicture).map(e => e.url), ...mediaPictures(entry.media)],
  }
}

/** Without a type the specification says text; in the world such titles carry entities and markup. */
function titleOf(title: Text | undefined): RawTitle | null {
  return title?.value ? { value: title.value, isText: title.type === 'text' } : null
}

function htmlOf(text: { readonly value?: string; readonly type?: string } | undefined): string {
  if (!text?.value) return ''
  return text.type === 'text' || text.type === 'text/plain' ? htmlFromText(text.value) : text.value
}

function linkOf(
  links: readonly { readonly rel?: string; readonly href?: string }[] | undefined,
  rel: string,
): string | null {
  const found = links?.find(link => (link.rel ?? 'alternate') === rel && link.href)
  return found?.href ?? null
}
