/** Marks on the original text what the folded index matched. */

import { foldWithOrigins } from '../arabic/fold.ts'
import type { MarkedText } from '../contract/search.ts'
import type { SearchTerm } from './query.ts'

type Range = readonly [number, number]

interface Word {
  readonly folded: string
  /** Units of the original: from the first letter to the place where the next word or gap begins. */
  readonly start: number
  readonly end: number
}

const WORDS = /[\p{L}\p{N}\p{Co}]+/gu
/** Before the first match in a snippet, so that it is read in its sentence and is seen in the first line of a column. */
const MOST_BEFORE = 30

export function mark(text: string, terms: readonly SearchTerm[]): MarkedText {
  return { text, ranges: matches(wordsIn(text), terms) }
}

/** About `length` units of `text` around its first match, in one line, with every match in it marked. */
export function snippet(text: string, terms: readonly SearchTerm[], length: number): MarkedText {
  const line = text.replace(/\s+/gu, ' ').trim()
  const start = startBefore(line, firstMatch(line, terms)?.[0] ?? 0)
  const end = endOfWord(line, start, start + length)
  const shown = `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
  return mark(shown, terms)
}

/** Most matches are near the beginning, and folding a whole article takes ten times as long as what is shown of it. */
const NEAR = 900

function firstMatch(line: string, terms: readonly SearchTerm[]): Range | undefined {
  const near = wordsIn(line.slice(0, NEAR))
  const found = matches(near, terms)[0]
  // The last word may be cut in two: a match that ends with it is looked at again in the whole line.
  if (line.length <= NEAR || (found && found[1] < (near.at(-1)?.start ?? 0))) return found
  return matches(wordsIn(line), terms)[0]
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

function wordsIn(text: string): Word[] {
  const { folded, origins } = foldWithOrigins(text)
  return [...folded.matchAll(WORDS)].map(found => ({
    folded: found[0],
    start: origins[found.index] ?? 0,
    end: endOfOrigin(text, origins, found.index + found[0].length),
  }))
}

/** The end of the last letter of a word: marks that follow it belong to it, a space does not. */
function endOfOrigin(text: string, origins: Uint32Array, foldedEnd: number): number {
  const next = origins[foldedEnd] ?? text.length
  const last = origins[foldedEnd - 1] ?? 0
  let end = last + 1
  while (end < next && /[\p{M}\u0640\u0621]/u.test(text.charAt(end))) end++
  return end
}

function matches(words: readonly Word[], terms: readonly SearchTerm[]): Range[] {
  const found: Range[] = []
  for (let at = 0; at < words.length; at++) {
    let length = 0
    for (const term of terms) {
      if (term.words.length > length && matchesAt(words, at, term)) length = term.words.length
    }
    if (length === 0) continue
    found.push([(words[at] as Word).start, (words[at + length - 1] as Word).end])
    at += length - 1
  }
  return found
}

function matchesAt(words: readonly Word[], at: number, { words: wanted, prefix }: SearchTerm): boolean {
  return wanted.every((word, index) => {
    const there = words[at + index]?.folded
    if (there === undefined) return false
    return prefix && index === wanted.length - 1 ? there.startsWith(word) : there === word
  })
}
