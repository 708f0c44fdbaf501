/** Emoji that were written as pictures, for browsers of long ago: they are letters. */

import { type Attributes, fileNameIn, partsOf } from './markup.ts'
import { declaredSides, largestOf } from './sizes.ts'

const CLASSES =
  /(?:^|\s)(?:wp-smiley|emoji|twemoji|g-?emoji|emojione|joypixels|openmoji|smiley|smilies|mceSmilie|emoticon)(?=\s|$)/i
/** Where nothing else lies. */
const SETS =
  /\/\/s\.w\.org\/images\/core\/emoji\/|\/wp-includes\/images\/smilies\/|twemoji|\/emoji\.php\/|noto-?emoji|emojione|joypixels|openmoji|\/\/abs(?:-\d)?\.twimg\.com\/emoji\//i
/** Where other pictures may lie too. */
const FOLDERS = /\/emojis?\//i
const ADDRESSES = ['src', 'data-src', 'data-lazy-src', 'data-orig-src']

/** Larger ones are pictures of an emoji. */
const LARGEST = 100
const LETTER = 32
const LETTER_IN_STYLE = /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*(?:1(?:\.\d{1,3})?|0?\.\d{1,3})r?em/i
const LONGEST_WORDS = 40
const LONGEST_EMOJI = 40

const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[0-9#*]\ufe0f?\u20e3|[\u200d\ufe0f]|[\u{e0020}-\u{e007f}])+$/u
const SIGN = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** Letter that a picture of an emoji stands for, or the word for it; null for any other picture. */
export function emojiIn(attributes: Attributes): string | null {
  if ((largestOf(declaredSides(attributes)) ?? 0) > LARGEST) return null
  const alt = attributes['alt']?.trim() ?? ''
  const addresses = ADDRESSES.flatMap(name => attributes[name] ?? [])
  const isOfSet = CLASSES.test(attributes['class'] ?? '') || addresses.some(address => SETS.test(address))
  const isInFolder = addresses.some(address => FOLDERS.test(address))
  if (isEmoji(alt) && (isOfSet || isInFolder || isLetterSized(attributes))) return alt
  if (!isOfSet && !isInFolder) return null
  const named = addresses.map(emojiNamed).find(emoji => emoji !== null)
  return named ?? (isOfSet && alt.length <= LONGEST_WORDS && alt !== '' ? alt : null)
}

function isEmoji(text: string): boolean {
  return text.length <= LONGEST_EMOJI && EMOJI.test(text) && SIGN.test(text)
}

function isLetterSized(attributes: Attributes): boolean {
  const side = largestOf(declaredSides(attributes))
  return side === null ? LETTER_IN_STYLE.test(attributes['style'] ?? '') : side <= LETTER
}

const LONGEST_NAME = 80

/** `1f389.png`, `1f468-200d-1f469.svg`, `emoji_u1f1f2_1f1e6.png`, `fire_1f525.png`, `/1f525/72.png`. */
function emojiNamed(address: string): string | null {
  const path = partsOf(address)?.path ?? address
  const file = fileNameIn(path)
  const folder = fileNameIn(path.slice(0, -file.length - 1))
  return emojiInName(file.replace(/\.\w{2,5}$/, '')) ?? emojiInName(folder)
}

function emojiInName(name: string): string | null {
  const words = name.length > LONGEST_NAME ? [] : name.toLowerCase().split(/[-_]/)
  for (const first of words.keys()) {
    const codes = words.slice(first).map(word => word.replace(/^u\+?(?=[\da-f]{4})/, ''))
    if (!codes.every(code => /^[\da-f]{2,6}$/.test(code))) continue
    const points = codes.map(code => Number.parseInt(code, 16))
    if (points.some(point => point > 0x10ffff)) continue
    const written = String.fromCodePoint(...points)
    if (isEmoji(written)) return written
  }
  return null
}
