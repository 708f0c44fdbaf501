// What stands on two articles' pages of one site is the site's: boxes, calls, disclaimers. Blocks are remembered by hash.
import { MOST_BLOCKS } from '../../shared/extractor/contract.ts'
import { takeOff } from '../markup/lines.ts'
import { wordsOf } from '../markup/plain-text.ts'

/** Fewer letters are anybody's: «more», a number, a name. */
const SHORTEST = 12
const FIGURES = /\p{Nd}+/gu
const SIGNS = /[^\p{L}\p{N}]+/gu

/** The hashes of a page's blocks, each line of its text a block. `article` comes first, as the cap may cut off the rest. */
export function blocksOf(article: string, page: string): string[] {
  const hashes = new Set<string>()
  for (const text of [article, page]) {
    for (const line of text.split('\n')) {
      const hash = hashOfBlock(line)
      if (hash !== null) hashes.add(hash)
      if (hashes.size >= MOST_BLOCKS) return [...hashes]
    }
  }
  return [...hashes]
}

/** Of its letters alone: counters, dates and signs differ from page to page. Null for what is too short to know again. */
export function hashOfBlock(text: string): string | null {
  const words = text.toLowerCase().replace(FIGURES, '').replace(SIGNS, ' ').trim()
  return words.length < SHORTEST ? null : hashOf(words)
}

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, div, section, aside, blockquote, td, figcaption, dd, dt'
const HAS_FIGURES = /\p{Nd}/u
/** The page itself, or the same article at another address, where so much of the text is known. */
const SAME_ARTICLE = 0.4
/** A paragraph as long is background that one article takes over from another as often as it is the site's. */
const LONG = 240

/**
 * Takes out what other pages of the site have, too. Between two of the article's own a long paragraph stays, as reports that
 * follow each other share what happened before, and a line with figures, of which only the letters were compared: rates
 * and results say something else each day.
 */
export function dropSiteBlocks(content: Element, siteBlocks: readonly string[]): void {
  const known = new Set(siteBlocks)
  if (known.size === 0) return
  const blocks = [...content.querySelectorAll(BLOCKS)].filter(block => block.querySelector(BLOCKS) === null)
  const isKnown = blocks.map(block => {
    const hash = hashOfBlock(wordsOf(block))
    return hash !== null && known.has(hash)
  })
  const letters = blocks.map(block => wordsOf(block).length)
  const whole = letters.reduce((sum, one) => sum + one, 0)
  const shared = letters.reduce((sum, one, at) => (isKnown[at] ? sum + one : sum), 0)
  if (shared > whole * SAME_ARTICLE) return
  const first = isKnown.indexOf(false)
  const last = isKnown.lastIndexOf(false)
  for (const [at, block] of blocks.entries()) {
    const isBetween = at > first && at < last
    const isOwn = (letters[at] ?? 0) >= LONG || HAS_FIGURES.test(wordsOf(block))
    if (isKnown[at] && !(isBetween && isOwn)) takeOff(block)
  }
}

const PRIME = 0x01000193
const OTHER_PRIME = 0x85ebca6b
const DIGITS = 8

/** Two 32-bit FNV-1a hashes with different primes, joined to the 41 bits that eight digits of base 36 hold. */
function hashOf(words: string): string {
  let [high, low] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    high = Math.imul(high ^ unit, PRIME)
    low = Math.imul(low ^ unit, OTHER_PRIME)
  }
  const joined = ((high >>> 0) & 0x1ff) * 0x1_0000_0000 + (low >>> 0)
  return joined.toString(36).padStart(DIGITS, '0')
}
