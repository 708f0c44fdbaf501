import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import { asLine, plainLine } from '../../electron/parse/html/plain-text.ts'
import type { ReadArticle } from '../../electron/records/article.ts'
import { withoutTracking } from '../../shared/addresses/tracking.ts'
import { overCorpus, printScore } from './corpus.ts'
import { fromFeedRs, fromFeedsmith, fromRssParser, type Reference } from './references.ts'
import { REFERENCES } from './wrong-for-a-reader.ts'

const NOW = Date.UTC(2026, 1, 12)

interface Library {
  readonly name: string
  readonly references: (answer: unknown) => Reference[]
  /** Feeds and the answers beside them. */
  readonly pairs: (folder: string) => { readonly input: string; readonly answer: string }[]
}

const LIBRARIES: readonly Library[] = [
  { name: 'feed-rs', references: fromFeedRs, pairs: folder => pairsIn(join(folder, 'fixture'), '.serde.json') },
  { name: 'feedsmith', references: fromFeedsmith, pairs: folder => pairsIn(folder, '.json') },
  { name: 'rss-parser', references: fromRssParser, pairs: pairsOfRssParser },
]

for (const { name, references, pairs } of LIBRARIES) {
  overCorpus(`feeds/${name}`, folder => {
    test(`fields as ${name} reads them`, () => {
      const compared = pairs(folder).flatMap(({ input, answer }) => {
        const file = input.slice(folder.length + 1)
        if (`${name}/${file}` in REFERENCES) return []
        return compare(articlesOf(input), references(JSON.parse(readFileSync(answer, 'utf8')))).map(field => ({
          ...field,
          file,
        }))
      })
      const wrong = compared.filter(({ isRight }) => !isRight)
      const differing = wrong.map(({ file, what }) => `${file}: ${what}`)
      printScore(`${name} fields`, compared.length - wrong.length, compared.length, differing)
      expect((compared.length - wrong.length) / compared.length).toBeGreaterThanOrEqual(0.98)
    })
  })
}

function pairsIn(folder: string, ending: string) {
  const files = readdirSync(folder, { recursive: true }).map(String)
  return files.flatMap(file => {
    if (!file.endsWith('.xml') && !/jsonfeed.*(?<!\.serde)\.json$/.test(file)) return []
    const answer = join(folder, file.slice(0, -extname(file).length) + ending)
    return existsSync(answer) ? [{ input: join(folder, file), answer }] : []
  })
}

function pairsOfRssParser(folder: string) {
  return readdirSync(join(folder, 'input')).flatMap(file => {
    const answer = join(folder, 'output', `${basename(file, extname(file))}.json`)
    return existsSync(answer) ? [{ input: join(folder, 'input', file), answer }] : []
  })
}

function articlesOf(file: string): readonly ReadArticle[] {
  return readFeed({ bytes: readFileSync(file), headers: {}, url: 'https://x.example/feed', now: NOW }).articles
}

function compare(articles: readonly ReadArticle[], references: readonly Reference[]) {
  const count = {
    what: `${articles.length} of ${references.length} articles`,
    isRight: articles.length === references.length,
  }
  // What moved by one would be counted many times.
  if (!count.isRight) return [count]
  return [count, ...references.flatMap((reference, index) => compareArticle(articles[index] as ReadArticle, reference))]
}

function compareArticle(article: ReadArticle, { title, link, id, date, enclosures }: Reference) {
  const fields: { what: string; isRight: boolean }[] = []
  const field = (what: string, isRight: boolean) => fields.push({ what, isRight })
  if (title !== undefined) field(`title ${article.title} | ${title}`, lineOf(title) === (article.title ?? ''))
  if (link !== undefined) field(`link ${article.url} | ${link}`, leadsTo(link, article.url))
  if (id !== undefined) field(`id ${article.guid} | ${id}`, article.guid === id.trim())
  if (date !== undefined)
    field(`date ${article.publishedAt} | ${date}`, [article.publishedAt, article.updatedAt].includes(Date.parse(date)))
  if (enclosures?.length) {
    const ours = article.enclosures.map(({ url }) => url)
    field(
      `enclosures ${ours} | ${enclosures}`,
      enclosures.every(url => ours.includes(addressOf(url) ?? '')),
    )
  }
  return fields
}

/** Some libraries hand titles on as HTML, some as text. */
function lineOf(title: string): string {
  return title.includes('<') || title.includes('&') ? plainLine(title) : asLine(title)
}

/** A relative link is handed on as it is written: what it starts from is for each reader to know. */
function leadsTo(link: string, url: string | null): boolean {
  if (addressOf(link) === url) return true
  return url !== null && !URL.canParse(link) && new URL(link, url).href === url
}

function addressOf(link: string): string | null {
  return URL.canParse(link, 'https://x.example/feed')
    ? withoutTracking(new URL(link, 'https://x.example/feed').href)
    : null
}
