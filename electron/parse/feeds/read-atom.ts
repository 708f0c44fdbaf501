/** Atom 1.0 (RFC 4287) and 0.3. */

import type { MarkupElement } from './element.ts'
import { firstText } from './first-text.ts'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import type { RawFeed, RawItem } from './raw-feed.ts'
import {
  alternateLinks,
  categoriesOf,
  childrenNamed,
  enclosureFrom,
  firstTitle,
  htmlOf,
  languageOf,
  personName,
  textsOf,
  updatePeriod,
} from './read-elements.ts'

const TITLES = ['title', 'dc:title', 'media:title']
const PUBLISHED = ['published', 'issued', 'dcterms:issued', 'dc:date', 'created']
const UPDATED = ['updated', 'modified', 'dcterms:modified']

export function fromAtom(feed: MarkupElement): RawFeed {
  // A document may be a single entry.
  const entries = feed.name === 'entry' ? [feed] : feed.all('entry')
  return {
    title: firstTitle(feed, TITLES),
    homepages: alternateLinks(feed.all('link')),
    language: languageOf(feed) ?? feed.textOf('dc:language'),
    base: feed.attribute('xml:base'),
    timeToLive: updatePeriod(feed),
    items: entries.map(entry => fromEntry(entry, feed)),
  }
}

function fromEntry(entry: MarkupElement, feed: MarkupElement): RawItem {
  const links = entry.all('link')
  const enclosures = links.flatMap(link => (link.attribute('rel') === 'enclosure' ? enclosureFrom(link, 'href') : []))
  const { html, holder: text } = firstText(textsIn(entry), htmlOf)
  const updated = textsOf(entry, UPDATED)
  return {
    guid: entry.textOf('id'),
    links: alternateLinks(links),
    title: firstTitle(entry, TITLES),
    authors: authorsOf(entry, feed),
    categories: categoriesOf(entry),
    comments: commentsIn(links),
    published: [...textsOf(entry, PUBLISHED), ...updated],
    updated,
    html,
    language: languageOf(text, entry, entry.child('title')),
    base: entry.attribute('xml:base'),
    htmlBase: text?.attribute('xml:base') ?? null,
    enclosures,
    pictures: [...enclosures.filter(enclosureIsPicture).map(({ url }) => url), ...mediaPictures(entry)],
  }
}

/** The content, else the summary, else what stands under a film. */
function textsIn(entry: MarkupElement): MarkupElement[] {
  const holders = [entry, ...entry.all('media:group')]
  return [
    ...childrenNamed(entry, ['content', 'summary']),
    ...holders.flatMap(holder => holder.all('media:description')),
    ...entry.all('description'),
  ]
}

/** Who wrote it, else who wrote the feed it was taken from, else who writes this feed. */
function authorsOf(entry: MarkupElement, feed: MarkupElement): string[] {
  for (const holder of [entry, entry.child('source'), feed]) {
    const names = (holder?.all('author') ?? []).map(personName).filter(Boolean)
    if (names.length > 0) return names
  }
  return entry.all('dc:creator').map(creator => creator.text())
}

function commentsIn(links: readonly MarkupElement[]): string | null {
  const replies = links.filter(link => link.attribute('rel') === 'replies')
  const page = replies.find(link => link.attribute('type')?.includes('html'))
  return page?.attribute('href') ?? null
}
