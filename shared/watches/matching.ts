/**
 * Recognises the words of watches in texts, in any of their forms. What a text costs grows with its length and not with
 * the number of watches: each of its words is looked up once.
 */

import type { Watch, WatchId } from '../contract/watches.ts'
import { searchStem } from '../search/stems.ts'
import { wordsOf } from '../search/words.ts'

/** A watch with words. */
export interface Sought extends Pick<Watch, 'words' | 'field'> {
  readonly id: WatchId
}

export interface Matcher {
  /** Which of them stand in it. `text` is asked for only where it is needed. */
  find(title: string, text: () => string): ReadonlySet<WatchId>
}

interface Term {
  readonly id: WatchId
  /** Of each word its form, or the word itself where it is meant as it is written. */
  readonly keys: readonly string[]
  readonly isExact: boolean
  readonly field: Watch['field']
}

/** What is known of the words of texts; a newspaper has some ten thousand, and the same ones again every day. */
const MOST_KNOWN = 60_000
const NOTHING: ReadonlySet<WatchId> = new Set()

export function createMatcher(sought: readonly Sought[]): Matcher {
  const terms = sought.map(termOf).filter(({ keys }) => keys.length > 0)
  const byForm = beginningWith(terms.filter(({ isExact }) => !isExact))
  const byWord = beginningWith(terms.filter(({ isExact }) => isExact))
  const isTextNeeded = terms.some(({ field }) => field === 'anywhere')
  const known = new Map<string, readonly Term[] | null>()

  /** null: none. */
  function termsAt(word: string): readonly Term[] | null {
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size >= MOST_KNOWN) known.clear()
    const all = [...(byForm.get(searchStem(word)) ?? []), ...(byWord.get(word) ?? [])]
    const answer = all.length === 0 ? null : all
    known.set(word, answer)
    return answer
  }

  function findIn(text: string, found: Set<WatchId>, isTitle: boolean): void {
    const words = wordsOf(text)
    for (let at = 0; at < words.length; at++) {
      const candidates = termsAt(words[at] as string)
      if (candidates === null) continue
      for (const term of candidates) {
        if ((isTitle || term.field === 'anywhere') && !found.has(term.id) && stands(term, words, at)) found.add(term.id)
      }
    }
  }

  return {
    find(title, text) {
      if (terms.length === 0) return NOTHING
      const found = new Set<WatchId>()
      findIn(title, found, true)
      if (isTextNeeded) findIn(text(), found, false)
      return found
    },
  }
}

/** In quotation marks, of whichever kind, words are meant as they are written. */
const QUOTED = /^\s*["«“„'](.*)["»”“']\s*$/u

/** Whether the reader means them as they are written, and no other forms of them. */
export function areQuoted(words: string): boolean {
  return QUOTED.test(words)
}

function termOf({ id, words, field }: Sought): Term {
  const [, quoted] = QUOTED.exec(words) ?? []
  const isExact = quoted !== undefined
  const folded = wordsOf(quoted ?? words)
  return { id, keys: isExact ? folded : folded.map(searchStem), isExact, field }
}

function beginningWith(terms: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const groups = new Map<string, Term[]>()
  for (const term of terms) {
    const first = term.keys[0] as string
    const group = groups.get(first)
    if (group) group.push(term)
    else groups.set(first, [term])
  }
  return groups
}

function stands({ keys, isExact }: Term, words: readonly string[], at: number): boolean {
  return keys.every((key, place) => {
    const word = words[at + place]
    return word !== undefined && (isExact ? word : searchStem(word)) === key
  })
}
