/**
 * Stems of what waits for the index, made in a thread of their own while the store puts articles into stories: behind a
 * sync the store is alone, and one of two processors would have nothing to do. Where the thread is not quick enough, or
 * fails, the store makes them itself.
 */

import { complain } from '../../base/log.ts'
import type { UnindexedTexts, WaitingText } from './unindexed-texts.ts'
import type { NotedWord } from './words.ts'

/** What the thread is asked. */
export type TextsToStem = readonly (readonly [title: string, text: string])[]

/** What it answers. */
export interface Stemmed {
  /** UTF-8, one after the other: they are handed over as they lie there, and SQLite takes them so. */
  readonly bytes: Uint8Array
  /** Where each title and each text ends, in the order in which they were asked. */
  readonly ends: Uint32Array
  /** Stems that it met for the first time, and counts. */
  readonly words: readonly NotedWord[]
}

export interface StemsThread {
  post(texts: TextsToStem): void
  onStemmed(listener: (stemmed: Stemmed) => void): void
  /** It failed, and answers no more. */
  onEnd(listener: (reason: Error) => void): void
  end(): void
}

export interface StemsAhead {
  /**
   * Hands texts over, as many as the thread can take. To be called where the store has nothing to save: the thread takes a
   * processor that is needed to read newspapers before.
   */
  goOn(): void
  /** Words that came with stems since they were last taken. They belong into the index with these. */
  takeWords(): NotedWord[]
  /** What was taken has not been noted. */
  giveWordsBack(words: readonly NotedWord[]): void
}

/** For fewer texts nobody is begun: that takes 50 ms, as much as a step of the store. */
const WORTH_IT = 600
const TEXTS_AT_ONCE = 60
/** So much is under way that the thread always has something to do while the store is at a step of its own. */
const UNDER_WAY = 6
/** A thread that has nothing to do for so long has no more to come: the store may have been quicker with the rest. Milliseconds. */
const STAYS = 5000

export function stemsAhead(unindexed: UnindexedTexts, start: (() => StemsThread) | null): StemsAhead {
  let thread: StemsThread | null = null
  let underWay: (readonly WaitingText[])[] = []
  let words: NotedWord[] = []
  let hasFailed = false
  let leaving: NodeJS.Timeout | undefined

  function begin(): void {
    if (!start) return
    const begun = start()
    thread = begun
    begun.onStemmed(stemmed => {
      words.push(...stemmed.words)
      const { bytes, ends } = stemmed
      const end = (place: number) => (place < 0 ? 0 : (ends[place] ?? 0))
      const part = (place: number) => bytes.subarray(end(place - 1), end(place))
      for (const [place, one] of (underWay.shift() ?? []).entries()) {
        unindexed.keepStems(one, { title: part(place * 2), text: part(place * 2 + 1) })
      }
      if (underWay.length === 0) leaving = setTimeout(finish, unindexed.unstemmedCount === 0 ? 0 : STAYS).unref()
    })
    begun.onEnd(reason => {
      hasFailed = true
      finish()
      complain('stems', reason)
    })
  }

  function finish(): void {
    clearTimeout(leaving)
    thread?.end()
    thread = null
    underWay = []
  }

  return {
    goOn() {
      if (!thread && !hasFailed && unindexed.unstemmedCount >= WORTH_IT) begin()
      while (thread && underWay.length < UNDER_WAY) {
        const texts = unindexed.unstemmed(TEXTS_AT_ONCE)
        if (texts.length === 0) return
        clearTimeout(leaving)
        underWay.push(texts)
        thread.post(texts.map(({ text }) => [text.title, text.text]))
      }
    },
    takeWords() {
      const taken = words
      words = []
      return taken
    },
    giveWordsBack(given) {
      words = [...given, ...words]
    },
  }
}
