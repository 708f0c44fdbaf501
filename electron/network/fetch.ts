/**
 * One guarded HTTP fetch. Whoever wants something of a server goes through `ask.ts`, which is polite as well.
 * Redirects are followed here and not by the HTTP library, because each hop has to pass the guard and may take neither
 * validators nor consent nor a password to another host.
 */

import type { Dispatcher } from 'undici'
import { PASSWORD_MASK, withoutPassword } from '../../shared/addresses/password.ts'
import type { Login } from '../../shared/contract/passwords.ts'
import { ExpectedError } from '../../shared/result.ts'
import { basicAuthorization } from '../base/basic-login.ts'
import { hostAndPort } from '../base/hosts.ts'
import { failureOfAnswer } from './answer-failure.ts'
import { type ChainCookies, createChainCookies } from './chain-cookies.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { checkAddress, InOwnNetwork, parseAddress } from './guard.ts'
import type { FetchLimits } from './limits.ts'
import type { Network } from './network.ts'
import { failureOfConnection } from './network-failure.ts'
import { readBody } from './read-body.ts'
import { isRobotCheck, mayBeRobotCheck } from './robot-check.ts'
import { pour, type Sink, sinkHeaders } from './sink.ts'
import { headerValue, NO_VALIDATORS, type Validators, validatorHeaders } from './validators.ts'

/**
 * What becomes of an address in the reader's own network: refused, refused with the code `needsConsent`, or fetched
 * because the reader agreed. Holds for the host and port that are asked first, never for another one behind a redirect.
 */
export type OwnNetwork = 'refuse' | 'ask' | 'allow'

export interface FetchRequest {
  readonly url: string
  readonly accept: string
  readonly validators: Validators
  readonly limits: FetchLimits
  readonly signal: AbortSignal
  /** Milliseconds since the epoch: `Retry-After` may be a date. */
  readonly now: number
  /** Left out: refused. */
  readonly ownNetwork?: OwnNetwork
  /**
   * Name and password for the origin of `url`, and for no other. Without TLS they are said in the own network alone; a
   * chain of redirects that has left the origin never gets them again.
   */
  readonly login?: Login | null
  /** Takes a long body piece by piece; `bytes` of the answer stay empty. */
  readonly sink?: Sink
  /** Before anybody is asked where a redirect leads; what it rejects with ends the fetch. */
  onRedirect?(to: URL): Promise<void>
  /** Told of bytes as they come over the wire, also when the fetch fails in the end. */
  onReceived?(bytes: number): void
}

export type Headers = Readonly<Record<string, string>>

export type Fetched = Arrived &
  (
    | {
        readonly kind: 'fresh'
        readonly bytes: Uint8Array
        /** Where the redirects ended. */
        readonly url: string
      }
    | { readonly kind: 'notModified' }
  )

interface Arrived {
  readonly headers: Headers
  /** Where the permanent redirects at the start of the chain lead; null when there were none. */
  readonly permanentUrl: string | null
  /** Bytes over the wire: heads and packed bodies of all hops, without what TLS adds. */
  readonly received: number
}

export const ACCEPT_FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5'
/** Accept header for an address that may lead to anything. */
export const ACCEPT_PAGE = `text/html, application/xhtml+xml, ${ACCEPT_FEED}`
export const ACCEPT_PICTURE = 'image/avif, image/webp, image/png, image/jpeg, image/gif;q=0.8'

const PERMANENT = new Set([301, 308])
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const STATUS_LINE = 'HTTP/1.1 200 OK\r\n'.length
const NOTHING = new Uint8Array()
const MOST_SKIPPED = 64 * 1024
const LARGEST_EXCUSE = 256 * 1024

