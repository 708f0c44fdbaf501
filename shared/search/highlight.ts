/** Marks on the original text what the index matched, with its vowel marks and with what is attached to it. */

import type { MarkedText, WantedTerm } from '../contract/search.ts'
import { type Range, rangesOf } from './match.ts'
import { wordsIn } from './words.ts'

/** Before the first match in a snippet, so that it is read in its sentence and is seen in the first line of a column. */
const MOST_BEFORE = 30

export function mark(text: string, terms: readonly WantedTerm[]): MarkedText {
  return { text, ranges: rangesOf(wordsIn(text), terms) }
}

/** About `length` units of `text` around its first match, in one line, with every match in it marked. */
export function snippet(text: string, terms: readonly WantedTerm[], length: number): MarkedText {
  const line = text.replace(/\s+/gu, ' ').trim()
  const start = startBefore(line, firstMatch(line, terms)?.[0] ?? 0)
  const end = endOfWord(line, start, start + length)
  const shown = `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
  return mark(shown, terms)
}

/** Most matches are near the beginning, and folding a whole article takes ten times as long as what is shown of it. */
const NEAR = 900

function firstMatch(line: string, terms: readonly WantedTerm[]): Range | undefined {
  const near = wordsIn(line.slice(0, NEAR))
  const found = rangesOf(near, terms)[0]
  // The last word may be cut in two: a match that ends with it is looked at again in the whole line.
  if (line.length <= NEAR || (found && found[1] < (near.at(-1)?.start ?? 0))) return found
  return rangesOf(wordsIn(line), terms)[0]
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
