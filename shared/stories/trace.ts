/** What is stored of an article so that the index can be built again: its terms, as bytes. */

import type { Terms } from './terms.ts'

/** Traces of another version are not read: what they belong to is old news by the time of an update. */
const VERSION = 2
const IS_COLUMN = 1
const HAS_LEAD = 2
/** Version, what it is, the title's key, how many of each list; then the lists, then marks and language as bytes. */
const HEAD = 7

export interface Trace {
  readonly terms: Terms
  readonly isColumn: boolean
}

/** All processors that we run on are little-endian. */
export function writeTrace(
  { language, words, marks, pairs, grams, sample, hasLead, titleKey }: Terms,
  isColumn: boolean,
): Uint8Array {
  const lists = [words, pairs, grams, sample]
  const length = lists.reduce((sum, list) => sum + list.length, HEAD)
  const numbers = new Uint32Array(length + Math.ceil((marks.length + language.length) / 4))
  numbers.set([VERSION, (isColumn ? IS_COLUMN : 0) | (hasLead ? HAS_LEAD : 0), titleKey])
  numbers.set(
    lists.map(list => list.length),
    HEAD - lists.length,
  )
  let at = HEAD
  for (const list of lists) {
    numbers.set(list, at)
    at += list.length
  }
  const bytes = new Uint8Array(numbers.buffer, 0, at * 4 + marks.length + language.length)
  bytes.set(marks, at * 4)
  for (let letter = 0; letter < language.length; letter++) {
    bytes[at * 4 + marks.length + letter] = language.charCodeAt(letter)
  }
  return bytes
}

/** null for a trace of another version, or none at all. */
export function readTrace(trace: Uint8Array): Trace | null {
  // Of its own, so that numbers begin where numbers may.
  const bytes = trace.slice()
  if (bytes.length < HEAD * 4) return null
  const [version, flags = 0, titleKey = 0, ...counts] = new Uint32Array(bytes.buffer, 0, HEAD)
  if (version !== VERSION) return null
  const end = counts.reduce((sum, count) => sum + count, HEAD)
  const wordCount = counts[0] ?? 0
  if (bytes.length < end * 4 + wordCount) return null
  const numbers = new Uint32Array(bytes.buffer, 0, end)
  let at = HEAD
  const [words, pairs, grams, sample] = counts.map(count => {
    at += count
    return numbers.slice(at - count, at)
  }) as ListsOfNumbers
  const terms = {
    language: String.fromCharCode(...bytes.subarray(end * 4 + wordCount)),
    words,
    marks: bytes.slice(end * 4, end * 4 + wordCount),
    pairs,
    grams,
    sample,
    hasLead: (flags & HAS_LEAD) !== 0,
    titleKey,
  }
  return { terms, isColumn: (flags & IS_COLUMN) !== 0 }
}

type ListsOfNumbers = [words: Uint32Array, pairs: Uint32Array, grams: Uint32Array, sample: Uint32Array]

export function sameTerms(one: Terms, other: Terms): boolean {
  const [bytes, others] = [writeTrace(one, false), writeTrace(other, false)]
  return bytes.length === others.length && bytes.every((byte, at) => byte === others[at])
}
