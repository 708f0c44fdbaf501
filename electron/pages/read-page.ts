/** Reads the article at an address, over as many pages as it has. */

import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { Ask, Question } from '../network/ask.ts'
import type { Headers } from '../network/fetch.ts'
import { PAGE_LIMITS } from '../network/limits.ts'
import type { Parser } from '../parse/service/parser.ts'

export interface PageReading {
  readonly parser: Pick<Parser, 'preparePage'>
  readonly extractor: Pick<Extractor, 'extractPage'>
  readonly ask: Ask
}

export interface ReadPage {
  /** Where the redirects ended. */
  readonly url: string
  /** Pages of the article in their order; at least one. */
  readonly parts: readonly [ExtractedPage, ...ExtractedPage[]]
}

/** Who may end the reading, who pays for it, and whether somebody waits. */
export type Asking = Pick<Question, 'signal' | 'paidBy' | 'isAwaited'>

const ACCEPT = 'text/html, application/xhtml+xml, */*;q=0.1'
/** The first page and at most five that follow it. */
const MOST_PAGES = 6
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain|application\/xml|text\/xml)\b/i

/** @throws ExpectedError with a code of the network, of the answer, or of the extractor */
export async function readPage(address: string, reading: PageReading, asking: Asking): Promise<ReadPage> {
  const first = await readOne(address, reading, asking)
  const parts: [ExtractedPage, ...ExtractedPage[]] = [first.page]
  const seen = new Set([address, first.url])
  let next = first.page.nextPage
  while (next !== null && !seen.has(next) && parts.length < MOST_PAGES) {
    seen.add(next)
    // The beginning of an article is more than nothing.
    const following = await readOne(next, reading, asking).catch(unlessCancelled)
    if (following) parts.push(following.page)
    next = following?.page.nextPage ?? null
  }
  return { url: first.url, parts }
}

function unlessCancelled(error: unknown): null {
  if (error instanceof ExpectedError && error.code !== 'cancelled') return null
  throw error
}

async function readOne(address: string, { ask, parser, extractor }: PageReading, asking: Asking) {
  const question = { url: address, accept: ACCEPT, limits: PAGE_LIMITS, ...asking }
  const { bytes, headers, url } = await ask.fresh(question)
  refuseFrontPage(address, url)
  refuseOther(headers)
  const prepared = await parser.preparePage({ bytes, headers })
  return { url, page: await extractor.extractPage({ bytes: prepared, url }) }
}

/** Papers that have deleted an article send whoever asks for it to their front page. */
function refuseFrontPage(asked: string, came: string): void {
  const isFront = (address: string) => /^\/?(?:[a-z]{2}\/?)?$/.test(new URL(address).pathname)
  if (isFront(came) && !isFront(asked)) throw new ExpectedError('missing', `${asked} leads to the front page`)
}

function refuseOther(headers: Headers): void {
  const type = headers['content-type'] ?? 'text/html'
  if (!HTML.test(type)) throw new ExpectedError('noArticle', `a page of type ${type}`)
}
