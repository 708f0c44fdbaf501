/**
 * Finds the address in what people paste and in what lists hold: copied out of right-to-left text, chats and mails, it
 * brings along what stood around it. Nothing is judged here. Pure.
 */

/** Length above which a text is only trimmed: no address that long is ever opened. */
const LONGEST = 8000

/** Words of a text among which an address without a scheme is looked for. */
const MOST_WORDS = 50

/**
 * Invisible signs: of direction, of width, of where a line may break. Overrides of direction are left out: inside an
 * address they only ever deceive, and whoever judges the address has to see them.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/g
/** Beginning of an address: not inside another one, and not after another scheme, as in `view-source:https://…`. */
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
/** Signs that end an address: the URL standard has them encoded. */
const NEVER_INSIDE = /[<>"`]/
/** Most lines that an address may have been broken into, behind the first. */
const MOST_PIECES = 4

/** The address that `text` begins with. `before`: the character in front of it. */
function wholeAddress(text: string, before: string): string {
  const inside = untilClosed(text, before)
  const [alone = ''] = inside.split(NEVER_INSIDE, 1)
  const [first = '', ...others] = alone.split(/\s+/)
  if (others.length === 0 || others.length > MOST_PIECES || !others.every(isRest)) return first
  const gaps = alone.match(/\s+/g) ?? []
  return others.reduce((address, piece, at) => address + joint(address, gaps[at] ?? '') + piece, first)
}

/** True for a word that goes on with an address: one broken by a line's end, or with a space in a file's name. */
function isRest(piece: string): boolean {
  const word = withoutTail(piece)
  if (/^(?:https?:|www\.)/i.test(word)) return false
  return /[/=&%]/.test(word) || /\.(?:xml|rss|atom|rdf|json|php|html?|aspx?)$/i.test(word)
}

/** What joins two pieces: a line's end is dropped, also where a field of one line has made a space of it. */
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
/** Invisible marks and spaces that another program has encoded into the address. */
const ENCODED_TAIL = /(?:%e2%80%8[bef]|%e2%80%a[a-e]|%e2%81%a[0-9]|%ef%bb%bf|%c2%a0|%20|%d8%9c)+$/i

function unwrapped(text: string): string {
  return withoutTail(text.replace(HEAD, ''))
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹', '”': '“' }

/** Cuts punctuation and closing brackets off; one that was opened inside belongs to the address: `…/فاس_(مدينة)`. */
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
