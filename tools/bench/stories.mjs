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
  const times = new Float64Array(ARTICLES)
  const folding = []
  let largest = 0
  for (const made of madeNews(ARTICLES, DAYS)) {
    const article = shaped(made)
    const startedAt = performance.now()
    grouping.place(article)
    times[made.id - 1] = performance.now() - startedAt
    largest = Math.max(largest, grouping.size)
    if (made.id <= ARTICLES - PART) continue
    const foldedAt = performance.now()
    foldWords(article.title)
    foldWords(article.text || article.lead)
    folding.push(performance.now() - foldedAt)
  }
  const start = medianOf([...times.subarray(START, START + PART)])
  const end = medianOf([...times.subarray(ARTICLES - PART)])
  return [
    microseconds(name, end, 'folding of the same articles', medianOf(folding)),
    microseconds(`${name}-growth`, end, 'the same after three days', start),
    versus(`${name}-window`, largest, 'articles', 'articles of the last three days', (ARTICLES * 3) / DAYS),
  ]
}

function microseconds(name, value, yardstick, yardstickValue) {
  return versus(name, value * 1000, 'µs', yardstick, yardstickValue * 1000)
}
