/** Marks on the original text what the index matched, with its vowel marks and with what is attached to it. */

import { fold } from '../arabic/fold.ts'
import type { MarkedText, WantedTerm } from '../contract/search.ts'
import { mayHave, rangesOf } from './match.ts'
import { wordsIn } from './words.ts'

/** Before the first match in a snippet, so that it is read in its sentence and is seen in the first line of a column. */
const MOST_BEFORE = 30

export function mark(text: string, terms: readonly WantedTerm[]): MarkedText {
  return { text, ranges: rangesOf(wordsIn(text), terms) }
}

/** Whether a lead has a match with enough behind it for a snippet: then nobody has to unpack the text. */
export function matchesEarly(lead: string, terms: readonly WantedTerm[]): boolean {
  if (!mayHaveAny(lead, terms)) return false
  const first = rangesOf(wordsIn(lead), terms)[0]
  return first !== undefined && (first[0] <= EARLY || lead.length - first[0] >= ENOUGH)
}

const EARLY = 60
const ENOUGH = 150

/** About `length` units of `text` around its first match, in one line, with every match in it marked. */
export function snippet(text: string, terms: readonly WantedTerm[], length: number): MarkedText {
  const line = text.replace(/\s+/gu, ' ').trim()
  const start = startBefore(line, firstMatch(line, terms) ?? 0)
  const end = endOfWord(line, start, start + length)
  const shown = `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
  return mark(shown, terms)
}

/** Texts are looked at in pieces, the first of them short: most matches are near the beginning. */
const FIRST_PIECE = 700
const PIECE = 4000
/** Pieces overlap: a phrase may be cut in two. */
const OVERLAP = 200

function mayHaveAny(text: string, terms: readonly WantedTerm[]): boolean {
  const folded = fold(text)
  return terms.some(term => mayHave(folded, term))
}

/** The place of the first match; of kin only where nothing nearer stands anywhere. */
function firstMatch(line: string, terms: readonly WantedTerm[]): number | undefined {
  const own = firstIn(line, terms, piece => mayHaveAny(piece, terms))
  return own ?? (mayHaveAny(line, terms) ? undefined : firstIn(line, terms, () => true))
}

function firstIn(
  line: string,
  terms: readonly WantedTerm[],
  isWorthALook: (piece: string) => boolean,
): number | undefined {
  for (let from = 0, length = FIRST_PIECE; from < line.length; from += length - OVERLAP, length = PIECE) {
    const start = from === 0 ? 0 : line.indexOf(' ', from) + 1
    const piece = line.slice(start, from + length)
    const found = isWorthALook(piece) ? rangesOf(wordsIn(piece), terms)[0] : undefined
    if (found) return start + found[0]
    if (from + length >= line.length) return undefined
  }
  return undefined
}

/** The first word that begins near enough before the match, which may itself be in the middle of what spaces divide. */
function startBefore(line: string, match: number): number {
  if (match <= MOST_BEFORE) return 0
  const space = line.indexOf(' ', match - MOST_BEFORE)
  return space === -1 || space >= match ? line.lastIndexOf(' ', match) + 1 : space + 1
}

function endOfWord(line: string, start: number, wanted: number): number {
  if (wanted >= line.length) return line.length
  const space = line.lastIndexOf(' ', wanted)
  return space > start ? space : wanted
}
