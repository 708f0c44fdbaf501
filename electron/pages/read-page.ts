/** From an address to the article on its page, over as many pages as the article has. */

import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { ExpectedError } from '../../shared/result.ts'
import { hostOf, pausedUntil } from '../base/hosts.ts'
import type { Extractor } from '../extractor/extractor.ts'
import { ToldToWait } from '../network/answer-failure.ts'
import { type FetchRequest, fetchBytes, type Headers } from '../network/fetch.ts'
import type { HostLimiter } from '../network/host-limiter.ts'
import { FEED_SPACING, PAGE_LIMITS } from '../network/limits.ts'
import type { Network } from '../network/network.ts'
import { NO_VALIDATORS } from '../network/validators.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

export interface PageReading {
  readonly store: Remote<Pick<Store, 'pausedHosts' | 'pauseHost'>>
  readonly parser: Pick<Parser, 'preparePage'>
  readonly extractor: Pick<Extractor, 'extractPage'>
  readonly network: Network
  readonly limiter: HostLimiter
  restFor?(url: string): number
  clock?(): number
}

export interface ReadPage {
  /** Where the redirects ended. */
  readonly url: string
  /** At least one; the others are where the article goes on. */
  readonly parts: readonly [ExtractedPage, ...ExtractedPage[]]
}

/** Who may end the reading, and hears of its bytes. */
export type Listening = Pick<FetchRequest, 'signal' | 'onReceived'>

const ACCEPT = 'text/html, application/xhtml+xml, */*;q=0.1'
/** The first page and at most five that follow it. */
const MOST_PAGES = 6
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain|application\/xml|text\/xml)\b/i

/** @throws ExpectedError with a code of the network, of the answer, or of the extractor */
export async function readPage(address: string, reading: PageReading, listening: Listening): Promise<ReadPage> {
  const first = await readOne(address, reading, listening)
  const parts: [ExtractedPage, ...ExtractedPage[]] = [first.page]
  const seen = new Set([address, first.url])
  let next = first.page.nextPage
  while (next !== null && !seen.has(next) && parts.length < MOST_PAGES) {
    seen.add(next)
    // The beginning of an article is more than nothing.
    const following = await readOne(next, reading, listening).catch(unlessCancelled)
    if (following) parts.push(following.page)
    next = following?.page.nextPage ?? null
  }
  return { url: first.url, parts }
}

function unlessCancelled(error: unknown): null {
  if (error instanceof ExpectedError && error.code !== 'cancelled') return null
  throw error
}

async function readOne(address: string, reading: PageReading, listening: Listening) {
  const { limiter, parser, extractor, restFor = () => FEED_SPACING } = reading
  const turn = { host: hostOf(address), rest: restFor(address), signal: listening.signal }
  const { bytes, headers, url } = await limiter.run(turn, () => fetchPage(address, reading, listening))
  refuseFrontPage(address, url)
  refuseOther(headers)
  const prepared = await parser.preparePage({ bytes, headers })
  return { url, page: await extractor.extractPage({ bytes: prepared, url }) }
}

async function fetchPage(url: string, { store, network, clock = Date.now }: PageReading, listening: Listening) {
  const now = clock()
  const host = hostOf(url)
  const until = pausedUntil(host, await store.pausedHosts(now))
  if (until > now) throw new ToldToWait(host, until)
  const request = { url, accept: ACCEPT, validators: NO_VALIDATORS, limits: PAGE_LIMITS, now, ...listening }
  const fetched = await fetchBytes(network, request).catch(async error => {
    if (error instanceof ToldToWait) await store.pauseHost(error.host, error.until)
    throw error
  })
  if (fetched.kind !== 'fresh') throw new ExpectedError('unexpectedAnswer', 'not modified')
  return fetched
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
