// What is gained where another page of the same site was read before: nearly every site of the corpus has two.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { overCorpus } from './corpus.ts'
import { extractAll } from './extract-all.ts'
import { meanScores, type Score, scoreOf } from './word-scores.ts'

const PATIENCE = { timeout: 900_000 }
/** Of four-word runs. Less is noise: a page of the corpus is a two hundredth of it. */
const NOISE = 0.002

overCorpus('extraction/news-2023', folder => {
  test('news-2023: with the other page of its site, and without it', PATIENCE, async () => {
    const truth = Object.entries(readJson(folder, 'ground-truth.json')) as [string, Truth][]
    const pages = truth.map(([id, { url, articleBody }]) => ({
      url,
      articleBody,
      file: id,
      bytes: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))),
    }))
    const paired = pages.flatMap(page => {
      const others = pages.filter(other => other !== page && hostOf(other.url) === hostOf(page.url))
      return others.length === 0 ? [] : [{ ...page, others }]
    })
    const scoresOf = async (list: readonly Parameters<typeof extractAll>[0][number][]) =>
      (await extractAll(list)).map(({ text = '' }, at) => scoreOf(paired[at]?.articleBody ?? '', text))
    const alone = meanScores(await scoresOf(paired.map(({ url, bytes }) => ({ url, bytes }))))
    const together = meanScores(await scoresOf(paired))
    console.log(
      `corpora: news-2023, ${paired.length} pages of sites with two: alone ${shown(alone)}; with the other ${shown(together)}`,
    )
    expect(together.precision).toBeGreaterThan(alone.precision)
    expect(together.recall).toBeGreaterThanOrEqual(alone.recall - NOISE)
  })
})

interface Truth {
  readonly url: string
  readonly articleBody: string
}

function shown({ precision, recall, f1 }: Score): string {
  return `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}

function readJson(folder: string, file: string): object {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
}
