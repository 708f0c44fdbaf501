// Stories of real newspapers: 6,039 articles of twelve papers. Their labels come from wording that bodies share, so a pair
// that they do not know may well be one event: `story-judgements.json` is what reading says of three hundred such pairs, of
// three hundred that were just not grouped, of fifty texts that repeat each other or do not, and of fifty that are marked as
// copies against the labels (which leave out what many papers carry, and so take the most copied texts for the least alike).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { overCorpus } from './corpus.ts'
import { type CorpusArticle, type Given, group, pairOf, readCorpus, scoreStories } from './story-scores.ts'

type Judged = readonly [a: string, b: string, drawn: string, isSame: boolean]

interface Judgements {
  readonly pairs: readonly Judged[]
  readonly wires: readonly Judged[]
}

const judgements = JSON.parse(readFileSync(join(import.meta.dirname, 'story-judgements.json'), 'utf8')) as Judgements
const isSame = new Map(judgements.pairs.map(([a, b, , same]) => [pairOf(a, b), same]))

/** What was measured when this was written, and a little air. */
const FLOORS: readonly (readonly [given: Given, recall: number, lenient: number])[] = [
  ['title', 0.68, 0.81],
  ['lead', 0.92, 0.88],
  ['text', 0.98, 0.935],
]
const PATIENCE = { timeout: 300_000 }

overCorpus('arabic-text/saudinewsnet', folder => {
  const corpus = readCorpus(folder)
  /** What the measures were fitted to, and what they had not seen. */
  const parts: readonly (readonly [string, readonly CorpusArticle[]])[] = [
    ['fitted day', corpus.articles.filter(({ id }) => id.startsWith('2015-08-06'))],
    ['other days', corpus.articles.filter(({ id }) => !id.startsWith('2015-08-06'))],
    ['all days', corpus.articles],
  ]

  describe('stories', () => {
    test.each(FLOORS)('by %s', PATIENCE, (given, recall, lenient) => {
      const scores = parts.map(([name, articles]) => {
        const score = scoreStories(corpus, articles, group(articles, given))
        const { recall: found, lenient: known, largest, bCubed } = score
        const figures = `recall ${of1(found)}, lenient precision ${of1(known)}, B-cubed F1 ${of1(bCubed)}`
        console.log(`corpora: stories by ${given}, ${name}: ${figures}, largest story ${largest}`)
        return score
      })
      const whole = scores.at(-1)
      if (!whole) throw new Error('no score')
      console.log(`corpora: stories by ${given}: ${byReading(whole)}`)
      expect(whole.recall).toBeGreaterThan(recall)
      expect(whole.lenient).toBeGreaterThan(lenient)
      expect(whole.largest).toBeLessThan(25)
    })

    test('texts that repeat each other', PATIENCE, () => {
      const { wireOf } = group(corpus.articles, 'text')
      const copies = [...corpus.labels].filter(([, label]) => label === 'duplicate').map(([pair]) => pair.split(' ')[1])
      const gold = new Set(copies)
      const right = [...wireOf.keys()].filter(id => gold.has(id)).length
      const f1 = (2 * right) / (wireOf.size + gold.size)
      console.log(`corpora: wire copies: ${wireOf.size} marked, ${gold.size} labelled, F1 ${of1(f1)}`)
      const marked = judgements.wires.filter(([, , drawn]) => drawn === 'marked')
      const still = marked.filter(([a, b]) => wireOf.has(a) || wireOf.has(b))
      console.log(`corpora: wire copies by reading: ${countSame(still)} of ${still.length} marked are copies`)
      const denied = judgements.wires.filter(([, b, drawn]) => drawn === 'marked against the labels' && wireOf.has(b))
      const trueShare = countSame(denied) / denied.length
      const against = (wireOf.size - right) * trueShare
      const mended = (2 * (right + against)) / (wireOf.size + gold.size + against)
      console.log(
        `corpora: wire copies by reading: of ${wireOf.size - right} marked against the labels ${denied.length} were read, ${countSame(denied)} are copies: F1 ${of1(mended)}`,
      )
      expect(f1).toBeGreaterThan(0.94)
      expect(mended).toBeGreaterThan(0.97)
    })

    test('another order within the hour', PATIENCE, () => {
      const shuffled = corpus.articles.toSorted(
        (a, b) => a.dateExtracted.slice(0, 13).localeCompare(b.dateExtracted.slice(0, 13)) || spread(a) - spread(b),
      )
      const inOrder = corpus.articles.toSorted((a, b) => a.dateExtracted.localeCompare(b.dateExtracted))
      const [one, other] = [inOrder, shuffled].map(
        articles => new Set(scoreStories(corpus, articles, group(articles, 'lead')).pairs),
      ) as [Set<string>, Set<string>]
      const common = [...one].filter(pair => other.has(pair)).length
      const changed = 1 - common / (one.size + other.size - common)
      console.log(`corpora: another order within the hour changes ${of1(changed)} of ${one.size} pairs`)
      expect(changed).toBeLessThan(0.15)
    })
  })
})

/** What reading says of the pairs that no label knows, carried over to those that were not read. */
function byReading({
  pairs,
  unknown,
}: {
  readonly pairs: readonly string[]
  readonly unknown: readonly string[]
}): string {
  const read = unknown.filter(pair => isSame.has(pair))
  const same = read.filter(pair => isSame.get(pair)).length
  const precision = 1 - (unknown.length / pairs.length) * (1 - same / read.length)
  const near = judgements.pairs.filter(([a, b, , same]) => same && !pairs.includes(pairOf(a, b))).length
  return `of ${unknown.length} pairs unknown to the labels ${read.length} were read, ${same} are one event: precision ${of1(precision)}; ${near} read pairs of one event are not grouped`
}

function countSame(judged: readonly Judged[]): number {
  return judged.filter(([, , , same]) => same).length
}

function spread({ id }: CorpusArticle): number {
  return (Number(id.slice(-4)) * 7919) % 10_007
}

function of1(share: number): string {
  return share.toFixed(3)
}
