// Marked words found again after their article was printed anew: pairs of texts of real newspapers of which one was made of
// the other. Where the words went is told by another algorithm, the difference of the two texts.
import { describe, expect, test } from 'vitest'
import type { Quote } from '../../shared/contract/shelf.ts'
import { wordsIn } from '../../shared/search/words.ts'
import { findQuote, quoteOf } from '../../shared/shelf/quote.ts'
import { difference } from '../../shared/text/difference.ts'
import { overCorpus } from './corpus.ts'
import { type CorpusArticle, readCorpus } from './story-scores.ts'

interface Tally {
  found: number
  /** It is there, and was not found. */
  missed: number
  /** Found where it is not, or though it is gone. */
  wrong: number
  /** Gone, and not found. */
  gone: number
}

/** Words of a marked passage: a name, a clause, a sentence, a paragraph. */
const LENGTHS = [2, 5, 12, 30, 80]
const PAIRS = 400

overCorpus('arabic-text/saudinewsnet', folder => {
  const corpus = readCorpus(folder)
  const byId = new Map(corpus.articles.map(article => [article.id, article]))
  const pairs = [...corpus.labels].flatMap(([pair, label]) => {
    const [a, b] = pair.split(' ').map(id => byId.get(id))
    return label === 'duplicate' && a && b && a.content !== b.content ? [[a, b] as const] : []
  })
  const sources = [...new Set(corpus.articles.map(({ source }) => source))].sort()
  const isTuned = ({ source }: CorpusArticle) => sources.indexOf(source) % 2 === 0

  describe('marked words in another printing', () => {
    test.each([
      ['tuned papers', true],
      ['other papers', false],
    ])('%s', { timeout: 300_000 }, (name, tuned) => {
      const chosen = pairs.filter(([a]) => isTuned(a) === tuned).slice(0, PAIRS)
      const all: Tally = { found: 0, missed: 0, wrong: 0, gone: 0 }
      for (const length of LENGTHS) {
        const tally: Tally = { found: 0, missed: 0, wrong: 0, gone: 0 }
        for (const [a, b] of chosen) judge(a.content, b.content, length, tally)
        console.log(`corpora: quotes of ${length} words, ${name}: ${inWords(tally)}`)
        for (const kind of ['found', 'missed', 'wrong', 'gone'] as const) all[kind] += tally[kind]
      }
      console.log(`corpora: quotes, ${name}, ${chosen.length} pairs: ${inWords(all)}`)
      expect(all.found / (all.found + all.missed)).toBeGreaterThan(0.98)
      expect(all.wrong / (all.found + all.wrong)).toBeLessThan(0.01)
    })
  })
})

function inWords({ found, missed, wrong, gone }: Tally): string {
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  return `found ${share(found, found + missed)} of ${found + missed} that are there, wrong ${share(wrong, found + wrong)} of ${found + wrong} found, ${gone} gone and not found`
}

/** Passages at three places of the text. */
function judge(before: string, after: string, length: number, tally: Tally): void {
  const words = wordsIn(before)
  const moved = whereWordsWent(before, after)
  for (const share of [0.1, 0.45, 0.8]) {
    const first = Math.floor((words.length - length) * share)
    const [from, to] = [words[first], words[first + length - 1]]
    if (first < 0 || !from || !to) continue
    const quote = quoteOf(before, from.start, to.end)
    if (quote) tally[verdict(quote, before, after, moved)] += 1
  }
}

/** Of each character of `before` where it is in `after`, by the words that both have in the same order; -1: nowhere. */
function whereWordsWent(before: string, after: string): Int32Array {
  const places = new Int32Array(before.length).fill(-1)
  let [at, to] = [0, 0]
  for (const { kind, text } of difference(before, after)) {
    for (const word of text.split(/\s+/).filter(each => each !== '')) {
      if (kind !== 'added') at = before.indexOf(word, at)
      if (kind !== 'removed') to = after.indexOf(word, to)
      if (kind === 'same') for (let unit = 0; unit < word.length; unit++) places[at + unit] = to + unit
      if (kind !== 'added') at += word.length
      if (kind !== 'removed') to += word.length
    }
  }
  return places
}

/** As much of it has to be there to say that it is. */
const THERE = 0.7
const GONE = 0.3

function verdict(quote: Quote, before: string, after: string, moved: Int32Array): keyof Tally {
  const place = findQuote(after, quote)
  const own = [...moved.subarray(quote.start, quote.start + quote.quote.length)]
  const letters = own.filter((_, at) => /\S/.test(before.charAt(quote.start + at)))
  const kept = letters.filter(unit => unit >= 0)
  const share = kept.length / letters.length
  if (!place) return share >= THERE ? 'missed' : 'gone'
  const inside = kept.filter(unit => unit >= place.start && unit < place.end).length
  if (inside >= kept.length * 0.8 && share > GONE) return 'found'
  // What the difference does not follow, because it was moved, is there all the same where the words are the same.
  return isSame(after.slice(place.start, place.end), quote.quote) ? 'found' : 'wrong'
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    wordsIn(text)
      .map(({ folded }) => folded)
      .join(' ')
  return plain(one) === plain(other)
}
