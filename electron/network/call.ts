/**
 * One call to a server that the reader has an account with: any method, with credentials, and every status is an answer.
 * It goes through the same guard as a fetch. What is secret stands in headers and bodies, never in an address: addresses
 * stand in failures and logs. Nobody but the server that was asked ever gets it.
 */

import type { Dispatcher } from 'undici'
import { PASSWORD_MASK, withoutPassword } from '../../shared/addresses/password.ts'
import { ExpectedError } from '../../shared/result.ts'
import { MIB, SECOND } from '../../shared/units.ts'
import { ToldToWait } from './answer-failure.ts'
import { waitUntil } from './cache-headers.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import type { Headers, OwnNetwork } from './fetch.ts'
import { checkAddress, InOwnNetwork } from './guard.ts'
import type { Network } from './network.ts'
import { failureOfConnection } from './network-failure.ts'
import { readBody } from './read-body.ts'
import { headerValue } from './validators.ts'

export interface CallLimits {
  /** Milliseconds for everything. */
  readonly total: number
  /** Milliseconds without a byte: a server may think long about a thousand marks. */
  readonly idle: number
  /** Bytes of the answer after unpacking. */
  readonly bytes: number
}

export const CALL_LIMITS: CallLimits = { total: 120 * SECOND, idle: 120 * SECOND, bytes: 30 * MIB }

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Without anything secret. */
  readonly url: string
  /** Names in lower case. */
  readonly headers?: Headers
  readonly body?: string
  readonly signal: AbortSignal
  /** Milliseconds since the epoch: `Retry-After` may be a date. */
  readonly now: number
  /** Left out: refused. */
  readonly ownNetwork?: OwnNetwork
  /** See `CallWay`. */
  readonly pinned?: string | null
  readonly limits?: CallLimits
  /** A status 503 that names no time is given back: some say so of what is switched off. */
  readonly takesUnavailable?: boolean
  /** Told of the bytes of bodies as they come over the wire. */
  onReceived?(bytes: number): void
}

export interface Answered {
  readonly status: number
  /** Names in lower case; the first of several. */
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** The server sends its callers elsewhere, and nothing was said there. */
export class AccountMoved extends ExpectedError {
  /** Origin and path of the new place. */
  readonly to: string

  constructor(from: URL, to: URL) {
    const place = placeOf(to)
    super('accountMoved', `${placeOf(from)} sends its callers to ${place}`)
    this.to = place
  }
}

const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const LONGEST_PLACE = 2000

/**
 * Throws `ExpectedError` with a code of the network; `ToldToWait` for 429 and 503; `AccountMoved` for a redirect, but a GET
 * within its origin is followed; `CertificateUnknown`; `insecureConnection` for http beyond the own network.
 */
export async function call(network: Network, request: Call): Promise<Answered> {
  const deadline = createDeadline(request.limits ?? CALL_LIMITS, request.signal)
  try {
    return await follow({ network, request, deadline })
  } catch (error) {
    throw failureOfConnection(deadline.reason() ?? error)
  } finally {
    deadline.end()
  }
}

interface Calling {
  readonly network: Network
  readonly request: Call
  readonly deadline: Deadline
}

async function follow(calling: Calling): Promise<Answered> {
  const { request } = calling
  const start = withoutFragment(checkedAddress(request.url, calling))
  let url = start
  for (let redirects = 0; ; redirects++) {
    const answer = await askOnce(url, calling)
    const location = headerValue(answer.headers, 'location')
    if (!REDIRECTS.has(answer.statusCode) || location === undefined) return await finish(answer, url, calling)
    await answer.body.dump({ limit: 64 * 1024 })
    if (!URL.canParse(location, url.href)) throw new ExpectedError('unexpectedAnswer', 'redirected to no address')
    const next = withoutFragment(new URL(location, url.href))
    if (request.method !== 'GET' || next.origin !== start.origin) throw new AccountMoved(url, next)
    if (redirects >= MOST_REDIRECTS) throw new ExpectedError('tooManyRedirects', `redirected on ${placeOf(start)}`)
    url = next
  }
}

/** The guard's judgement of what is written, before anybody is looked for. */
function checkedAddress(url: string, { network, request }: Calling): URL {
  const withConsent = request.ownNetwork === 'allow'
  return orConsent(request, () => checkAddress(url, withConsent ? network.consented : network.allowance))
}

async function askOnce(url: URL, calling: Calling): Promise<Dispatcher.ResponseData> {
  const { request, deadline } = calling
  try {
    return await dial(url, calling).catch(error => {
      if (request.method === 'POST' || deadline.signal.aborted || !wasCutOff(error)) throw error
      return dial(url, calling)
    })
  } catch (error) {
    return orConsent(request, () => {
      throw failureOfConnection(error)
    })
  }
}

function dial(url: URL, { network, request, deadline }: Calling): Promise<Dispatcher.ResponseData> {
  const way = {
    withConsent: request.ownNetwork === 'allow',
    isSecure: url.protocol === 'https:',
    pinned: request.pinned ?? null,
  }
  const headers = {
    accept: '*/*',
    ...request.headers,
    'user-agent': network.userAgent,
    'accept-encoding': 'gzip, deflate, br',
  }
  const options = {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: request.method,
    signal: deadline.signal,
    headers,
    body: request.body ?? null,
  }
  return network.call(options, way)
}

/** The server closed a kept connection just as it was used again. Whether a POST was heard, nobody knows. */
function wasCutOff(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(String(error.code))
  )
}

function orConsent<T>({ ownNetwork }: Call, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (ownNetwork === 'ask' && error instanceof InOwnNetwork) throw new ExpectedError('needsConsent', error.message)
    throw error
  }
}

async function finish(answer: Dispatcher.ResponseData, url: URL, { request, deadline }: Calling): Promise<Answered> {
  const names = Object.keys(answer.headers)
  const headers = Object.fromEntries(
    names.map(name => [name.toLowerCase(), headerValue(answer.headers, name.toLowerCase()) ?? '']),
  )
  const arrived = (bytes: number) => {
    deadline.touch()
    request.onReceived?.(bytes)
  }
  deadline.touch()
  const { bytes: limit } = request.limits ?? CALL_LIMITS
  const arriving = { signal: deadline.signal, arrived }
  const bytes = await readBody(answer.body, headers['content-encoding'], limit, arriving)
  refuseRest(answer.statusCode, headers, url, request)
  return { status: answer.statusCode, headers, bytes }
}

function refuseRest(status: number, headers: Headers, url: URL, { now, takesUnavailable = false }: Call): void {
  if (status !== 429 && status !== 503) return
  // Zone limits of those that count calls by the day: seconds until they begin anew.
  const rest = headers['retry-after'] ?? headers['x-reader-limits-reset-after']
  if (status === 503 && takesUnavailable && rest === undefined) return
  throw new ToldToWait(url.hostname, waitUntil(rest, now))
}

function withoutFragment(url: URL): URL {
  const bare = new URL(url)
  bare.hash = ''
  return bare
}

/** What may be said of an address: neither names and passwords nor what follows the question mark. */
function placeOf({ origin, pathname }: URL): string {
  return withoutPassword(`${origin}${pathname}`.slice(0, LONGEST_PLACE), PASSWORD_MASK)
}
