/** Bytes to text. Never throws: a label is one opinion among several, and the bytes are the witness. */

import { decodeKnown, knownEncoding } from './encodings.ts'
import { guessEncoding, plausibility } from './guess-encoding.ts'
import { withWholeCharacters } from './halves.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })
const LOSSY_UTF8 = new TextDecoder('utf-8')
const ASCII = new TextDecoder('latin1')
/** Pages write half of their head before they say in which letters; a browser looks no farther than this either. */
const PROLOG_BYTES = 4096
const SAMPLE_BYTES = 64 * 1024

export interface Decoded {
  readonly text: string
  /** The encoding that was used, in the spelling of the Encoding standard. */
  readonly encoding: string
  /** No label was right and the bytes do not prove it. */
  readonly guessed: boolean
  /** Some bytes were no characters. */
  readonly isMended: boolean
}

/**
 * In this order: byte order mark; UTF-16 and UTF-32 by their zeros; UTF-8 if the bytes are valid UTF-8 (legacy Arabic
 * text never is, whatever its label says); the most plausible of HTTP charset, XML declaration and `meta`; what the
 * letters themselves say.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const wide = wideEncoding(bytes)
  if (wide !== null) return decodeAs(wide, bytes, false)
  const labels = new Set([charsetIn(contentType), charsetDeclared(bytes), charsetInMeta(bytes)].map(knownEncoding))
  labels.delete(null)
  const known = [...labels] as string[]
  const utf8 = validUtf8(bytes)
  if (utf8 !== null) {
    const shifting = known.find(encoding => isHiddenIn(utf8, encoding))
    return shifting ? decodeAs(shifting, bytes, false) : sound(utf8, 'utf-8')
  }
  const whole = withWholeCharacters(bytes)
  const joined = whole && validUtf8(whole)
  return joined === null ? decodeLegacy(bytes, known) : { ...sound(joined, 'utf-8'), isMended: true }
}

function decodeLegacy(bytes: Uint8Array, labels: readonly string[]): Decoded {
  const lossy = LOSSY_UTF8.decode(bytes)
  if (mostlyReadable(lossy)) {
    return { text: lossy, encoding: 'utf-8', guessed: !labels.includes('utf-8'), isMended: true }
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const legacy = labels.filter(encoding => !encoding.startsWith('utf-'))
  const scored = legacy.map(encoding => ({ encoding, score: plausibility(sample, encoding) }))
  const [labelled] = scored.sort((a, b) => b.score - a.score)
  if (labelled && labelled.score >= CREDIBLE) return decodeAs(labelled.encoding, bytes, false)
  const guess = guessEncoding(sample)
  if (labelled && guess.score < labelled.score + CONTRADICTION) return decodeAs(labelled.encoding, bytes, false)
  return decodeAs(guess.encoding, bytes, true)
}

/** A label that gives text of at least this plausibility is not questioned. */
const CREDIBLE = 0.9
/** How much better a guess must score than the declared label to replace it. */
const CONTRADICTION = 0.15

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes)
  } catch {
    // Not UTF-8 throughout: the labels decide.
    return null
  }
}

const TWO_BYTES_EACH = new Set(['gb18030', 'gbk', 'big5', 'euc-kr', 'euc-jp', 'shift_jis'])
/** ISO-2022-JP changes its alphabet by escape sequences. */
const SWITCHES = /\x1b[($]/

/** What is valid UTF-8 by chance: seven-bit Japanese, and a few characters of Chinese or Korean in two bytes each. */
function isHiddenIn(utf8: string, encoding: string): boolean {
  if (encoding === 'iso-2022-jp') return SWITCHES.test(utf8)
  return TWO_BYTES_EACH.has(encoding) && /[\u0080-\u07ff]/.test(utf8) && !/[\u0800-\uffff]/.test(utf8)
}

/** UTF-8 with a few broken characters, such as a summary cut in the middle of one, is still UTF-8. */
function mostlyReadable(text: string): boolean {
  let broken = 0
  let beyondAscii = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) broken++
    else if (unit > 127) beyondAscii++
  }
  return broken * 4 < beyondAscii
}

function decodeAs(encoding: string, bytes: Uint8Array, guessed: boolean): Decoded {
  const text = decodeKnown(bytes, encoding)
  return { text, encoding, guessed, isMended: text.includes('\ufffd') }
}

function sound(text: string, encoding: string): Decoded {
  return { text, encoding, guessed: false, isMended: false }
}

function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  return wideByZeros(bytes.subarray(0, 64))
}

/** Markup begins with ASCII: where its zeros stand tells how wide the characters are. */
function wideByZeros(start: Uint8Array): string | null {
  if (start.length < 4 || !start.includes(0)) return null
  const zeros = [0, 0, 0, 0]
  for (let at = 0; at < start.length - (start.length % 4); at++) {
    if (start[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1
  }
  const most = Math.floor(start.length / 4) * 0.7
  const [first, second, third, fourth] = zeros.map(count => count >= most)
  if (first && second && third && !fourth) return 'utf-32be'
  if (!first && second && third && fourth) return 'utf-32le'
  if (first && third && !second && !fourth) return 'utf-16be'
  if (second && fourth && !first && !third) return 'utf-16le'
  return null
}

function charsetIn(contentType: string | null): string | null {
  return /charset\s*[=:]\s*["']?\s*([^"';,]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function charsetDeclared(bytes: Uint8Array): string | null {
  return /<\?xml[^>]*?encoding\s*=\s*["']?([^"'>?]+)/i.exec(prologOf(bytes))?.[1] ?? null
}

function charsetInMeta(bytes: Uint8Array): string | null {
  return /<meta\b[^>]*?charset\s*=\s*["']?\s*([^"'\s/>;]+)/i.exec(prologOf(bytes))?.[1] ?? null
}

function prologOf(bytes: Uint8Array): string {
  return ASCII.decode(bytes.subarray(0, PROLOG_BYTES))
}
