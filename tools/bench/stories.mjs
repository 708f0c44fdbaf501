// Putting articles into stories, in a library that grows to a hundred thousand articles of thirty days, beside folding the
// same articles for the index. Titles and leads, as feeds give them, and whole texts.
import { foldWords } from '../../shared/arabic/fold.ts'
import { createGrouping } from '../../shared/stories/grouping.ts'
import { madeNews } from './made-news.mjs'
import { medianOf, versus } from './numbers.mjs'

const ARTICLES = 100_000
const DAYS = 30
/** By then the window of three days is full, and the compilers are warm. */
const START = 10_000
const PART = 10_000

export async function measureStories() {
  return [
    ...measureWith('stories', article => ({ ...article, text: '' })),
    ...measureWith('stories-full', article => article),
  ]
}

function measureWith(name, shaped) {
  let stories = 0
  const grouping = createGrouping({ nextStory: () => ++stories })
  const [placing, folding] = [new Float64Array(ARTICLES), new Float64Array(ARTICLES)]
  let largest = 0
  for (const made of madeNews(ARTICLES, DAYS)) {
    const article = shaped(made)
    placing[made.id - 1] = timeOf(() => grouping.place(article))
    folding[made.id - 1] = timeOf(() => foldWords(`${article.title} ${article.text || article.lead}`))
    largest = Math.max(largest, grouping.size)
  }
  const end = partOf(placing, ARTICLES - PART)
  const endFolding = partOf(folding, ARTICLES - PART)
  // What else the machine does slows both alike.
  const start = (partOf(placing, START) / partOf(folding, START)) * endFolding
  return [
    microseconds(name, end, 'folding of the same articles', endFolding),
    microseconds(`${name}-growth`, end, 'the same after three days', start),
    versus(`${name}-window`, largest, 'articles', 'articles of three days', (ARTICLES * 3) / DAYS),
  ]
}

function partOf(times, from) {
  return medianOf([...times.subarray(from, from + PART)])
}

function timeOf(work) {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function microseconds(name, value, yardstick, yardstickValue) {
  return versus(name, value * 1000, 'µs', yardstick, yardstickValue * 1000)
}
