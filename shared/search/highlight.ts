/** Marks on the original text what the index matched, with its vowel marks and with what is attached to it. */

import { foldWithOrigins } from '../arabic/fold.ts'
import type { MarkedText, WantedTerm } from '../contract/search.ts'
import { placesToLook, rangesOf } from './match.ts'
import { wordsIn } from './words.ts'

/** Before the first match in a snippet, so that it is read in its sentence and is seen in the first line of a column. */
const MOST_BEFORE = 30

export function mark(text: string, terms: readonly WantedTerm[]): MarkedText {
  return { text, ranges: rangesOf(wordsIn(text), terms) }
}

/** A snippet of the lead, where there is enough behind its first match, and otherwise of the text, which has to be unpacked. */
export function snippetOf(lead: string, text: () => string, terms: readonly WantedTerm[], length: number): MarkedText {
  const first = firstOwn(lead, terms)
  const isEnough = first !== undefined && (first <= EARLY || lead.length - first >= ENOUGH)
  return isEnough ? around(lead, first, terms, length) : snippet(text(), terms, length)
}

const EARLY = 60
const ENOUGH = 150

/** About `length` units of `text` around its first match, in one line, with every match in it marked. */
export function snippet(text: string, terms: readonly WantedTerm[], length: number): MarkedText {
  return around(text, firstMatch(text, terms) ?? 0, terms, length)
}

function around(text: string, match: number, terms: readonly WantedTerm[], length: number): MarkedText {
  const from = match > REACH ? text.lastIndexOf(' ', match - REACH) + 1 : 0
  const before = inOneLine(text.slice(from, match)).trimStart()
  const line = `${before}${inOneLine(text.slice(match, match + length + REACH))}`.trimEnd()
  const start = startBefore(line, before.length)
  const end = endOfWord(line, start, start + length)
  const isCut = end < line.length || match + length + REACH < text.length
  const shown = `${from + start > 0 ? '… ' : ''}${line.slice(start, end)}${isCut ? ' …' : ''}`
  return mark(shown, terms)
}

/** More than a snippet shows: a long text is only put into one line around its match. */
const REACH = 300

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

/** Texts are looked at in pieces, the first of them short: most matches are near the beginning. */
const FIRST_PIECE = 700
const PIECE = 4000
/** Pieces overlap: a phrase may be cut in two. */
const OVERLAP = 200

/** The place of the first match; of kin only where nothing nearer stands anywhere. */
function firstMatch(line: string, terms: readonly WantedTerm[]): number | undefined {
  return firstOwn(line, terms) ?? rangesOf(wordsIn(line.slice(0, PIECE)), terms)[0]?.[0]
}

/** Of a match in the words' own forms. Their letters are found first, and only the words around them are looked at. */
function firstOwn(line: string, terms: readonly WantedTerm[]): number | undefined {
  for (let from = 0, length = FIRST_PIECE; from < line.length; from += length - OVERLAP, length = PIECE) {
    const piece = line.slice(from, from + length)
    const { folded, origins } = foldWithOrigins(piece)
    for (const place of placesToLook(folded, terms)) {
      const origin = origins[place] ?? 0
      const start = piece.lastIndexOf(' ', Math.max(0, origin - 1)) + 1
      const found = rangesOf(wordsIn(piece.slice(start, origin + AROUND)), terms, 'own')[0]
      if (found) return from + start + found[0]
    }
    if (from + length >= line.length) return undefined
  }
  return undefined
}

/** A word, and what may follow it in a phrase. */
const AROUND = 80

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
