/**
 * The address in what people paste where one is asked for, and in what lists hold. It was copied out of text that runs to
 * the left, out of chats and mails, and brings along what stood around it. Nothing is judged here. Pure.
 */

/** Longer than any address that is ever opened: judged as it is. */
const LONGEST = 8000

/** An address without a scheme that stands in a longer text was not meant to be found. */
const MOST_WORDS = 50

/**
 * Signs that show nothing: of direction, of width, of where a line may break. An override of direction is none of them:
 * inside an address it only ever deceives, and whoever judges the address has to see it.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/g
/** Not after what belongs to an address itself, nor after another scheme: `view-source:https://…` is none of ours. */
const BEGINNING = /(?<![a-z0-9+.\-_~%&=?#/@]|[a-z0-9]:)(?:feed:(?:\/\/)?)?https?:\/\//i
const HOST = /^(?:feed:(?:\/\/)?)?(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+(?::\d+)?(?:[/?#]\S*)?$/iu

/** The text without anything around the address in it; where there is none, as good as it came. */
export function pastedAddress(written: string): string {
  if (written.length > LONGEST) return written.trim()
  const text = written.replace(UNSEEN, '').trim()
  const beginning = BEGINNING.exec(text)
  if (beginning) return withoutTail(wholeAddress(text.slice(beginning.index), text[beginning.index - 1] ?? ''))
  const words = text.split(/\s+/, MOST_WORDS)
  return unwrapped(words.length > 1 ? (words.map(unwrapped).find(word => HOST.test(word)) ?? text) : text)
}

const CLOSING: Readonly<Record<string, string>> = {
  ...{ '(': ')', '[': ']', '{': '}', '<': '>', '"': '"', "'": "'", '`': '`', '|': '|' },
  ...{ '«': '»', '‹': '›', '“': '”', '„': '“', '‘': '’', '‚': '‘', '»': '«', '”': '”', '’': '’' },
}
/** Nobody writes them inside an address; the URL standard has them encoded. */
const NEVER_INSIDE = /[<>"`]/
/** So many lines may a long address have been broken into. */
const MOST_PIECES = 4

/** `text` begins with the address; `before` is what stands right in front of it. */
function wholeAddress(text: string, before: string): string {
  const inside = untilClosed(text, before)
  const [alone = ''] = inside.split(NEVER_INSIDE, 1)
  const [first = '', ...others] = alone.split(/\s+/)
  if (others.length === 0 || others.length > MOST_PIECES || !others.every(isRest)) return first
  const gaps = alone.match(/\s+/g) ?? []
  return others.reduce((address, piece, at) => address + joint(address, gaps[at] ?? '') + piece, first)
}

/** Words that belong to an address which was broken by a line's end, or has a space in a file's name. */
function isRest(piece: string): boolean {
  const word = withoutTail(piece)
  if (/^(?:https?:|www\.)/i.test(word)) return false
  return /[/=&%]/.test(word) || /\.(?:xml|rss|atom|rdf|json|php|html?|aspx?)$/i.test(word)
}

/** A field of one line makes a space of a line's end. */
function joint(before: string, gap: string): string {
  return /[\r\n]/.test(gap) || /[/?&=_.%-]$/.test(before) ? '' : '%20'
}

function untilClosed(text: string, opening: string): string {
  const closing = CLOSING[opening]
  if (closing === undefined) return text
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === closing && depth-- === 0) return text.slice(0, at)
    if (text[at] === opening) depth++
  }
  return text
}

const AROUND = '\\s\\u200c\\u200d\\u202d\\u202e<>"\'`*|«»“”„‟‹›‘’‚،؛؟,;:.!…۔•·–—'
const HEAD = new RegExp(`^(?:[${AROUND}(){}\\]-]|\\[(?![\\da-f:.]+\\]))+`, 'iu')
const TAIL = new RegExp(`[${AROUND}?]`, 'u')
/** Marks that another program has taken into the address for good. */
const ENCODED_TAIL = /(?:%e2%80%8[bef]|%e2%80%a[a-e]|%e2%81%a[0-9]|%ef%bb%bf|%c2%a0|%20|%d8%9c)+$/i

function unwrapped(text: string): string {
  return withoutTail(text.replace(HEAD, ''))
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹', '”': '“' }

/** A bracket that was opened inside belongs to the address: `…/wiki/فاس_(مدينة)`. */
function withoutTail(text: string, rounds = 3): string {
  const address = text.replace(ENCODED_TAIL, '')
  let end = address.length
  const surplus = new Map(
    Object.entries(OPENING).map(([closing, opening]) => [
      closing,
      countOf(address, closing) - countOf(address, opening),
    ]),
  )
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ''
    const over = surplus.get(last)
    if (over === undefined ? !TAIL.test(last) : over <= 0) break
    if (over !== undefined) surplus.set(last, over - 1)
  }
  const shorter = address.slice(0, end)
  return shorter.length === text.length || rounds === 0 ? shorter : withoutTail(shorter, rounds - 1)
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1
}
