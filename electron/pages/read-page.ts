/** Reads the article at an address, over as many pages as it has. */

import type { ExtractedPage, FeedHints } from '../../shared/extractor/contract.ts'
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
  /** What stands on other pages of the host of this address. */
  siteBlocks(url: string): Promise<readonly string[]>
}

export interface ReadPage {
  /** Where the redirects ended. */
  readonly url: string
  /** Pages of the article in their order; at least one. */
  readonly parts: readonly [ExtractedPage, ...ExtractedPage[]]
}

/** Who may end the reading, who pays for it, whether somebody waits, and what is known of the article beforehand. */
export interface Asking extends Pick<Question, 'signal' | 'paidBy' | 'isAwaited'> {
  readonly feed?: FeedHints
}

const ACCEPT = 'text/html, application/xhtml+xml, */*;q=0.1'
/** The first page and at most five that follow it. */
const MOST_PAGES = 6
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain|application\/xml|text\/xml)\b/i

/** @throws ExpectedError with a code of the network, of the answer, or of the extractor */
export async function readPage(address: string, reading: PageReading, asking: Asking): Promise<ReadPage> {
  const first = await readOne(address, reading, asking)
  const parts: [ExtractedPage, ...ExtractedPage[]] = [first.page]
  const seen = new Set([address, first.url])
  // What stood on its later pages the last time is the article's, too.
  const later = { ...reading, siteBlocks: () => reading.siteBlocks(first.url) }
  let next = first.page.nextPage
  while (next !== null && !seen.has(next) && parts.length < MOST_PAGES) {
    seen.add(next)
    // The beginning of an article is more than nothing.
    const following = await readOne(next, later, { ...asking, feed: {} }).catch(unlessCancelled)
    if (following) parts.push(following.page)
    next = following?.page.nextPage ?? null
  }
  return { url: first.url, parts }
}

function unlessCancelled(error: unknown): null {
  if (error instanceof ExpectedError && error.code !== 'cancelled') return null
  throw error
}

async function readOne(address: string, reading: PageReading, { feed, ...asking }: Asking) {
  const { ask, parser, extractor } = reading
  const question = { url: address, accept: ACCEPT, limits: PAGE_LIMITS, ...asking }
  const { bytes, headers, url } = await ask.fresh(question)
  refuseFrontPage(address, url)
  refuseOther(headers)
  const siteBlocks = await reading.siteBlocks(url)
  const prepared = await parser.preparePage({ bytes, headers })
  return { url, page: await extractor.extractPage({ bytes: prepared, url, feed, siteBlocks }) }
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
