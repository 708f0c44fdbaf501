/**
 * Texts as the index takes them: the stems of their words, with spaces between them; and in how many documents each stem
 * is, of a sample of them. The words and stems are those of `words.ts`, at a fraction of the cost: every word of everything
 * that is ever saved goes through here, so a word that is known is found by its letters, and no string is made of it.
 */

import { type FoldedUnits, foldedUnits } from '../arabic/fold.ts'
import { bytesOf } from '../arabic/units.ts'
import { isDigit, isGroupMark, stemsOfNewWord, stemsOfWord, wordsOf } from './words.ts'

/** A newspaper has some ten thousand words, and the same ones again every day. */
const MOST_WORDS = 150_000
const SLOTS = 2 ** 18
/** Bytes of all stems that are remembered. */
const POOL = 2 ** 22
const OUTPUT = 131_072
/** Of so many documents one is counted. What counts are for is only to know the commoner word. */
const SAMPLE = 8

const SPACE = 0x20
const GROUP = 3
const WORD = 1
const HALF = 2

/** Two hashes of 32 bits are a word's name: of all words of all languages no two are likely to share both. */
const HASH_SEED = 0x811c9dc5 | 0
const HASH_PRIME = 0x01000193
const OTHER_PRIME = 0x5bd1e995

/** Places of an entry: both hashes, the stems in the pool, and the number of the first stem and of a second one. */
const ENTRY = 8
const OTHER_HASH = 1
const START = 2
const LENGTH = 3
const FIRST_STEM = 4
const SECOND_STEM = 5

export type NoteStem = (stem: string, documents: number) => void

export interface TextStemmer {
  /** Stems with spaces between them, in UTF-8, as SQLite takes them: making a string of them first takes as long as the rest. */
  stem(text: string): Uint8Array
  /** What is stemmed from now on belongs to another document. */
  nextDocument(): void
  /** Stems that were met for the first time since they were last taken. */
  takeNew(note: NoteStem): void
  /** Those that were counted since they were last taken. */
  takeAll(note: NoteStem): void
}

interface Memory {
  readonly entries: Int32Array
  readonly pool: Uint8Array
  pooled: number
  words: number
  readonly stems: string[]
  readonly numbers: Map<string, number>
  /** Number of a stem → documents, in the sample. */
  readonly documents: Map<number, number>
  /** Stems from this number on have not been taken. */
  taken: number
}

function emptyMemory(): Memory {
  return {
    entries: new Int32Array(SLOTS * ENTRY),
    pool: new Uint8Array(POOL),
    pooled: 0,
    words: 0,
    // No stem has the number 0.
    stems: [''],
    numbers: new Map(),
    documents: new Map(),
    taken: 1,
  }
}

