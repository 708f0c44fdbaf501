/** A thread that makes stems (`index/stems-ahead.ts`), and nothing else: it opens no file. */

import { parentPort } from 'node:worker_threads'
import { textStemmer } from '../../shared/search/stemmed-text.ts'
import type { Stemmed, TextsToStem } from './index/stems-ahead.ts'
import { COUNTED_AT_ONCE, wordsTaken } from './index/words.ts'

const stemmer = textStemmer()
let uncounted = 0

parentPort?.on('message', (asked: TextsToStem) => {
  const stems = asked.flatMap(([title, text]) => {
    stemmer.nextDocument()
    return [stemmer.stem(title), stemmer.stem(text)]
  })
  const bytes = new Uint8Array(stems.reduce((sum, { length }) => sum + length, 0))
  const ends = new Uint32Array(stems.length)
  let end = 0
  for (const [place, one] of stems.entries()) {
    bytes.set(one, end)
    end += one.length
    ends[place] = end
  }
  uncounted += asked.length
  const isDue = uncounted >= COUNTED_AT_ONCE
  if (isDue) uncounted = 0
  const answer: Stemmed = { bytes, ends, words: wordsTaken(stemmer, isDue) }
  parentPort?.postMessage(answer, [bytes.buffer, ends.buffer])
})
