/**
 * A walk over the tags and texts of HTML, in linear time and from tag to tag: what is read here needs no tree. (On the way
 * to every article's text it is called more often than anything else.)
 */

import { decodeHtmlText, decodeReferences, type Faults } from './entities.ts'
import { behind, endOfClosing, endOfName, endOfTag } from './tags.ts'

export interface TokenListener {
  /** Decoded. */
  text?(piece: string): void
  /** Names in lower case. The attributes are empty unless `attributesOf` asked for them. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  /** Elements whose attributes matter. */
  readonly attributesOf?: ReadonlySet<string>
}

const MOST_ATTRIBUTES = 500
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null))
const SLASH = 0x2f
/** What stands in these is text up to their own closing tag. */
const RAW = new Set('script style title textarea xmp iframe noembed noframes'.split(' '))
const RAW_WITH_REFERENCES = new Set(['title', 'textarea'])

export function walkHtml(html: string, listener: TokenListener): void {
  let from = 0
  for (let at = html.indexOf('<'); at !== -1; ) {
    const unit = html.charCodeAt(at + 1)
    if (isLetter(unit)) {
      if (at > from) listener.text?.(decodeHtmlText(html.slice(from, at)))
      from = openTag(html, at, listener)
    } else if (unit === SLASH || unit === 0x21 || unit === 0x3f) {
      if (at > from) listener.text?.(decodeHtmlText(html.slice(from, at)))
      from = unit === SLASH ? closeTag(html, at, listener) : endOfDeclaration(html, at)
    } else {
      // A lone `<` is text.
      at = html.indexOf('<', at + 1)
      continue
    }
    at = html.indexOf('<', from)
  }
  if (from < html.length) listener.text?.(decodeHtmlText(html.slice(from)))
}

/** Gives the place behind the tag, and behind the text of an element that holds nothing but text. */
function openTag(html: string, at: number, listener: TokenListener): number {
  const nameEnd = endOfName(html, at + 1)
  const name = lowerName(html.slice(at + 1, nameEnd))
  const { end, next } = endOfTag(html, nameEnd)
  const hasAttributes = listener.attributesOf?.has(name) === true
  listener.open?.(name, hasAttributes ? attributesIn(html.slice(nameEnd, end)) : NO_ATTRIBUTES)
  if (html.charCodeAt(end - 1) === SLASH) {
    listener.close?.(name)
    return next
  }
  return RAW.has(name) ? rawText(html, name, next, listener) : next
}

function rawText(html: string, name: string, from: number, listener: TokenListener): number {
  let end = html.indexOf('</', from)
  while (end !== -1 && html.slice(end + 2, end + 2 + name.length).toLowerCase() !== name)
    end = html.indexOf('</', end + 2)
  const text = html.slice(from, end === -1 ? html.length : end)
  if (text !== '') listener.text?.(RAW_WITH_REFERENCES.has(name) ? decodeHtmlText(text) : text)
  return end === -1 ? html.length : end
}

function closeTag(html: string, at: number, listener: TokenListener): number {
  if (!isLetter(html.charCodeAt(at + 2))) return behind(html, '>', at)
  const nameEnd = endOfName(html, at + 2)
  listener.close?.(lowerName(html.slice(at + 2, nameEnd)))
  return endOfClosing(html, nameEnd)
}

function endOfDeclaration(html: string, at: number): number {
  return html.startsWith('<!--', at) ? behind(html, '-->', at + 2) : behind(html, '>', at)
}

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const NO_ENTITIES: ReadonlyMap<string, string> = new Map()

function attributesIn(tag: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  // What is odd in here is for nobody to know.
  const faults: Faults = { repaired: false, broken: false, cutOff: false, expanded: 0 }
  let count = 0
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    if (++count > MOST_ATTRIBUTES) break
    attributes[name.toLowerCase()] ??= decodeReferences(double ?? single ?? bare ?? '', NO_ENTITIES, faults)
  }
  return attributes
}

const lowerNames = new Map<string, string>()
const MOST_NAMES = 1000

function lowerName(written: string): string {
  const known = lowerNames.get(written)
  if (known !== undefined) return known
  const lower = written.toLowerCase()
  if (lowerNames.size < MOST_NAMES && written.length < 30) lowerNames.set(written, lower)
  return lower
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}
