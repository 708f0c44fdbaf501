/**
 * One polite, guarded HTTP fetch: the only way out of the app for feeds and pictures. Redirects are followed here and
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
    }
  | { readonly kind: 'notModified'; readonly headers: Headers }

export const ACCEPT_FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5'
export const ACCEPT_PICTURE = 'image/avif, image/webp, image/png, image/jpeg, image/gif;q=0.8'

const PERMANENT = new Set([301, 308])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

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
  try {
    return await followRedirects(network, request, deadline)
  } catch (error) {
    throw failureOfConnection(deadline.reason() ?? error)
  } finally {
    deadline.end()
  }
}

async function followRedirects(network: Network, request: FetchRequest, deadline: Deadline): Promise<Fetched> {
  const start = checkAddress(request.url, network.allowance)
  const chain = [start.href]
  let url = start
  let permanentUrl: string | null = null
  let onlyPermanent = true

  for (;;) {
    const validators = url.host === start.host ? request.validators : null
    const answer = await ask(network, url, request.accept, validators, deadline)
    const location = headerValue(answer.headers, 'location')
    if (!REDIRECTS.has(answer.statusCode) || location === undefined) {
      return finish(answer, {
        url,
        permanentUrl,
        sentValidators: validators?.etag != null || validators?.lastModified != null,
        request,
        deadline,
      })
    }
    await answer.body.dump({ limit: 64 * 1024 })
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
  deadline: Deadline,
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
  try {
    return await network.dispatcher.request(options)
  } catch (error) {
    if (!wasStaleConnection(error) || deadline.signal.aborted) throw error
    return await network.dispatcher.request(options)
  } finally {
    deadline.touch()
  }
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
  readonly deadline: Deadline
}

async function finish(answer: Dispatcher.ResponseData, arrival: Arrival): Promise<Fetched> {
  const { url, permanentUrl, sentValidators, request, deadline } = arrival
  const headers = plainHeaders(answer.headers)
  const failure = failureOfAnswer(answer.statusCode, headers, { sentValidators, now: request.now })
  if (failure) {
    await answer.body.dump({ limit: 64 * 1024 })
    throw failure
  }
  if (answer.statusCode === 304) {
    await answer.body.dump()
    return { kind: 'notModified', headers }
  }
  const bytes = await readBody(answer.body, headers['content-encoding'], request.limits.bytes, deadline)
  return { kind: 'fresh', bytes, headers, url: url.href, permanentUrl }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Headers {
  const names = Object.keys(headers)
  return Object.fromEntries(names.map(name => [name.toLowerCase(), headerValue(headers, name) ?? '']))
}
