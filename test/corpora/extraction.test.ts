// The extractor over other people's pages, in the real runtime: the program behind `npm run inspect -- extract`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { plainText } from '../../electron/parse/html/plain-text.ts'
import { overCorpus } from './corpus.ts'
import { type ExtractedLine, extractAll } from './extract-all.ts'
import { meanScores, meansByPart, printParts, printScores, scoreOf } from './word-scores.ts'

overCorpus('extraction/article-extraction-benchmark', folder => {
  test('article-extraction-benchmark: bodies marked by hand', async () => {
    const truth = Object.entries(readJson(join(folder, 'ground-truth.json'))) as [string, Truth][]
    const answers = await extractAll(
      truth.map(([id, { url }]) => ({ url, bytes: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))) })),
    )
    const each = answers.map(({ text = '' }, at) => scoreOf(truth[at]?.[1].articleBody ?? '', text))
    const scores = meanScores(each)
    printScores('article-extraction-benchmark', scores, answers)
    printParts(
      'article-extraction-benchmark',
      meansByPart(each, at => truth[at]?.[1].url ?? ''),
    )
    expect(scores.f1).toBeGreaterThanOrEqual(0.9717)
    // Two that show everybody three paragraphs of a paper that is paid for.
    expect(answers.filter(({ isBeginning }) => isBeginning)).toHaveLength(2)
  })
})

overCorpus('extraction/mozilla-readability/test-pages', folder => {
  test('Readability’s own pages', async () => {
    const names = readdirSync(folder)
    const answers = await extractAll(
      names.map(name => ({
        url: 'http://fakehost/test/page.html',
        bytes: readFileSync(join(folder, name, 'source.html')),
      })),
    )
    const pages = names.map(name => readFileSync(join(folder, name, 'expected.html'), 'utf8'))
    expect(answers.filter(({ isBeginning }) => isBeginning)).toEqual([])
    // Captions are in the list's text. Ours leaves them to their pictures in the markup: they count on both sides, or on none.
    const compared = (captions: boolean) => {
      const each = answers.map((answer, at) =>
        scoreOf(wordsOf(pages[at] ?? '', captions), captions ? withCaptions(answer) : (answer.text ?? '')),
      )
      const what = `Readability’s pages ${captions ? 'with' : 'without'} captions`
      printScores(what, meanScores(each), answers)
      printParts(
        what,
        meansByPart(each, at => names[at] ?? ''),
      )
      return meanScores(each)
    }
    expect(compared(true).f1).toBeGreaterThanOrEqual(0.984)
    expect(compared(false).f1).toBeGreaterThanOrEqual(0.985)
  })
})

overCorpus('extraction/arabic-pages', folder => {
  test('Arabic pages: words, direction, language, headline', async () => {
    const truth = readJson(join(folder, 'ground-truth.json')) as unknown as readonly ArabicTruth[]
    const answers = await extractAll(
      truth.map(({ file, url = 'https://page.example/' }) => ({ url, bytes: readFileSync(join(folder, file)) })),
    )
    for (const [at, { title = null, text = '', direction, language }] of answers.entries()) {
      const wanted = truth[at]
      expect(direction).toBe(wanted?.dir)
      expect(language).toBe(wanted?.lang)
      // A browser shows two spaces as one.
      if (wanted?.title) expect(title).toBe(wanted.title.replace(/\s+/g, ' '))
      for (const words of wanted?.mustContain ?? []) expect(text).toContain(words)
      for (const words of wanted?.mustNotContain ?? []) expect(text).not.toContain(words)
    }
    const whole = answers.flatMap(({ text = '' }, at) => (truth[at]?.text ? [scoreOf(truth[at].text, text)] : []))
    const scores = meanScores(whole)
    printScores('Arabic pages', scores, answers)
    expect(scores.recall).toBeGreaterThanOrEqual(0.98)
    expect(scores.precision).toBeGreaterThanOrEqual(0.92)
  })
})

overCorpus('extraction/defuddle/fixtures', folder => {
  test('defuddle: one fault a page, and none of them hangs', async () => {
    const names = readdirSync(folder).filter(name => name.endsWith('.html'))
    const answers = await extractAll(
      names.map(name => ({ url: `https://fixture.example/${name}`, bytes: readFileSync(join(folder, name)) })),
    )
    const without = answers.filter(({ error }) => error !== undefined)
    console.log(`corpora: defuddle: ${answers.length} pages, ${without.length} without an article, none hangs`)
    expect(without.map(({ error }) => error?.code).filter(code => code !== 'noArticle')).toEqual([])
    expect(without.length).toBeLessThan(5)
  })
})

interface Truth {
  readonly articleBody: string
  readonly url: string
}

interface ArabicTruth {
  readonly file: string
  readonly url?: string
  readonly lang: string
  readonly dir: string
  readonly title?: string
  readonly text?: string
  readonly mustContain?: readonly string[]
  readonly mustNotContain?: readonly string[]
}

function withCaptions({ text = '', html = '' }: ExtractedLine): string {
  const captions = [...html.matchAll(/<figcaption[^>]*>([\s\S]*?)<\/figcaption>/g)].map(([, said = '']) =>
    plainText(said),
  )
  return [text, ...captions.filter(caption => !text.includes(caption))].join('\n')
}

/** Formulas count here, which the index leaves out. */
function wordsOf(html: string, captions: boolean): string {
  return plainText(html.replace(/<\/?math\b[^>]*>/g, ' '), { captions })
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}
