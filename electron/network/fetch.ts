/**
 * The way into this folder. One polite, guarded HTTP fetch: the only way out of the app for feeds and pictures. Redirects are followed here and
 * not by the HTTP library, because each hop has to pass the guard and may not take validators to another host.
 */

import { Agent, type Dispatcher } from 'undici'
import { ExpectedError } from '../../shared/result.ts'
import type { Allowance } from './allowance.ts'
import { failureOfAnswer } from './answer-failure.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { checkAddress, guardedConnector, type Resolve, systemResolve } from './guard.ts'
import { DIAL_TIMEOUT, type FetchLimits } from './limits.ts'
import { failureOfConnection } from './network-failure.ts'
import { readBody } from './read-body.ts'
import { headerValue, type Validators, validatorHeaders } from './validators.ts'

/** What all fetches share: connections, guard and name. */
export interface Network {
  readonly dispatcher: Dispatcher
  readonly allowance: Allowance
  readonly userAgent: string
  close(): Promise<void>
}

export interface NetworkOptions {
  readonly allowance: Allowance
  /** `Warraq/0.1.0 (+https://…; contact@…)`: servers can see who asks and whom to write to. */
  readonly userAgent: string
  readonly resolve?: Resolve
  readonly dialTimeout?: number
}

export interface FetchRequest {
  readonly url: string
  readonly accept: string
  readonly validators: Validators
  readonly limits: FetchLimits
  readonly signal: AbortSignal
  /** Milliseconds since the epoch: `Retry-After` may be a date. */
  readonly now: number
  /** Told of bytes as they come over the wire, also when the fetch fails in the end. */
  onReceived?(bytes: number): void
}

export type Headers = Readonly<Record<string, string>>

export type Fetched =
  | {
      readonly kind: 'fresh'
      readonly bytes: Uint8Array
      readonly headers: Headers
      /** Where the redirects ended. */
      readonly url: string
      /** Where the permanent redirects at the start of the chain lead; null when there were none. */
      readonly permanentUrl: string | null
      /** Bytes over the wire: heads and packed bodies of all hops, without what TLS adds. */
      readonly received: number
    }
  | { readonly kind: 'notModified'; readonly headers: Headers; readonly received: number }

export const ACCEPT_FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5'
export const ACCEPT_PICTURE = 'image/avif, image/webp, image/png, image/jpeg, image/gif;q=0.8'

const PERMANENT = new Set([301, 308])
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const STATUS_LINE = 'HTTP/1.1 200 OK\r\n'.length
const MOST_SKIPPED = 64 * 1024

