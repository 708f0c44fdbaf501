// What is said of an article beside its text, on hundreds of whole pages: title, authors, day. The rules were written with a
// look at the sites of one part only; both are reported.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { foldWords } from '../../shared/arabic/fold.ts'
import { isSameHeadline } from '../../shared/press/headlines.ts'
import { overCorpus } from './corpus.ts'
import { type ExtractedLine, extractAll } from './extract-all.ts'

const PATIENCE = { timeout: 600_000 }
const DAY_AND_A_HALF = 36 * 60 * 60 * 1000

overCorpus('extraction/news-2023', folder => {
  test('news-2023: title, authors and day', PATIENCE, async () => {
    const truth = Object.entries(readJson(folder, 'ground-truth.json')) as [string, Truth][]
    const answers = await extractAll(truth.map(([id, { url }]) => ({ url, bytes: page(folder, id) })))
    for (const part of ['looked at', 'not looked at'] as const) {
      const pages = truth.flatMap(([, wanted], at) => {
        const found = answers[at]
        return found && partOf(wanted.url) === part ? [{ wanted, found }] : []
      })
      const share = (isRight: (page: Page) => boolean) => pages.filter(isRight).length / pages.length
      const [title, authors, day] = [share(hasTitle), share(hasAuthors), share(hasDay)]
      const shown = Object.entries({ title, authors, day }).map(([name, value]) => `${name} ${value.toFixed(3)}`)
      console.log(`corpora: news-2023, ${pages.length} pages of sites ${part}: ${shown.join(', ')}`)
      expect(title).toBeGreaterThanOrEqual(0.92)
      expect(authors).toBeGreaterThanOrEqual(0.83)
      expect(day).toBeGreaterThanOrEqual(0.85)
    }
  })
})

overCorpus('extraction/arabic-news', folder => {
  test('arabic-news: title, author, paper, pictures and direction', PATIENCE, async () => {
    const gold = Object.entries(readJson(folder, 'gold.json')) as [string, ArabicTruth][]
    const answers = await extractAll(gold.map(([id, { url }]) => ({ url, bytes: page(folder, id) })))
    for (const [at, [id, wanted]] of gold.entries()) {
      const { title, byline, source, pictures = [], direction } = answers[at] ?? {}
      expect(title, id).toBe(wanted.title)
      // A place in brackets is no name.
      expect(byline, id).toBe(wanted.byline?.startsWith('(') ? null : wanted.byline)
      expect([wanted.source, ...(wanted.sourceAlso ?? [])], id).toContain(source)
      expect(direction, id).toBe(wanted.direction)
      const known = [wanted.picture, ...(wanted.pictureAlso ?? [])].map(part => part.toLowerCase())
      for (const picture of pictures) {
        expect(
          known.some(part => picture.toLowerCase().includes(part)),
          `${id}: ${picture}`,
        ).toBe(true)
      }
    }
  })
})

interface Truth {
  readonly url: string
  readonly title: string
  /** With commas between them; empty where nobody is named. */
  readonly authors: string
  readonly date: string
}

interface ArabicTruth {
  readonly url: string
  readonly title: string
  readonly byline: string | null
  readonly source: string
  readonly sourceAlso?: readonly string[]
  readonly picture: string
  /** Parts of addresses that are the same picture in another size. */
  readonly pictureAlso?: readonly string[]
  readonly direction: string
}

interface Page {
  readonly wanted: Truth
  readonly found: ExtractedLine
}

/** By the sum of the letters of its host. */
function partOf(url: string): 'looked at' | 'not looked at' {
  const letters = [...new URL(url).host.replace(/^www\./, '')]
  const sum = letters.reduce((all, letter) => all + letter.charCodeAt(0), 0)
  return sum % 2 === 0 ? 'looked at' : 'not looked at'
}

function hasTitle({ wanted, found }: Page): boolean {
  return isSameHeadline(wanted.title, found.title ?? '')
}

function hasAuthors({ wanted, found }: Page): boolean {
  const names = (text: string) =>
    text
      .split(/[,،]/)
      .map(name => foldWords(name).trim())
      .filter(name => name !== '')
      .toSorted()
      .join()
  return names(wanted.authors) === names(found.byline ?? '')
}

function hasDay({ wanted, found }: Page): boolean {
  return found.publishedAt != null && Math.abs(found.publishedAt - Date.parse(wanted.date)) < DAY_AND_A_HALF
}

function page(folder: string, id: string): Uint8Array {
  return gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))
}

function readJson(folder: string, file: string): object {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
}
