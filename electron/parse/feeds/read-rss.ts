/** RSS 0.90 to 2.0 and RSS 1.0 (RDF): one family, whose items stand in the channel or beside it. */

import { MINUTE } from '../../../shared/units.ts'
import type { MarkupElement } from './element.ts'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import { firstOf, type RawFeed, type RawItem, type RawTitle } from './raw-feed.ts'
import {
  alternateLink,
  categoriesOf,
  enclosureFrom,
  htmlOf,
  languageOf,
  nameIn,
  personName,
  titleOf,
  updatePeriod,
} from './read-elements.ts'

/** Whole texts before summaries. */
const TEXTS = (
  'content:encoded body xhtml:body xhtml:div fullitem content atom:content ' +
  'description summary atom:summary itunes:summary dc:description media:description'
).split(' ')
const TITLES = ['title', 'dc:title', 'atom:title', 'media:title', 'itunes:title']
const PUBLISHED = ['pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published', 'published', 'date']
const UPDATED = ['atom:updated', 'dcterms:modified', 'updated', 'atom:modified']

export function fromRss(root: MarkupElement): RawFeed {
  const channel = root.child('channel') ?? root
  const minutes = Number.parseInt(channel.textOf('ttl') ?? '', 10)
  const beside = channel === root ? [] : root.all('item')
  return {
    title: firstTitle(channel, TITLES),
    homepage: firstOf(channel.textOf('link'), alternateLink(linksOf(channel))),
    language: firstOf(channel.textOf('language'), channel.textOf('dc:language'), languageOf(channel, root)),
    base: firstOf(channel.attribute('xml:base'), root.attribute('xml:base')),
    timeToLive: minutes > 0 ? minutes * MINUTE : updatePeriod(channel),
    items: [...channel.all('item'), ...beside].filter(holdsAnything).map(fromItem),
  }
}

/** Torn tags leave items with nothing in them. */
function holdsAnything(item: MarkupElement): boolean {
  return item.elements.length > 0 || item.attribute('rdf:about') !== null
}

function fromItem(item: MarkupElement): RawItem {
  const about = item.attribute('rdf:about')
  const guid = firstOf(item.textOf('guid'), item.textOf('atom:id'), about, item.textOf('id'))
  const updated = firstText(item, UPDATED)
  const { html, element: text } = firstHtml(item)
  const links = linksOf(item)
  const enclosures = [
    ...item.all('enclosure').flatMap(element => enclosureFrom(element, 'url')),
    ...links.flatMap(link => (link.attribute('rel') === 'enclosure' ? enclosureFrom(link, 'href') : [])),
  ]
  return {
    guid,
    link: firstOf(item.textOf('link'), alternateLink(links), permanentLink(item), about),
    title: firstTitle(item, TITLES),
    authors: authorsOf(item),
    categories: categoriesOf(item),
    comments: item.textOf('comments'),
    published: firstText(item, PUBLISHED) ?? updated,
    updated,
    html,
    language: languageOf(text, item) ?? item.textOf('dc:language'),
    base: item.attribute('xml:base'),
    htmlBase: text?.attribute('xml:base') ?? null,
    enclosures,
    pictures: [
      ...enclosures.filter(enclosureIsPicture).map(({ url }) => url),
      ...mediaPictures(item),
      ...item.all('itunes:image').flatMap(image => image.attribute('href') || image.attribute('url') || []),
      ...item.all('image').flatMap(image => image.textOf('url') || (image.elements.length === 0 && image.text()) || []),
    ],
  }
}

function firstText(parent: MarkupElement, names: readonly string[]): string | null {
  for (const name of names) {
    const text = parent.textOf(name)
    if (text !== null) return text
  }
  return null
}

function firstTitle(parent: MarkupElement, names: readonly string[]): RawTitle | null {
  for (const name of names) {
    for (const child of parent.all(name)) {
      const title = titleOf(child)
      if (title !== null) return title
    }
  }
  return null
}

/** What is there and empty stands for nothing: many feeds have an empty content beside a description. */
function firstHtml(item: MarkupElement): { readonly html: string; readonly element: MarkupElement | null } {
  for (const name of TEXTS) {
    for (const element of item.all(name)) {
      const html = htmlOf(element)
      if (html !== '') return { html, element }
    }
  }
  return { html: '', element: null }
}

/** A guid is an address unless it says otherwise; many are none and forget to say so. */
function permanentLink(item: MarkupElement): string | null {
  const guid = item.child('guid')
  if (guid === null || guid.attribute('ispermalink')?.toLowerCase() === 'false') return null
  const text = guid.text()
  return /^https?:\/\//i.test(text) ? text : null
}

function authorsOf(item: MarkupElement): string[] {
  const creators = [...item.all('dc:creator'), ...item.all('dc:author')].map(creator => creator.text())
  const authors = [...item.all('author'), ...item.all('atom:author')].map(personName)
  const named = [...creators.map(nameIn), ...authors].filter(Boolean)
  return named.length > 0 ? named : [nameIn(item.textOf('itunes:author') ?? '')]
}

/** Atom's links, and RSS's where somebody took one for the other. */
function linksOf(parent: MarkupElement): MarkupElement[] {
  return [...parent.all('atom:link'), ...parent.all('link')]
}
