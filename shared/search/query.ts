/**
 * What a reader types, as terms. First grammar: words that must all occur, "phrases" in quotation marks («…», “…” or
 * "…"), and the last word is a beginning while it is being typed. Later operators join here and nowhere else.
 */

import { fold } from '../arabic/fold.ts'

/** Words that follow each other, folded. */
export interface SearchTerm {
  readonly words: readonly string[]
  /** The last word matches every word that begins with it. */
  readonly prefix: boolean
}

const PARTS = /["“«]([^"”»]*)["”»]?|([^\s"“«]+)/gu
/** What FTS5's unicode61 tokenizer takes for a word: letters, digits, private use. */
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu
const MOST_TERMS = 32

export function searchTerms(typed: string): SearchTerm[] {
  const terms = [...typed.matchAll(PARTS)].slice(0, MOST_TERMS).flatMap(([part, phrase, word]) => {
    const words = wordsOf(phrase ?? word ?? '')
    const unfinished = phrase === undefined && typed.endsWith(part)
    return words.length > 0 ? [{ words, prefix: unfinished }] : []
  })
  return terms
}

/** The folded words of a text, in the index's own division. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORDS) ?? []
}

/** An FTS5 MATCH expression, or null when there is nothing to look for. Every word is quoted: no syntax gets through. */
export function ftsExpression(terms: readonly SearchTerm[]): string | null {
  if (terms.length === 0) return null
  return terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ')
}
