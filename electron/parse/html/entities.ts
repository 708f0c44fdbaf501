/** Character references in XML and in what passes for it. */

import { Tokenizer } from 'htmlparser2'

const FIVE: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const LONGEST_NAME = 32
/** All that the entities of a document's own DTD may add up to. */
const MOST_EXPANDED = 64 * 1024
/** Windows-1252 in the room of the C1 controls, as HTML reads `&#146;` too. */
const WINDOWS_1252 = new TextDecoder('windows-1252')

/** What is found out about a document while it is read. */
export interface Faults {
  /** Something was mended: the document is not what the standard says. */
  repaired: boolean
  /** Tags do not match: parts may have been missed. */
  broken: boolean
  /** The end is missing. */
  cutOff: boolean
  /** Characters that entities of the document's own added so far. */
  expanded: number
}

export type OwnEntities = ReadonlyMap<string, string>

/** References resolved: numbers, XML's five, HTML's names, the document's own. What is none of them stays as written. */
export function decodeReferences(raw: string, own: OwnEntities, faults: Faults): string {
  let at = raw.indexOf('&')
  if (at === -1) return raw
  let text = ''
  let from = 0
  let hasHalf = false
  while (at !== -1) {
    const end = endOfReference(raw, at + 1)
    const value = end === -1 ? null : meaningOf(raw.slice(at + 1, end), own, faults)
    if (value === null) {
      faults.repaired = true
      at = raw.indexOf('&', at + 1)
    } else {
      text += raw.slice(from, at) + value
      hasHalf ||= isHalf(value)
      from = (end as number) + 1
      at = raw.indexOf('&', from)
    }
  }
  text += raw.slice(from)
  return hasHalf ? wholeCharacters(text) : text
}

/** The semicolon, or -1 where something comes before it that no reference holds. */
function endOfReference(raw: string, from: number): number {
  const limit = Math.min(raw.length, from + LONGEST_NAME)
  for (let at = from; at < limit; at++) {
    const unit = raw.charCodeAt(at)
    if (unit === 0x3b) return at === from ? -1 : at
    const inName =
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      (unit === 0x23 && at === from) ||
      unit === 0x5f ||
      unit === 0x2d ||
      unit === 0x2e
    if (!inName) return -1
  }
  return -1
}

function meaningOf(name: string, own: OwnEntities, faults: Faults): string | null {
  const usual = FIVE[name]
  if (usual !== undefined) return usual
  if (name.charCodeAt(0) === 0x23) return numericValue(name)
  const declared = own.get(name)
  if (declared === undefined) return namedValue(name)
  faults.expanded += declared.length
  return faults.expanded > MOST_EXPANDED ? null : declared
}

function numericValue(reference: string): string | null {
  const [, hexadecimal, decimal] = /^#(?:[xX]([\da-fA-F]+)|(\d+))$/.exec(reference) ?? []
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number.parseInt(decimal ?? '', 10)
  if (Number.isNaN(code)) return null
  if (code >= 0x80 && code <= 0x9f) return fromWindows1252(code)
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return ''
  if (code === 0xfffe || code === 0xffff) return ''
  if (code > 0x10ffff) return '\ufffd'
  // Half of an emoji, as programs of sixteen bits write it: the next reference is the other half.
  return String.fromCodePoint(code)
}

function isHalf(value: string): boolean {
  const unit = value.charCodeAt(0)
  return value.length === 1 && unit >= 0xd800 && unit <= 0xdfff
}

const HALF = /\p{Cs}/gu

/** A half that has found no other half is no character. */
export function wholeCharacters(text: string): string {
  return text.search(HALF) === -1 ? text : text.replace(HALF, '\ufffd')
}

const HALF_REFERENCE = /&#(?:x0{0,4}d[89a-f][\da-f]{2}|0{0,4}5[5-7]\d{3});/i
const TWO_REFERENCES = /&#(x0{0,4}d[89ab][\da-f]{2}|0{0,4}5[56]\d{3});&#(x[\da-f]{1,9}|\d{1,9});/gi

/** Pairs of halves as one character each: the tokenizer below knows whole characters only. */
function withPairs(text: string): string {
  if (!HALF_REFERENCE.test(text)) return text
  return text.replace(TWO_REFERENCES, (both, first: string, second: string) => {
    const pair = `${numericValue(`#${first}`) ?? ''}${numericValue(`#${second}`) ?? ''}`
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : both
  })
}

export function fromWindows1252(code: number): string {
  return WINDOWS_1252.decode(Uint8Array.of(code))
}

/** The text of HTML, where references may lack their semicolon. */
export function decodeHtmlText(text: string): string {
  let at = text.indexOf('&')
  if (at === -1) return text
  let decoded = ''
  let from = 0
  let hasHalf = false
  for (; at !== -1; at = text.indexOf('&', from)) {
    const end = endOfReference(text, at + 1)
    const value = end === -1 ? null : meaningInHtml(text.slice(at + 1, end))
    // Rare enough: somebody who knows all the rules takes the whole of it.
    if (value === null) return tokenized(withPairs(text))
    decoded += text.slice(from, at) + value
    hasHalf ||= isHalf(value)
    from = end + 1
  }
  decoded += text.slice(from)
  return hasHalf ? wholeCharacters(decoded) : decoded
}

/** What a reference of HTML means, told without its marks; null for none. */
export function meaningInHtml(name: string): string | null {
  return FIVE[name] ?? (name.charCodeAt(0) === 0x23 ? numericValue(name) : namedValue(name))
}

function tokenized(text: string): string {
  let decoded = ''
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => {
        decoded += text.slice(start, end)
      },
      ontextentity: codepoint => {
        decoded += String.fromCodePoint(codepoint)
      },
      onopentagname: ignore,
      onopentagend: ignore,
      onselfclosingtag: ignore,
      onclosetag: ignore,
      onattribname: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(text)
  tokenizer.end()
  return decoded
}

function ignore(): void {
  // There are no tags in a text.
}

const named = new Map<string, string | null>()
const MOST_REMEMBERED = 3000

/** HTML's two thousand names are in htmlparser2's tables; feeds use a dozen. */
function namedValue(name: string): string | null {
  const remembered = named.get(name)
  if (remembered !== undefined) return remembered
  const value = tokenized(`&${name};`)
  const known = value.endsWith(';') || value.startsWith('&') ? null : value
  if (named.size < MOST_REMEMBERED) named.set(name, known)
  return known
}
