// Whole pages of the news, hundreds of them. The floors stand a little below what is reached; `docs/extraction.md` says how far
// it is to the goals, and what is still wrong.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { overCorpus } from './corpus.ts'
import { type ExtractedLine, extractAll } from './extract-all.ts'
import { type Part, partOf } from './parts.ts'
import { type SegmentTruth, segmentScore } from './segments.ts'
import { meanScores, meansByPart, printParts, printScores, scoreOf } from './word-scores.ts'

const PATIENCE = { timeout: 900_000 }

overCorpus('extraction/trafilatura', folder => {
  test('trafilatura: passages of the article and around it', PATIENCE, async () => {
    const pages = readJson(folder, 'segments.json') as readonly SegmentPage[]
    // Some pages came without an address: a name of their own stands there.
    const addressOf = (url: string) => (/^https?:/.test(url) ? url : 'https://page.example/')
    const answers = await extractAll(pages.map(({ file, url }) => ({ url: addressOf(url), bytes: page(folder, file) })))
    const texts = textsOf(answers)
    const score = segmentScore(pages, texts)
    printScores('trafilatura', score, answers)
    const ofPart = (part: Part) => {
      const places = [...pages.keys()].filter(at => partOf(siteOf(pages[at])) === part)
      return segmentScore(
        places.flatMap(at => pages[at] ?? []),
        places.map(at => texts[at] ?? ''),
      )
    }
    const parts = { tuned: ofPart('tuned'), untuned: ofPart('untuned') }
    printParts('trafilatura', parts)
    expect(score.f1).toBeGreaterThanOrEqual(0.934)
    expect(parts.untuned.f1).toBeGreaterThanOrEqual(0.929)
    const beginnings = pages.filter((_, at) => answers[at]?.isBeginning).map(({ url }) => new URL(url).host)
    expect(beginnings.toSorted()).toEqual(['dietagespresse.com', 'www.elnuevodia.com', 'www.volksstimme.ch'])
  })
})

/** Pages without an address are each their own. */
function siteOf(page: SegmentPage | undefined): string {
  return page && /^https?:/.test(page.url) ? page.url : (page?.file ?? '')
}

overCorpus('extraction/news-2023', folder => {
  test('news-2023: bodies cleaned by hand', PATIENCE, async () => {
    const truth = Object.entries(readJson(folder, 'ground-truth.json')) as [string, NewsTruth][]
    const answers = await extractAll(truth.map(([id, { url }]) => ({ url, bytes: page(folder, `html/${id}.html.gz`) })))
    const scores = textsOf(answers).map((text, at) => scoreOf(truth[at]?.[1].articleBody ?? '', text))
    const mean = meanScores(scores)
    const parts = meansByPart(scores, at => truth[at]?.[1].url ?? '')
    printScores('news-2023', mean, answers)
    printParts('news-2023', parts)
    expect(answers.filter(({ isBeginning }) => isBeginning)).toEqual([])
    expect(mean.f1).toBeGreaterThanOrEqual(0.925)
    expect(mean.precision).toBeGreaterThanOrEqual(0.909)
    expect(parts.untuned.f1).toBeGreaterThanOrEqual(0.922)
  })
})

overCorpus('extraction/arabic-news', folder => {
  test('arabic-news: bodies, what stands around them, and what is said of them', PATIENCE, async () => {
    const gold = Object.entries(readJson(folder, 'gold.json')) as [string, ArabicGold][]
    const answers = await extractAll(gold.map(([id, { url }]) => ({ url, bytes: page(folder, `html/${id}.html.gz`) })))
    const texts = textsOf(answers)
    const scores = gold.map(([, { body }], at) => scoreOf(body.join('\n'), texts[at] ?? ''))
    const mean = meanScores(scores)
    printScores('arabic-news', mean, answers)
    printParts(
      'arabic-news',
      meansByPart(scores, at => gold[at]?.[1].url ?? ''),
    )
    expect(mean.precision).toBeGreaterThanOrEqual(0.996)
    expect(mean.recall).toBeGreaterThanOrEqual(0.996)
    const around = gold.flatMap(([, { boilerplate }], at) => boilerplate.map(phrase => texts[at]?.includes(phrase)))
    console.log(
      `corpora: arabic-news: ${around.filter(Boolean).length} of ${around.length} phrases from around are left`,
    )
    expect(around.filter(Boolean)).toEqual([])
    const facts = gold.map(([, truth], at) => factsOf(truth, answers[at]))
    for (const name of ['title', 'source', 'publishedAt', 'picture', 'direction'] as const) {
      const wrong = gold.flatMap(([id], at) => (facts[at]?.[name] ? [] : [id]))
      console.log(`corpora: arabic-news: ${name} ${gold.length - wrong.length}/${gold.length}${listed(wrong)}`)
    }
    expect(answers).toHaveLength(gold.length)
  })
})

interface SegmentPage extends SegmentTruth {
  readonly file: string
  readonly url: string
}

interface NewsTruth {
  readonly url: string
  readonly articleBody: string
}

interface ArabicGold {
  readonly url: string
  readonly title: string
  readonly source: string
  readonly sourceAlso?: readonly string[]
  readonly publishedAt: string
  readonly publishedAtAlso?: readonly string[]
  readonly picture: string
  /** Parts of addresses that are the same picture in another size. */
  readonly pictureAlso?: readonly string[]
  readonly body: readonly string[]
  readonly boilerplate: readonly string[]
  readonly direction: string
}

function factsOf(gold: ArabicGold, { title, source, publishedAt, pictures, direction }: ExtractedLine = { ms: 0 }) {
  const dates = [gold.publishedAt, ...(gold.publishedAtAlso ?? [])].map(date => Date.parse(date))
  const known = [gold.picture, ...(gold.pictureAlso ?? [])]
  return {
    title: title === gold.title,
    source: source != null && [gold.source, ...(gold.sourceAlso ?? [])].includes(source),
    publishedAt: publishedAt != null && dates.includes(publishedAt),
    // Names of hosts have no capitals.
    picture: known.some(part => pictures?.[0]?.toLowerCase().includes(part.toLowerCase())),
    direction: direction === gold.direction,
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `, not ${names.join(', ')}`
}

function textsOf(answers: readonly ExtractedLine[]): string[] {
  return answers.map(({ text = '' }) => text)
}

function page(folder: string, file: string): Uint8Array {
  return gunzipSync(readFileSync(join(folder, file)))
}

function readJson(folder: string, file: string): object {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
}
