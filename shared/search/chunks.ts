/** A query as it was typed, cut where its parts end. */

import { wordsOf } from './words.ts'

/** [start, end) in UTF-16 units of what was typed. */
export interface Chunk {
  readonly start: number
  readonly end: number
  /** Behind the minus, without quotation marks. */
  readonly text: string
  /** Folded. */
  readonly words: readonly string[]
  readonly isPhrase: boolean
  readonly isExcluded: boolean
  /** Nothing stands behind it, not even a space: it may go on. */
  readonly isLast: boolean
}

/** A minus is one only behind a space and touching its word: in «غرب-شرق» and «غرب - شرق» it is a hyphen and a dash. */
const CHUNKS = /((?<!\S)[-\u2212\u2013](?=\S))?(?:["“«]([^"”»]*)["”»]?|([^\s"“«]+))/gu

export function chunksOf(typed: string): Chunk[] {
  return [...typed.matchAll(CHUNKS)].map(({ 0: whole, 1: minus, 2: phrase, 3: word = '', index }) => {
    const end = index + whole.length
    const text = phrase ?? word
    return {
      start: index,
      end,
      text,
      words: wordsOf(text),
      isPhrase: phrase !== undefined,
      isExcluded: minus !== undefined,
      isLast: end === typed.length,
    }
  })
}
