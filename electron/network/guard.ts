/**
 * Which addresses may be reached. The way in to everything that decides it: `checkAddress` judges what is written in
 * an address, `guardedConnector` what a name resolves to. Feeds, pictures and every hop of a redirect pass both.
 */

import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { ExpectedError } from '../../shared/result.ts'
import { isPublicAddress } from './address-ranges.ts'
import type { Allowance } from './allowance.ts'
import { BAD_PORTS } from './bad-ports.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Name to addresses. Rejects with an error that carries the code of `dns.lookup` (`ENOTFOUND`, `EAI_AGAIN`). */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

export type Connector = ReturnType<typeof buildConnector>

/** Returns the address in canonical spelling, or throws `badAddress` or `addressNotAllowed`. */
export function checkAddress(address: string | URL, allowance: Allowance): URL {
  const url = parseAddress(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ExpectedError('addressNotAllowed', `only http and https are fetched, not ${url.protocol}`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new ExpectedError('addressNotAllowed', 'the address carries a name or password')
  }
  const host = bareHost(url.hostname)
  const port = portOf(url)
  // The WHATWG parser has already turned every odd spelling (octal, full-width, one number) into a plain literal.
  if (isIP(host) !== 0) refusePrivate(host, port, allowance)
  else if (isThisMachine(host) && !allowance.allows('127.0.0.1', port)) {
    throw new ExpectedError('addressNotAllowed', `${host} is this machine`)
  }
  if (BAD_PORTS.has(port)) throw new ExpectedError('addressNotAllowed', `port ${port} is not for the web`)
  return url
}

/**
 * Connects for undici. A name is resolved, addresses that may not be reached are left out, and the socket is given
 * only the rest: there is no second look-up that could answer differently (DNS rebinding).
 * Node does not look literals up, so they are checked first.
 */
export function guardedConnector(allowance: Allowance, resolve: Resolve, dialTimeout: number): Connector {
  const byPort = new Map<number, Connector>()
  return (options, callback) => {
    const host = bareHost(options.hostname)
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    try {
      if (isIP(host) !== 0) refusePrivate(host, port, allowance)
    } catch (error) {
      return callback(error instanceof Error ? error : new Error(String(error)), null)
    }
    const connect = byPort.get(port) ?? connectorTo(port, allowance, resolve, dialTimeout)
    byPort.set(port, connect)
    connect(options, callback)
  }
}

/** The system's resolver: it knows the hosts file and the network's own settings. */
export function systemResolve(hostname: string): Promise<readonly ResolvedAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true, order: 'verbatim' }, (error, found) => {
      if (error) return reject(error)
      resolve(found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })))
    })
  })
}

function connectorTo(port: number, allowance: Allowance, resolve: Resolve, timeout: number): Connector {
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    reachable(hostname, port, allowance, resolve).then(
      found => {
        const [first] = found
        if (options.all) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family)
      },
      error => callback(error, ''),
    )
  }
  return buildConnector({ timeout, lookup: guardedLookup, autoSelectFamily: true })
}

async function reachable(hostname: string, port: number, allowance: Allowance, resolve: Resolve) {
  const found = await resolve(hostname)
  const allowed = found.filter(({ address }) => mayReach(address, port, allowance))
  if (allowed.length === 0) {
    throw new ExpectedError('addressNotAllowed', `${hostname} leads to ${found.map(a => a.address).join(', ')}`)
  }
  return allowed
}

function refusePrivate(address: string, port: number, allowance: Allowance): void {
  if (!mayReach(address, port, allowance)) {
    throw new ExpectedError('addressNotAllowed', `${address} is not on the public internet`)
  }
}

function mayReach(address: string, port: number, allowance: Allowance): boolean {
  return isPublicAddress(address) || allowance.allows(address, port)
}

function parseAddress(address: string | URL): URL {
  try {
    return new URL(address)
  } catch {
    // `URL` says only “Invalid URL”.
    throw new ExpectedError('badAddress', `not an address: ${String(address).slice(0, 200)}`)
  }
}

/** RFC 6761 reserves `localhost` and all names under it for this machine. */
function isThisMachine(host: string): boolean {
  const name = host.replace(/\.+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === 'localhost.localdomain'
}

function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}