export function textStemmer(): TextStemmer {
  let memory = emptyMemory()
  let document = 0
  let output = new Uint8Array(OUTPUT)
  const inDocument = new Set<number>()

  function stem(text: string): Uint8Array {
    const folded = foldedUnits(text)
    const { units, length, kinds } = folded
    const { entries, pool } = memory
    const isCounted = document % SAMPLE === 0
    let out = 0
    for (let at = 0; at < length; ) {
      const kind = kinds[units[at] as number]
      if (kind === HALF) return slowly(text)
      if (kind !== WORD) {
        at++
        continue
      }
      const begin = at
      let hash = HASH_SEED
      let other = 0
      for (; at < length; at++) {
        const unit = units[at] as number
        const inWord = kinds[unit]
        if (inWord === WORD) {
          hash = Math.imul(hash ^ unit, HASH_PRIME)
          other = Math.imul(other + unit, OTHER_PRIME) ^ (other >>> 15)
        } else if (inWord === HALF) return slowly(text)
        else if (!isDigit(units[at - 1] as number) || !isGrouping(folded, begin, at)) break
      }
      const entry = entryOf(hash, other) ?? newEntry(hash, other, wordBetween(begin, at, folded))
      const start = entries[entry + START] as number
      const stop = start + (entries[entry + LENGTH] as number)
      if (out + stop - start >= output.length) output = grown(output, out + stop - start)
      for (let from = start; from < stop; from++) output[out++] = pool[from] as number
      output[out++] = SPACE
      if (isCounted) count(entry)
    }
    return output.slice(0, Math.max(0, out - 1))
  }

  /** Characters of two units: they are rare, and `words.ts` knows how. */
  function slowly(text: string): Uint8Array {
    const stems = wordsOf(text).flatMap(stemsOfWord)
    for (const one of stems) numberOf(one)
    return bytesOf(stems.join(' '))
  }

  /** null: the word is new. */
  function entryOf(hash: number, other: number): number | null {
    const { entries } = memory
    const name = nameOf(hash)
    for (let slot = firstSlot(hash); ; slot = nextSlot(slot)) {
      const entry = slot * ENTRY
      if (entries[entry] === 0) return null
      if (entries[entry] === name && entries[entry + OTHER_HASH] === other) return entry
    }
  }

  function newEntry(hash: number, other: number, word: string): number {
    const { entries, pool } = memory
    let slot = firstSlot(hash)
    while (entries[slot * ENTRY] !== 0) slot = nextSlot(slot)
    const entry = slot * ENTRY
    const stems = stemsOfNewWord(word)
    const text = stems.join(' ')
    const most = text.length * BYTES_OF_UNIT
    const isFull = memory.words >= MOST_WORDS || memory.pooled + most > POOL / 2
    const start = isFull ? POOL / 2 : memory.pooled
    if (most > POOL / 2) throw new RangeError('A word is longer than any text.')
    const length = writeBytes(text, pool, start)
    entries[entry + OTHER_HASH] = other
    entries[entry + START] = start
    entries[entry + LENGTH] = length
    entries[entry + FIRST_STEM] = numberOf(stems[0] ?? '')
    entries[entry + SECOND_STEM] = stems[1] === undefined ? 0 : numberOf(stems[1])
    // Once the memory is full, the entry stays empty for whoever asks next, until `takeAll` begins another one.
    if (isFull) return entry
    entries[entry] = nameOf(hash)
    memory.pooled += length
    memory.words++
    return entry
  }

  function numberOf(text: string): number {
    const known = memory.numbers.get(text)
    if (known !== undefined) return known
    const number = memory.stems.push(text) - 1
    memory.numbers.set(text, number)
    return number
  }

  function count(entry: number): void {
    inDocument.add(memory.entries[entry + FIRST_STEM] as number)
    const second = memory.entries[entry + SECOND_STEM] as number
    if (second !== 0) inDocument.add(second)
  }

  function endDocument(): void {
    for (const number of inDocument) memory.documents.set(number, (memory.documents.get(number) ?? 0) + SAMPLE)
    inDocument.clear()
  }

  return {
    stem,
    nextDocument() {
      endDocument()
      document++
    },
    takeNew(note) {
      for (; memory.taken < memory.stems.length; memory.taken++) note(memory.stems[memory.taken] ?? '', 1)
    },
    takeAll(note) {
      endDocument()
      for (const [number, documents] of memory.documents) note(memory.stems[number] ?? '', documents)
      memory.documents.clear()
      if (memory.words >= MOST_WORDS && memory.taken === memory.stems.length) memory = emptyMemory()
    },
  }
}

/** An empty entry has 0 there. */
function nameOf(hash: number): number {
  return hash === 0 ? 1 : hash
}

function firstSlot(hash: number): number {
  return (hash ^ (hash >>> 13)) & (SLOTS - 1)
}

function nextSlot(slot: number): number {
  return (slot + 1) & (SLOTS - 1)
}

/** Without the marks that group a number. */
function wordBetween(begin: number, end: number, { units, kinds }: FoldedUnits): string {
  let word = ''
  for (let at = begin; at < end; at++) {
    const unit = units[at] as number
    if (kinds[unit] === WORD) word += String.fromCharCode(unit)
  }
  return word
}

/** Twice as much as `taken`, with what is there. */
function grown(bytes: Uint8Array, taken: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(taken * 2 + 1)
  larger.set(bytes)
  return larger
}

/** Most bytes of a UTF-16 unit in UTF-8. */
const BYTES_OF_UNIT = 3

/** Writes `text`, in which no character takes two units, in UTF-8: an encoder takes longer than this for a single word. */
function writeBytes(text: string, target: Uint8Array, start: number): number {
  let end = start
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) target[end++] = unit
    else {
      if (unit < 0x800) target[end++] = 0xc0 | (unit >> 6)
      else {
        target[end++] = 0xe0 | (unit >> 12)
        target[end++] = 0x80 | ((unit >> 6) & 0x3f)
      }
      target[end++] = 0x80 | (unit & 0x3f)
    }
  }
  return end - start
}

/** Whether the mark at `at`, behind digits of a word that begins at `begin`, only groups the number. */
function isGrouping({ units, length }: FoldedUnits, begin: number, at: number): boolean {
  if (!isGroupMark(units[at] as number)) return false
  let first = at
  while (first > begin && isDigit(units[first - 1] as number)) first--
  if (at - first > GROUP) return false
  for (let next = at + 1; next <= at + GROUP; next++) {
    if (next >= length || !isDigit(units[next] as number)) return false
  }
  return at + GROUP + 1 >= length || !isDigit(units[at + GROUP + 1] as number)
}
