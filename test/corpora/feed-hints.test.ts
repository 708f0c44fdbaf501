// What is gained where the feed said what it is: the headline, and the beginning of the text as feeds cut it off.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { overCorpus } from './corpus.ts'
import { extractAll } from './extract-all.ts'
import { meanScores, meansByPart, printParts, printScores, scoreOf } from './word-scores.ts'

const PATIENCE = { timeout: 900_000 }
const SUMMARY = 250
const PARAGRAPH = 40
/** A page of the corpus is a two hundredth of it. */
const NOISE = 0.001

overCorpus('extraction/news-2023', folder => {
  test('news-2023: with a headline and a summary of its feed, and without them', PATIENCE, async () => {
    const truth = Object.entries(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8'))) as [
      string,
      Truth,
    ][]
    const pages = truth.map(([id, { url }]) => ({
      url,
      bytes: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))),
    }))
    const scored = async (list: Parameters<typeof extractAll>[0]) => {
      const answers = await extractAll(list)
      return { answers, scores: answers.map(({ text = '' }, at) => scoreOf(truth[at]?.[1].articleBody ?? '', text)) }
    }
    const alone = await scored(pages)
    const told = await scored(pages.map((page, at) => ({ ...page, feed: feedOf(truth[at]?.[1]) })))
    printScores('news-2023 with its feeds', meanScores(told.scores), told.answers)
    printParts(
      'news-2023 with its feeds',
      meansByPart(told.scores, at => truth[at]?.[1].url ?? ''),
    )
    expect(meanScores(told.scores).recall).toBeGreaterThanOrEqual(meanScores(alone.scores).recall)
    expect(meanScores(told.scores).precision).toBeGreaterThanOrEqual(meanScores(alone.scores).precision - NOISE)
  })
})

interface Truth {
  readonly url: string
  readonly title: string
  readonly articleBody: string
}

function feedOf({ title, articleBody }: Truth = { url: '', title: '', articleBody: '' }) {
  const lines = articleBody.split('\n').map(line => line.trim())
  const first = lines.find(line => line.length >= PARAGRAPH) ?? ''
  return { title, summary: first.length > SUMMARY ? `${first.slice(0, SUMMARY)}…` : first }
}