type Answered = DistributiveOmit<Fetched, 'received'>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export function openNetwork(options: NetworkOptions): Network {
  const { allowance, userAgent, resolve = systemResolve, dialTimeout = DIAL_TIMEOUT } = options
  const dispatcher = new Agent({
    connect: guardedConnector(allowance, resolve, dialTimeout),
    connections: 2,
    maxHeaderSize: 32 * 1024,
    // Our own deadline covers both, to the millisecond and including a body that drips.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return { dispatcher, allowance, userAgent, close: () => dispatcher.destroy() }
}

/** Throws `ExpectedError` with a code of the network or of the server's answer; `ToldToWait` for 429 and 503. */
export async function fetchBytes(network: Network, request: FetchRequest): Promise<Fetched> {
  const deadline = createDeadline(request.limits, request.signal)
  let received = 0
  const arrived = (bytes: number) => {
    deadline.touch()
    received += bytes
    request.onReceived?.(bytes)
  }
  try {
    const fetched = await followRedirects(network, request, { deadline, arrived })
    return { ...fetched, received }
  } catch (error) {
    throw failureOfConnection(deadline.reason() ?? error)
  } finally {
    deadline.end()
  }
}

/** What one fetch keeps at hand over all its hops. */
interface Exchange {
  readonly deadline: Deadline
  /** So many bytes came over the wire. */
  arrived(bytes: number): void
}

async function followRedirects(network: Network, request: FetchRequest, exchange: Exchange): Promise<Answered> {
  const start = checkAddress(request.url, network.allowance)
  const chain = [start.href]
  let url = start
  let permanentUrl: string | null = null
  let onlyPermanent = true

  for (;;) {
    const validators = url.host === start.host ? request.validators : null
    const answer = await ask(network, url, request.accept, validators, exchange)
    const location = headerValue(answer.headers, 'location')
    if (!REDIRECTS.has(answer.statusCode) || location === undefined) {
      return finish(answer, {
        url,
        permanentUrl,
        sentValidators: validators?.etag != null || validators?.lastModified != null,
        request,
        exchange,
      })
    }
    await skipBody(answer, exchange)
    url = nextHop(url, location, network.allowance)
    chain.push(url.href)
    if (chain.length > request.limits.redirects + 1) {
      throw new ExpectedError('tooManyRedirects', `redirected in a chain: ${chain.join(' → ').slice(0, 2000)}`)
    }
    onlyPermanent &&= PERMANENT.has(answer.statusCode)
    if (onlyPermanent) permanentUrl = url.href
  }
}

async function ask(
  network: Network,
  url: URL,
  accept: string,
  validators: Validators | null,
  { deadline, arrived }: Exchange,
): Promise<Dispatcher.ResponseData> {
  const options = {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'GET' as const,
    signal: deadline.signal,
    headers: {
      'user-agent': network.userAgent,
      accept,
      'accept-encoding': 'gzip, deflate, br',
      ...(validators ? validatorHeaders(validators) : {}),
    },
  }
  const answer = await network.dispatcher.request(options).catch(error => {
    if (!wasStaleConnection(error) || deadline.signal.aborted) throw error
    return network.dispatcher.request(options)
  })
  arrived(sizeOfHead(answer.headers))
  return answer
}

/** As HTTP/1.1 writes it: a status line, `name: value` lines and an empty one. */
function sizeOfHead(headers: Dispatcher.ResponseData['headers']): number {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map(one => `${name}: ${one}`))
  return lines.reduce((size, line) => size + line.length + 2, STATUS_LINE + 2)
}

/** The body of an answer that only its head was needed of. Long ones are cut off and cost the connection. */
async function skipBody(answer: Dispatcher.ResponseData, { arrived }: Exchange): Promise<void> {
  const announced = Number(headerValue(answer.headers, 'content-length') ?? 0)
  await answer.body.dump({ limit: MOST_SKIPPED })
  arrived(announced > 0 ? Math.min(announced, MOST_SKIPPED) : 0)
}

/** The server closed a kept connection just as we used it again: nobody's fault, and a GET may be repeated. */
function wasStaleConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET'
}

function nextHop(from: URL, location: string, allowance: Allowance): URL {
  const resolved = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (resolved === null) throw new ExpectedError('badAddress', `redirected to no address: ${location.slice(0, 200)}`)
  const to = checkAddress(resolved, allowance)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new ExpectedError('insecureRedirect', `redirected from https to ${to.href}`)
  }
  return to
}

interface Arrival {
  readonly url: URL
  readonly permanentUrl: string | null
  readonly sentValidators: boolean
  readonly request: FetchRequest
  readonly exchange: Exchange
}

async function finish(answer: Dispatcher.ResponseData, arrival: Arrival): Promise<Answered> {
  const { url, permanentUrl, sentValidators, request, exchange } = arrival
  const headers = plainHeaders(answer.headers)
  const failure = failureOfAnswer(answer.statusCode, headers, { sentValidators, now: request.now })
  if (failure) {
    await skipBody(answer, exchange)
    throw failure
  }
  if (answer.statusCode === 304) {
    await answer.body.dump()
    return { kind: 'notModified', headers }
  }
  const bytes = await readBody(answer.body, headers['content-encoding'], request.limits.bytes, {
    signal: exchange.deadline.signal,
    arrived: exchange.arrived,
  })
  return { kind: 'fresh', bytes, headers, url: url.href, permanentUrl }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Headers {
  const names = Object.keys(headers)
  return Object.fromEntries(names.map(name => [name.toLowerCase(), headerValue(headers, name) ?? '']))
}
