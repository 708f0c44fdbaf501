/**
 * The words that a reader marked, found again in a text that may have changed: a page that was read anew, with other marks,
 * spaces or punctuation, with words before and after it that came or went, or with a few other words in it. A quote is
 * kept as W3C's Web Annotation Data Model says (section 4.2.4, Text Quote Selector), with its place as a hint.
 *
 * A highlight on the wrong words is worse than one that is not found: what is not sure is not found.
 */

import { foldWithOrigins } from '../arabic/fold.ts'
import { LONGEST_QUOTE, type Quote } from '../contract/shelf.ts'
import { alignedPlace } from './align.ts'
import { contextLikeness, type Place } from './context.ts'

/** Characters that are kept of what stands before and after: enough to tell two places apart. */
const CONTEXT = 64

/** [start, end) in UTF-16 units of `text`, without the spaces at its ends; null where nothing is left, or too much. */
export function quoteOf(text: string, start: number, end: number): Quote | null {
  const words = text.slice(start, end)
  const quote = words.trim()
  if (quote === '' || quote.length > LONGEST_QUOTE) return null
  const from = start + words.indexOf(quote)
  const to = from + quote.length
  return {
    quote,
    prefix: text.slice(Math.max(0, from - CONTEXT), from),
    suffix: text.slice(to, to + CONTEXT),
    start: from,
  }
}

/** Where it stands in `text`, in UTF-16 units; null: not there any more, or nobody can say where. */
export function findQuote(text: string, quote: Quote): Place | null {
  return samePlace(text, quote) ?? alignedPlace(text, quote)
}

/** Letters from which on the words of a quote alone say where it is. */
const TELLING = 24
/** Of a shorter one, as much of what stood around it has to be there. */
const LEAST_AROUND = 0.3

/** Where the same words stand, however they are spelled and spaced: of several places, the one with what stood around them. */
function samePlace(text: string, quote: Quote): Place | null {
  const there = plainOf(text)
  const wanted = plainOf(quote.quote).text.trim()
  if (wanted === '') return null
  const places: Place[] = []
  for (let at = there.text.indexOf(wanted); at >= 0; at = there.text.indexOf(wanted, at + 1)) {
    places.push(placeOf(text, there.origins, at, at + wanted.length))
  }
  const ranked = places
    .map(place => ({ place, around: contextLikeness(text, place, quote), away: Math.abs(place.start - quote.start) }))
    .sort((a, b) => b.around - a.around || a.away - b.away)
  const [best] = ranked
  if (!best) return null
  const isSure = wanted.length >= TELLING || best.around >= LEAST_AROUND
  return isSure ? best.place : null
}

interface Plain {
  /** Folded, with one space for any number of them. */
  readonly text: string
  /** Index into the original for each unit, and one more for the end. */
  readonly origins: readonly number[]
}

function plainOf(text: string): Plain {
  const { folded, origins } = foldWithOrigins(text)
  const places: number[] = []
  const units: string[] = []
  for (let at = 0; at < folded.length; at++) {
    const unit = /\s/.test(folded.charAt(at)) ? ' ' : folded.charAt(at)
    if (unit === ' ' && units.at(-1) === ' ') continue
    units.push(unit)
    places.push(origins[at] ?? 0)
  }
  return { text: units.join(''), origins: [...places, text.length] }
}

/** Marks that folding leaves out belong to the letter before them. */
const BELONGS = /[\p{M}\u0640\u200c\u200d]/u

function placeOf(text: string, origins: readonly number[], from: number, to: number): Place {
  const start = origins[from] ?? 0
  // Behind the last letter, and not before the next one: spaces between them are none of it.
  let end = (origins[to - 1] ?? start) + 1
  while (end < text.length && (BELONGS.test(text.charAt(end)) || isLowHalf(text, end))) end += 1
  return { start, end }
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
