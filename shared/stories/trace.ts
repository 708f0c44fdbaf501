/** What is stored of an article so that the index can be built again: its terms, as bytes. */

import type { Terms } from './terms.ts'

/** Traces of another version are not read: what they belong to is old news by the time of an update. */
const VERSION = 2
const IS_COLUMN = 1
const HAS_LEAD = 2
const HEAD = 1 + 1 + 4 + 1 + 3 * 2

export interface Trace {
  readonly terms: Terms
  readonly isColumn: boolean
}

export function writeTrace(
  { language, words, marks, pairs, sample, hasLead, titleKey }: Terms,
  isColumn: boolean,
): Uint8Array {
  const bytes = new Uint8Array(HEAD + language.length + words.length * 5 + (pairs.length + sample.length) * 4)
  const view = new DataView(bytes.buffer)
  bytes[0] = VERSION
  bytes[1] = (isColumn ? IS_COLUMN : 0) | (hasLead ? HAS_LEAD : 0)
  view.setUint32(2, titleKey)
  bytes[6] = language.length
  view.setUint16(7, words.length)
  view.setUint16(9, pairs.length)
  view.setUint16(11, sample.length)
  let at = HEAD
  for (const letter of language) bytes[at++] = letter.charCodeAt(0)
  bytes.set(marks, at)
  at += marks.length
  for (const numbers of [words, pairs, sample]) {
    for (const number of numbers) {
      view.setUint32(at, number)
      at += 4
    }
  }
  return bytes
}

/** null for a trace of another version, or none at all. */
export function readTrace(bytes: Uint8Array): Trace | null {
  if (bytes.length < HEAD || bytes[0] !== VERSION) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [wordCount, pairCount, sampleCount] = [7, 9, 11].map(place => view.getUint16(place)) as [number, number, number]
  const languageLength = bytes[6] as number
  if (bytes.length !== HEAD + languageLength + wordCount * 5 + (pairCount + sampleCount) * 4) return null
  const marksAt = HEAD + languageLength
  const wordsAt = marksAt + wordCount
  const numbers = (at: number, count: number) =>
    Uint32Array.from({ length: count }, (_, n) => view.getUint32(at + n * 4))
  const terms = {
    language: String.fromCharCode(...bytes.subarray(HEAD, marksAt)),
    words: numbers(wordsAt, wordCount),
    marks: bytes.slice(marksAt, wordsAt),
    pairs: numbers(wordsAt + wordCount * 4, pairCount),
    sample: numbers(wordsAt + (wordCount + pairCount) * 4, sampleCount),
    hasLead: ((bytes[1] as number) & HAS_LEAD) !== 0,
    titleKey: view.getUint32(2),
  }
  return { terms, isColumn: ((bytes[1] as number) & IS_COLUMN) !== 0 }
}

export function sameTerms(one: Terms, other: Terms): boolean {
  const [bytes, others] = [writeTrace(one, false), writeTrace(other, false)]
  return bytes.length === others.length && bytes.every((byte, at) => byte === others[at])
}
