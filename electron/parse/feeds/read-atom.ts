/** Atom 1.0 (RFC 4287) and 0.3. */

import type { MarkupElement } from './element.ts'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import { firstOf, type RawFeed, type RawItem } from './raw-feed.ts'
import {
  alternateLink,
  categoriesOf,
  enclosureFrom,
  htmlOf,
  languageOf,
  personName,
  titleOf,
  updatePeriod,
} from './read-elements.ts'

export function fromAtom(feed: MarkupElement): RawFeed {
  // A document may be a single entry.
  const entries = feed.name === 'entry' ? [feed] : feed.all('entry')
  return {
    title: titleOf(feed.child('title')),
    homepage: alternateLink(feed.all('link')),
    language: languageOf(feed) ?? feed.textOf('dc:language'),
    base: feed.attribute('xml:base'),
    timeToLive: updatePeriod(feed),
    items: entries.map(entry => fromEntry(entry, feed)),
  }
}

function fromEntry(entry: MarkupElement, feed: MarkupElement): RawItem {
  const links = entry.all('link')
  const enclosures = links.flatMap(link => (link.attribute('rel') === 'enclosure' ? enclosureFrom(link, 'href') : []))
  const { html, element: text } = firstHtml(entry)
  const updated = firstOf(entry.textOf('updated'), entry.textOf('modified'), entry.textOf('dcterms:modified'))
  return {
    guid: entry.textOf('id'),
    link: alternateLink(links),
    title: titleOf(entry.child('title') ?? entry.child('dc:title') ?? entry.child('media:title')),
    authors: authorsOf(entry, feed),
    categories: categoriesOf(entry),
    comments: commentsIn(links),
    published: firstOf(
      entry.textOf('published'),
      entry.textOf('issued'),
      entry.textOf('dcterms:issued'),
      entry.textOf('dc:date'),
      entry.textOf('created'),
      updated,
    ),
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
function firstHtml(entry: MarkupElement): { readonly html: string; readonly element: MarkupElement | null } {
  const described = entry.child('media:group')?.all('media:description') ?? []
  const texts = [...entry.all('content'), ...entry.all('summary'), ...described, ...entry.all('description')]
  for (const element of texts) {
    const html = htmlOf(element)
    if (html !== '') return { html, element }
  }
  return { html: '', element: null }
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
