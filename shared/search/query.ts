/**
 * What a reader types, as a query: words that must all occur, "phrases" in quotation marks («…», “…” or "…"), one of
 * several with OR or | between them, and behind a minus what must not occur. The last word is a beginning while it is
 * being typed. Later operators join here and nowhere else.
 */

import { fold } from '../arabic/fold.ts'

/** Words that follow each other, folded. */
export interface SearchTerm {
  readonly words: readonly string[]
  /** The last word matches every word that begins with it. */
  readonly prefix: boolean
}

export interface SearchQuery {
  /** One of each of these must occur. */
  readonly wanted: readonly (readonly SearchTerm[])[]
  /** None of these may. */
  readonly excluded: readonly SearchTerm[]
}

/** Why a query finds nothing anywhere: only signs are in it, or only what must not occur. */
export type Unanswerable = 'signs' | 'excluded'

interface Part {
  readonly term: SearchTerm
  readonly isExcluded: boolean
  /** Written as an operator; it is one only between two words. */
  readonly operator: 'or' | 'and' | null
}

/** A minus is one only behind a space and touching its word: in «غرب-شرق» and «غرب - شرق» it is a hyphen and a dash. */
const PARTS = /((?<!\S)[-\u2212\u2013])?(?:["“«]([^"”»]*)["”»]?|([^\s"“«]+))/gu
/** What FTS5's unicode61 tokenizer takes for a word: letters, digits, private use. */
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu
const MOST_TERMS = 32
/** In capitals only: «or» is gold to a French reader. */
const OPERATORS: Readonly<Record<string, Part['operator']>> = { OR: 'or', '|': 'or', AND: 'and' }

export function searchQuery(typed: string): SearchQuery {
  const parts = partsOf(typed)
  const wanted: SearchTerm[][] = []
  parts.forEach((part, place) => {
    if (part.isExcluded || part.term.words.length === 0 || operatorAt(parts, place)) return
    const joined = operatorAt(parts, place - 1) === 'or' ? wanted.at(-1) : undefined
    if (joined) joined.push(part.term)
    else wanted.push([part.term])
  })
  return { wanted, excluded: parts.filter(({ isExcluded }) => isExcluded).map(({ term }) => term) }
}

/** What of a query is marked where it was found. */
export function termsOf({ wanted }: SearchQuery): readonly SearchTerm[] {
  return wanted.flat()
}

/** null: it can be answered, or nothing was typed. */
export function whyUnanswerable(typed: string): Unanswerable | null {
  const { wanted, excluded } = searchQuery(typed)
  if (wanted.length > 0 || typed.trim() === '') return null
  return excluded.length > 0 ? 'excluded' : 'signs'
}

/** The folded words of a text, in the index's own division. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORDS) ?? []
}

/** An FTS5 MATCH expression, or null when there is nothing to look for. Every word is quoted: no syntax gets through. */
export function ftsExpression({ wanted, excluded }: SearchQuery): string | null {
  if (wanted.length === 0) return null
  const all = wanted.map(anyOf).join(' AND ')
  return excluded.length === 0 ? all : `(${all}) NOT ${anyOf(excluded)}`
}

function partsOf(typed: string): Part[] {
  return [...typed.matchAll(PARTS)].slice(0, MOST_TERMS).flatMap(([part, minus, phrase, word = '']) => {
    const words = wordsOf(phrase ?? word)
    const operator = (minus === undefined && OPERATORS[word]) || null
    if (words.length === 0 && operator === null) return []
    // What is left out is left out as it is written: a beginning would take more with it than the reader sees.
    const prefix = minus === undefined && phrase === undefined && typed.endsWith(part)
    return [{ term: { words, prefix }, isExcluded: minus !== undefined, operator }]
  })
}

function operatorAt(parts: readonly Part[], place: number): Part['operator'] {
  const isPlain = (part: Part | undefined) => part !== undefined && !part.isExcluded && part.operator === null
  return isPlain(parts[place - 1]) && isPlain(parts[place + 1]) ? (parts[place]?.operator ?? null) : null
}

function anyOf(terms: readonly SearchTerm[]): string {
  const either = terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' OR ')
  return terms.length === 1 ? either : `(${either})`
}