/** Throws `ExpectedError` with a code of the network or of the server's answer; `ToldToWait` for 429 and 503. */
export async function fetchBytes(network: Network, request: FetchRequest): Promise<Fetched> {
  const deadline = createDeadline(request.limits, request.signal)
  let received = 0
  const arrived = (bytes: number) => {
    deadline.touch()
    received += bytes
    request.onReceived?.(bytes)
  }
  const exchange: Exchange = { network, request, deadline, arrived, received: () => received }
  try {
    return await followRedirects(exchange)
  } catch (error) {
    throw failureOfConnection(deadline.reason() ?? error)
  } finally {
    deadline.end()
  }
}

/** What one fetch keeps at hand over all its hops. */
interface Exchange {
  readonly network: Network
  readonly request: FetchRequest
  readonly deadline: Deadline
  /** Called with the number of bytes that came over the wire. */
  arrived(bytes: number): void
  received(): number
}

/** One address of a chain of redirects, and what may go there. */
interface Hop {
  readonly url: URL
  readonly validators: Validators
  readonly ownNetwork: OwnNetwork
  readonly login: Login | null
  readonly cookies: ChainCookies
}

async function followRedirects(exchange: Exchange): Promise<Fetched> {
  const { request } = exchange
  const start = parseAddress(request.url)
  const chain = [start.href]
  const cookies = createChainCookies(start)
  let url = start
  let isHome = true
  let permanentUrl: string | null = null
  let onlyPermanent = true

  for (;;) {
    const hop = hopTo({ url, start, isHome, cookies }, request)
    const answer = await ask(hop, exchange)
    cookies.take(url, answer.headers['set-cookie'])
    const location = headerValue(answer.headers, 'location')
    if (!REDIRECTS.has(answer.statusCode) || location === undefined) return finish(answer, hop, permanentUrl, exchange)
    await skipBody(answer, exchange)
    url = nextAddress(url, location)
    isHome &&= url.origin === start.origin
    chain.push(url.href)
    if (chain.length > request.limits.redirects + 1) {
      throw new ExpectedError('tooManyRedirects', `redirected in a chain: ${shown(chain.join(' → '))}`)
    }
    onlyPermanent &&= PERMANENT.has(answer.statusCode)
    if (onlyPermanent) permanentUrl = url.href
    await request.onRedirect?.(url)
  }
}

/** Addresses as failure messages may name them: these are kept and shown, and a redirect may hold a password. */
function shown(addresses: string): string {
  return withoutPassword(addresses.slice(0, 4000), PASSWORD_MASK).slice(0, 2000)
}

interface Way {
  readonly url: URL
  readonly start: URL
  /** No hop so far was of another origin. */
  readonly isHome: boolean
  readonly cookies: ChainCookies
}

function hopTo({ url, start, isHome, cookies }: Way, request: FetchRequest): Hop {
  const { validators, ownNetwork = 'refuse', login = null } = request
  return {
    url,
    cookies,
    login: isHome ? login : null,
    validators: url.host === start.host ? validators : NO_VALIDATORS,
    ownNetwork: hostAndPort(url.href) === hostAndPort(start.href) ? ownNetwork : 'refuse',
  }
}

async function ask(hop: Hop, exchange: Exchange): Promise<Dispatcher.ResponseData> {
  try {
    return await askGuarded(hop, exchange)
  } catch (error) {
    const failure = failureOfConnection(error)
    if (hop.login !== null && isUnprotected(hop.url, failure)) {
      throw new ExpectedError('passwordUnprotected', failure.message)
    }
    if (hop.ownNetwork !== 'ask' || !(failure instanceof InOwnNetwork)) throw failure
    throw new ExpectedError('needsConsent', failure.message)
  }
}

/** Nobody was asked, because what is said without TLS can be read on its way. */
function isUnprotected({ protocol }: URL, failure: Error): boolean {
  return protocol === 'http:' && failure instanceof ExpectedError && failure.code === 'insecureConnection'
}

