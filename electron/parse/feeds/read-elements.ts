/** What RSS, RDF and Atom write in the same elements. */

import { HOUR } from '../../../shared/units.ts'
import { decodeHtmlText } from '../html/entities.ts'
import type { MarkupElement } from './element.ts'
import { htmlFromText, isEscapedMarkup, isPlainText } from './plain-texts.ts'
import type { RawEnclosure, RawTitle } from './raw-feed.ts'
import { isVisible } from './titles.ts'

const MAIL_IN_BRACKETS = /(?<!\s)\s*[(<]\s*(?:mailto:)?[^\s()<>]+@[^\s()<>]+\s*[)>]\s*/
const NAME_IN_BRACKETS = /^(?:mailto:)?[^\s()<>@]+@[^\s()<>]+\s*\((.+)\)$/

/** `mail@x (Name)`, `Name <mail@x>` and `Name (mail@x)` are written by whoever is named. */
export function nameIn(author: string): string {
  const [, name] = NAME_IN_BRACKETS.exec(author) ?? []
  return name ?? (author.replace(MAIL_IN_BRACKETS, ' ').trim() || author)
}

/** An Atom person: their name, else their address. */
export function personName(person: MarkupElement): string {
  return nameIn(person.textOf('name') ?? person.textOf('atom:name') ?? person.textOf('email') ?? ownText(person))
}

function ownText(person: MarkupElement): string {
  return person.elements.length === 0 ? person.text() : ''
}

/**
 * HTML of an Atom text construct. `type` is html, xhtml, text or a MIME type; Atom 0.3 adds `mode`. Nothing said means
 * text by the specification; in the world it is markup, unless there is nothing in it but text.
 */
export function htmlOf(element: MarkupElement): string {
  if (isInBase64(element)) return fromBase64(element.text())
  if (isPlain(element)) return htmlFromText(element.text())
  if (element.attribute('type') === 'xhtml') return unwrapped(element).inlineMarkup()
  return htmlMeant(element.markup(), element.attribute('type') !== null)
}

/** What is markup by its form, whatever it was called; `isDeclared` says that lines in it are no lines. */
function htmlMeant(written: string, isDeclared: boolean): string {
  const markup = isEscapedMarkup(written) ? decodeHtmlText(written) : written
  return !isDeclared && isPlainText(markup) ? htmlFromText(decodeHtmlText(markup)) : markup
}

/** The first of them that shows anything. */
export function firstTitle(parent: MarkupElement, names: readonly string[]): RawTitle | null {
  for (const child of childrenNamed(parent, names)) {
    const title = titleOf(child)
    if (isVisible(title)) return title
  }
  return null
}

function titleOf(element: MarkupElement): RawTitle {
  const isOneText = element.elements.length === 0 && !isInBase64(element)
  return { value: isOneText ? element.text() : htmlOf(element), isText: isPlain(element) }
}

function isPlain(element: MarkupElement): boolean {
  if (element.elements.length > 0) return false
  const type = element.attribute('type')?.toLowerCase()
  return type === 'text' || type === 'text/plain' || type === 'plain'
}

/** Every text of children of these names that is not empty, name by name. */
export function textsOf(parent: MarkupElement, names: readonly string[]): string[] {
  const texts: string[] = []
  for (const child of childrenNamed(parent, names)) {
    const text = child.text()
    if (text !== '') texts.push(text)
  }
  return texts
}

/** The children of the first name, then those of the second. */
export function childrenNamed(parent: MarkupElement, names: readonly string[]): MarkupElement[] {
  const found: MarkupElement[] = []
  // Asked several times for every article: loops, where a chain of functions would take twice as long.
  for (const name of names) {
    for (const child of parent.elements) if (child.name === name) found.push(child)
  }
  return found
}

/** Atom 0.3 says so; Atom 1.0 encodes content of other types so: text of that kind is there for tests only. */
function isInBase64(element: MarkupElement): boolean {
  if (element.attribute('mode') === 'base64') return true
  const type = element.attribute('type')?.toLowerCase() ?? ''
  if (!type.includes('/') || element.elements.length > 0) return false
  return !/^text\/|[/+]xml$|html/.test(type)
}

function fromBase64(text: string): string {
  const decoded = /^[\w+/\s]+(?:=+\s*)?$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text
  // A picture or a sound, not a text.
  return decoded.includes('\ufffd') ? '' : decoded
}

/** XHTML comes in a <div> that is no part of it. */
function unwrapped(element: MarkupElement): MarkupElement {
  const [only, more] = element.elements
  return only && !more && /^(?:\w+:)?div$/.test(only.name) ? only : element
}

/** Addresses of the page that these links lead to, the likeliest first. */
export function alternateLinks(links: readonly MarkupElement[]): string[] {
  const alternates = links.filter(link => addressIn(link) !== '' && /^$|alternate$/.test(link.attribute('rel') ?? ''))
  const isPage = (link: MarkupElement) => /html|^$/.test(link.attribute('type') ?? '')
  return [...alternates.filter(isPage), ...alternates.filter(link => !isPage(link))].map(addressIn)
}

/** Atom has it in an attribute; some write it as RSS does. */
function addressIn(link: MarkupElement): string {
  return link.attribute('href') || link.text()
}

export function enclosureFrom(element: MarkupElement, address: string): RawEnclosure[] {
  const url = element.attribute(address)
  if (!url) return []
  const length = Number.parseInt(element.attribute('length') ?? '', 10)
  return [{ url, type: element.attribute('type') || null, length: length > 0 ? length : null }]
}

/** Sections, subjects and tags. A label is for people, a term for programs. */
export function categoriesOf(item: MarkupElement): string[] {
  return item.elements.flatMap(element => {
    switch (element.name) {
      case 'category':
      case 'atom:category':
        return element.attribute('label') || element.attribute('term') || element.text() || []
      case 'media:category':
        return element.attribute('label') || element.text() || []
      case 'dc:subject':
        return element.text() || []
      case 'itunes:category':
        return [element.attribute('text') ?? '', ...categoriesOf(element)]
      default:
        return []
    }
  })
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR,
  daily: 24 * HOUR,
  weekly: 7 * 24 * HOUR,
  monthly: 30 * 24 * HOUR,
  yearly: 365 * 24 * HOUR,
}

/** https://web.resource.org/rss/1.0/modules/syndication/ */
export function updatePeriod(channel: MarkupElement): number | null {
  const period = PERIODS[channel.textOf('sy:updateperiod')?.toLowerCase() ?? '']
  if (period === undefined) return null
  return period / Math.max(Number.parseInt(channel.textOf('sy:updatefrequency') ?? '', 10) || 1, 1)
}

/** The nearest declaration; an empty one says that what is declared outside does not hold here. */
export function languageOf(...elements: readonly (MarkupElement | null)[]): string | null {
  for (const element of elements) {
    const language = element?.attribute('xml:lang')
    if (language !== undefined && language !== null) return language
  }
  return null
}
