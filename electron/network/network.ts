/** What all fetches share: connections, guard and name. */

import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { ExpectedError } from '../../shared/result.ts'
import { complain } from '../base/log.ts'
import { isOwnNetwork } from './address-ranges.ts'
import { type Allowance, isAllowed } from './allowance.ts'
import { judgedConnector } from './certificates.ts'
import { guardedConnector, type Resolve, secureDialling, systemResolve } from './guard.ts'
import { DIAL_TIMEOUT } from './limits.ts'
import { failureOfConnection, isConnectivity } from './network-failure.ts'
import { NO_PROXY, type ProxyFor, proxyAddress } from './proxy.ts'

export interface Network {
  /** What may be reached beyond the public internet, whoever asks. */
  readonly allowance: Allowance
  /** The same for a feed whose host in the own network the reader agreed to. */
  readonly consented: Allowance
  readonly userAgent: string
  /** `withConsent`: over connections of their own, so that nobody else ever gets one that leads into the own network. */
  request(options: Dispatcher.RequestOptions, withConsent: boolean): Promise<Dispatcher.ResponseData>
  /** A call that carries credentials, over connections that serve nothing else. */
  call(options: Dispatcher.RequestOptions, way: CallWay): Promise<Dispatcher.ResponseData>
  /** Drops all connections: after a sleep they look alive and are not. */
  renew(): void
  close(): Promise<void>
}

/** How somebody may be reached who is told a secret. Without TLS: only in the own network. */
export interface CallWay {
  readonly withConsent: boolean
  readonly isSecure: boolean
  /** SHA-256 fingerprint of a certificate that the reader has seen and accepted for this host; null: none. */
  readonly pinned: string | null
}

export interface NetworkOptions {
  readonly allowance: Allowance
  /** `Warraq/0.1.0 (+https://…; contact@…)`: servers can see who asks and whom to write to. */
  readonly userAgent: string
  readonly resolve?: Resolve
  /** Left out: everything is asked directly. */
  readonly proxyFor?: ProxyFor
  readonly dialTimeout?: number
  /** Certificates of authorities to trust in place of the built-in ones, in PEM. */
  readonly authorities?: readonly string[]
}

interface Agents {
  readonly open: Agent
  readonly consented: Agent
  /** Dispatchers by their proxy's address. */
  readonly proxied: Map<string, ProxyAgent>
  /** Agents by the way that they take. */
  readonly calling: Map<string, Agent>
}

export function openNetwork(options: NetworkOptions): Network {
  const { allowance, userAgent, proxyFor = NO_PROXY } = options
  const consented: Allowance = {
    allows: (address, port) => isOwnNetwork(address) || allowance.allows(address, port),
  }
  const openAgents = (): Agents => ({
    open: agent(options, allowance),
    consented: agent(options, consented),
    proxied: new Map(),
    calling: new Map(),
  })
  let agents = openAgents()

  function requestOpen(request: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
    return throughProxy(request, () => agents.open)
  }

  /** What lies in the own network is asked directly: no proxy can see it, and one could read what nothing hides. */
  async function call(request: Dispatcher.RequestOptions, way: CallWay): Promise<Dispatcher.ResponseData> {
    const direct = () => callingAgent(way)
    return way.withConsent || !way.isSecure ? direct().request(request) : throughProxy(request, direct)
  }

  function callingAgent(way: CallWay): Agent {
    const key = JSON.stringify([way.withConsent, way.isSecure, way.pinned])
    const known = agents.calling.get(key) ?? callAgent(options, way.withConsent ? consented : allowance, way)
    agents.calling.set(key, known)
    return known
  }

  async function throughProxy(
    request: Dispatcher.RequestOptions,
    direct: () => Agent,
  ): Promise<Dispatcher.ResponseData> {
    const origin = String(request.origin)
    // What is allowed by hand is on this machine or near it: no proxy can see it.
    const proxy = isAllowed(origin, allowance)
      ? null
      : proxyAddress(await unlessAborted(proxyFor(origin), request.signal))
    if (proxy === null) return direct().request(request)
    const through = agents.proxied.get(proxy) ?? proxyAgent(proxy, options)
    agents.proxied.set(proxy, through)
    return through.request(request).catch(error => {
      throw isAborted(request.signal) ? error : failureOfProxy(error, proxy)
    })
  }

  return {
    allowance,
    consented,
    userAgent,
    request: (request, withConsent) => (withConsent ? agents.consented.request(request) : requestOpen(request)),
    call,
    renew() {
      const old = agents
      agents = openAgents()
      destroy(old).catch(error => complain('closing connections', error))
    },
    close: () => destroy(agents),
  }
}

async function destroy({ open, consented, proxied, calling }: Agents): Promise<void> {
  await Promise.all([open, consented, ...proxied.values(), ...calling.values()].map(agent => agent.destroy()))
}

const SETTINGS = {
  connections: 2,
  maxHeaderSize: 32 * 1024,
  // Our own deadline covers both, to the millisecond and including a body that drips.
  headersTimeout: 0,
  bodyTimeout: 0,
}

function agent(
  { resolve = systemResolve, dialTimeout = DIAL_TIMEOUT, authorities }: NetworkOptions,
  allowance: Allowance,
): Agent {
  return new Agent({ ...SETTINGS, connect: guardedConnector(allowance, { resolve, dialTimeout, authorities }) })
}

function callAgent(
  { resolve = systemResolve, dialTimeout = DIAL_TIMEOUT, authorities }: NetworkOptions,
  allowance: Allowance,
  { isSecure, pinned }: CallWay,
): Agent {
  const dialling = { resolve, dialTimeout, authorities, onlyNear: !isSecure, isJudgedAfterwards: true }
  return new Agent({ ...SETTINGS, connect: judgedConnector(guardedConnector(allowance, dialling), pinned) })
}

function proxyAgent(uri: string, { dialTimeout = DIAL_TIMEOUT, authorities }: NetworkOptions): ProxyAgent {
  const dialling = { timeout: dialTimeout, ...secureDialling(authorities) }
  // Not every proxy opens a tunnel to a server that speaks no TLS.
  return new ProxyAgent({ ...SETTINGS, uri, proxyTunnel: false, requestTls: dialling, proxyTls: dialling })
}

/** We dial nobody but the proxy: where no connection came about, it is the proxy's word or the proxy's silence. */
function failureOfProxy(error: unknown, proxy: string): unknown {
  const refused = error instanceof Error && 'code' in error && REFUSALS.has(String(error.code))
  const failure = failureOfConnection(error)
  const isSilent = failure instanceof ExpectedError && isConnectivity(failure.code)
  if (!refused && !isSilent) return error
  const { host } = new URL(proxy)
  return new ExpectedError('proxyFailed', `the proxy ${host}: ${failure.message}`)
}

/** CONNECT was answered with another status than 200; a plain request with 407. */
const REFUSALS = new Set(['UND_ERR_ABORTED', 'UND_ERR_INVALID_ARG'])

function isAborted(signal: unknown): boolean {
  return signal instanceof AbortSignal && signal.aborted
}

function unlessAborted<T>(work: Promise<T>, signal: unknown): Promise<T> {
  if (!(signal instanceof AbortSignal)) return work
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