async function askGuarded(
  { url, validators, ownNetwork, login, cookies }: Hop,
  exchange: Exchange,
): Promise<Dispatcher.ResponseData> {
  const { network, request, deadline, arrived } = exchange
  const withConsent = ownNetwork === 'allow'
  checkAddress(url, withConsent ? network.consented : network.allowance)
  const cookie = cookies.headerFor(url)
  const options = {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'GET' as const,
    signal: deadline.signal,
    headers: {
      'user-agent': network.userAgent,
      accept: request.accept,
      'accept-encoding': 'gzip, deflate, br',
      ...validatorHeaders(validators),
      ...sinkHeaders(request.sink),
      ...(cookie === null ? {} : { cookie }),
      ...(login === null ? {} : { authorization: basicAuthorization(login) }),
    },
  }
  const way = { withConsent, isSecure: url.protocol === 'https:', pinned: null }
  const send = () => (login === null ? network.request(options, withConsent) : network.call(options, way))
  const answer = await send().catch(error => {
    if (!wasCutOff(error) || deadline.signal.aborted) throw error
    return send()
  })
  arrived(sizeOfHead(answer.headers))
  return answer
}

/** The server closed a kept connection just as we used it again: nobody's fault, and a GET may be repeated. */
function wasCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CUT_OFF.has(String(error.code))
}

const CUT_OFF = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/** Head of an HTTP/1.1 answer: a status line, `name: value` lines and an empty one. */
function sizeOfHead(headers: Dispatcher.ResponseData['headers']): number {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map(one => `${name}: ${one}`))
  return lines.reduce((size, line) => size + line.length + 2, STATUS_LINE + 2)
}

/** The body of an answer that only its head was needed of. Long ones are cut off and cost the connection. */
async function skipBody({ body }: Dispatcher.ResponseData, { arrived }: Exchange): Promise<void> {
  body.on('data', (chunk: Uint8Array) => arrived(chunk.length))
  await body.dump({ limit: MOST_SKIPPED })
}

function nextAddress(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new ExpectedError('badAddress', `redirected to no address: ${shown(location)}`)
  }
  const to = new URL(location, from)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new ExpectedError('insecureRedirect', `redirected from https to ${shown(to.href)}`)
  }
  return to
}

async function finish(
  answer: Dispatcher.ResponseData,
  { url, validators, login }: Hop,
  permanentUrl: string | null,
  exchange: Exchange,
): Promise<Fetched> {
  const headers = plainHeaders(answer.headers)
  const status = answer.statusCode
  const sentValidators = validators.etag !== null || validators.lastModified !== null
  const { sink, limits } = exchange.request
  const arriving = { signal: exchange.deadline.signal, arrived: exchange.arrived }
  const read = (most: number) => readBody(answer.body, headers['content-encoding'], most, arriving)
  const excuse = mayBeRobotCheck(status, headers) ? await read(LARGEST_EXCUSE).catch(() => null) : null
  const failure = failureOfAnswer(status, headers, {
    sentValidators,
    now: exchange.request.now,
    host: url.hostname,
    isRobotCheck: isRobotCheck(headers, excuse),
    login: login === null ? (exchange.request.login ? 'withheld' : 'none') : 'sent',
    sentRange: (exchange.request.sink?.have ?? 0) > 0,
  })
  if (failure) {
    if (excuse === null) await skipBody(answer, exchange)
    throw failure
  }
  if (status === 304) {
    await answer.body.dump()
    return { kind: 'notModified', headers, permanentUrl, received: exchange.received() }
  }
  const bytes = sink
    ? await pour(answer.body, sink, { status, headers, limit: limits.bytes }, arriving).then(() => NOTHING)
    : await read(limits.bytes)
  return { kind: 'fresh', bytes, headers, url: url.href, permanentUrl, received: exchange.received() }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Headers {
  const names = Object.keys(headers)
  return Object.fromEntries(names.map(name => [name.toLowerCase(), plainHeader(headers, name)]))
}

/** Headers of one name: those of a list are joined, of any other the first counts. */
function plainHeader(headers: Dispatcher.ResponseData['headers'], name: string): string {
  const value = headers[name]
  return LISTS.has(name.toLowerCase()) && Array.isArray(value) ? value.join(', ') : (headerValue(headers, name) ?? '')
}

const LISTS = new Set(['link', 'www-authenticate'])
