import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { ExpectedError } from '../../shared/result.ts'
import { startParser } from '../parse/service/parser-process.ts'
import { spawnNodeParser } from '../parse/service/spawn.ts'
import type { ReadArticle } from '../records/article.ts'
import type { ReadFeed } from '../records/feed.ts'
import { answerEach, type Line, optionalTextOf, textOf, textsOf } from './lines.ts'

/** `{"file", "headers"?, "url"?}` → the feed as the parse process reads it. */
export async function inspectParse(builtFolder: string): Promise<void> {
  const parser = startParser(() => spawnNodeParser(builtFolder))
  try {
    await answerEach(async line => shown(await parser.readFeed(await jobFrom(line))))
  } finally {
    parser.close()
  }
}

async function jobFrom(line: Line) {
  const file = textOf(line, 'file')
  const bytes = await readFile(file).catch(() => {
    throw new ExpectedError('notFound', `${file} cannot be read.`)
  })
  const headers = Object.entries(textsOf(line, 'headers')).map(([name, value]) => [name.toLowerCase(), value])
  const url = optionalTextOf(line, 'url') ?? pathToFileURL(file).href
  return { bytes, headers: Object.fromEntries(headers), url, now: Date.now() }
}

function shown({ title, homepage, language, direction, warnings, articles }: ReadFeed) {
  return { feed: { title, homepage, language, direction, warnings }, articles: articles.map(shownArticle) }
}

/** Article for people: without `baseUrl` and all pictures but the one that leads, which only the program needs. */
function shownArticle({ pictures: _, baseUrl: __, ...article }: ReadArticle) {
  return article
}
