/** RSS 0.90 to 2.0 and RSS 1.0 (RDF): one family, whose items stand in the channel or beside it. */

import { MINUTE } from '../../../shared/units.ts'
import type { MarkupElement } from './element.ts'
import { firstText } from './first-text.ts'
import { enclosureIsPicture, mediaPictures } from './media-pictures.ts'
import { firstOf, type RawFeed, type RawItem } from './raw-feed.ts'
import {
  alternateLinks,
  categoriesOf,
  childrenNamed,
  enclosureFrom,
  firstTitle,
  htmlOf,
  languageOf,
  nameIn,
  personName,
  textsOf,
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
  const channels = channelsOf(root)
  const [channel = root, ...others] = channels
  const minutes = Number.parseInt(channel.textOf('ttl') ?? '', 10)
  return {
    title: channels.map(each => firstTitle(each, TITLES)).find(title => title !== null) ?? null,
    homepages: channels.flatMap(homepagesOf),
    language: languageOfChannel(channel) ?? languageOf(root),
    base: firstOf(channel.attribute('xml:base'), root.attribute('xml:base')),
    timeToLive: minutes > 0 ? minutes * MINUTE : updatePeriod(channel),
    items: [
      ...itemsOf(channel),
      ...(channel === root ? [] : channel.all('channel').flatMap(itemsWithin)),
      ...others.flatMap(itemsWithin),
      ...(channel === root ? [] : itemsOf(root)),
    ],
  }
}

/** One by the standard; some newspapers give each section its own. Where there is none its parts stand in the root. */
function channelsOf(root: MarkupElement): readonly MarkupElement[] {
  const channels = root.all('channel')
  return channels.length === 0 ? [root] : channels
}

/** What the feed as a whole says is what its first channel says; items of others bring along what theirs said. */
function itemsWithin(channel: MarkupElement): RawItem[] {
  const language = languageOfChannel(channel)
  const base = channel.attribute('xml:base')
  const items = [...itemsOf(channel), ...channel.all('channel').flatMap(itemsWithin)]
  return items.map(item => ({ ...item, language: item.language ?? language, base: item.base ?? base }))
}

function itemsOf(channel: MarkupElement): RawItem[] {
  return channel.all('item').filter(holdsAnything).map(fromItem)
}

function languageOfChannel(channel: MarkupElement): string | null {
  return firstOf(channel.textOf('language'), channel.textOf('dc:language'), languageOf(channel))
}

function homepagesOf(channel: MarkupElement): string[] {
  return [...textsOf(channel, ['link']), ...alternateLinks(linksOf(channel))]
}

/** Torn tags leave items with nothing in them. */
function holdsAnything(item: MarkupElement): boolean {
  return item.elements.length > 0 || item.attribute('rdf:about') !== null
}

function fromItem(item: MarkupElement): RawItem {
  const about = item.attribute('rdf:about')
  const guid = firstOf(item.textOf('guid'), item.textOf('atom:id'), about, item.textOf('id'))
  const updated = textsOf(item, UPDATED)
  const { html, holder: text } = firstText(childrenNamed(item, TEXTS), htmlOf)
  const links = linksOf(item)
  const pages = [...textsOf(item, ['link']), ...alternateLinks(links)]
  const enclosures = [
    ...item.all('enclosure').flatMap(element => enclosureFrom(element, 'url')),
    ...links.flatMap(link => (link.attribute('rel') === 'enclosure' ? enclosureFrom(link, 'href') : [])),
  ]
  return {
    guid,
    links: pages.length > 0 ? pages : [permanentLink(item) ?? about ?? ''],
    title: firstTitle(item, TITLES),
    authors: authorsOf(item),
    categories: categoriesOf(item),
    comments: item.textOf('comments'),
    published: [...textsOf(item, PUBLISHED), ...updated],
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
