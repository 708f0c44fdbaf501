/**
 * Which addresses may be reached. The way in to everything that decides it: `checkAddress` judges what is written in
 * an address, `guardedConnector` what a name resolves to. Feeds, pictures and every hop of a redirect pass both.
 */

import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { ExpectedError } from '../../shared/result.ts'
import { isOwnNetwork, isPublicAddress } from './address-ranges.ts'
import type { Allowance } from './allowance.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Name to addresses. Rejects with an error that carries the code of `dns.lookup` (`ENOTFOUND`, `EAI_AGAIN`). */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

export type Connector = ReturnType<typeof buildConnector>

/** Refused, but of a kind that the reader may consent to: a machine of the own network, or this one. */
export class InOwnNetwork extends ExpectedError {
  constructor(message: string) {
    super('addressNotAllowed', message)
  }
}

export interface Dialling {
  readonly resolve: Resolve
  /** Milliseconds for look-up, connection and TLS together. */
  readonly dialTimeout: number
  /** Certificates to trust in place of the built-in ones, in PEM. */
  readonly authorities?: readonly string[] | undefined
  /** Nobody on the public internet: what is said there could be read on its way. */
  readonly onlyNear?: boolean
  /** Whoever gets the socket looks at its certificate before a byte is sent: see `certificates.ts`. */
  readonly isJudgedAfterwards?: boolean
}

/** Ports of other protocols, which an address in a feed could be made to speak to. https://fetch.spec.whatwg.org/#port-blocking */
const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

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
  if (BAD_PORTS.has(port)) throw new ExpectedError('addressNotAllowed', `port ${port} is not for the web`)
  // The WHATWG parser has already turned every odd spelling (octal, full-width, one number) into a plain literal.
  if (isIP(host) !== 0) refusePrivate(host, port, allowance)
  else if (isThisMachine(host) && !allowance.allows('127.0.0.1', port)) {
    throw new InOwnNetwork(`${host} is this machine`)
  }
  return url
}

/**
 * Connects for undici. A name is resolved, addresses that may not be reached are left out, and the socket is given
 * only the rest: there is no second look-up that could answer differently (DNS rebinding).
 * Node does not look literals up, so they are checked first.
 */
export function guardedConnector(allowance: Allowance, dialling: Dialling): Connector {
  const byPort = new Map<number, Connector>()
  return (options, callback) => {
    const host = bareHost(options.hostname)
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    try {
      if (isIP(host) !== 0) {
        refusePrivate(host, port, allowance)
        if (dialling.onlyNear) refusePublic(host, port, allowance)
      }
    } catch (error) {
      return callback(error instanceof Error ? error : new Error(String(error)), null)
    }
    const connect = byPort.get(port) ?? connectorTo(port, allowance, dialling)
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

function connectorTo(port: number, allowance: Allowance, dialling: Dialling): Connector {
  const { dialTimeout, authorities, isJudgedAfterwards = false } = dialling
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    reachable(hostname, port, allowance, dialling).then(
      found => {
        const [first] = found
        if (options.all) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family)
      },
      error => callback(error, ''),
    )
  }
  return buildConnector({
    timeout: dialTimeout,
    lookup: guardedLookup,
    // A name whose first address is a black hole is tried at the next one after a quarter of a second.
    autoSelectFamily: true,
    ...secureDialling(authorities),
    // A resumed session brings no certificate along that could be looked at.
    ...(isJudgedAfterwards ? { rejectUnauthorized: false, maxCachedSessions: 0 } : {}),
  })
}

/** How TLS is spoken, with everybody. */
export function secureDialling(authorities: readonly string[] | undefined) {
  return {
    // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(authorities ? { ca: [...authorities] } : {}),
  } as const
}

async function reachable(hostname: string, port: number, allowance: Allowance, { resolve, onlyNear }: Dialling) {
  const found = await resolve(hostname)
  const isNearEnough = (address: string) => !onlyNear || isNear(address, port, allowance)
  const allowed = found.filter(({ address }) => mayReach(address, port, allowance) && isNearEnough(address))
  if (allowed.length === 0) {
    const message = `${hostname} leads to ${found.map(a => a.address).join(', ')}`
    const isOwn = found.some(({ address }) => isOwnNetwork(address))
    if (onlyNear && !isOwn) throw new ExpectedError('insecureConnection', `${message}, and nothing hides what is said`)
    throw isOwn ? new InOwnNetwork(message) : new ExpectedError('addressNotAllowed', message)
  }
  return allowed
}

function refusePrivate(address: string, port: number, allowance: Allowance): void {
  if (!mayReach(address, port, allowance)) {
    const message = `${address} is not on the public internet`
    throw isOwnNetwork(address) ? new InOwnNetwork(message) : new ExpectedError('addressNotAllowed', message)
  }
}

function refusePublic(address: string, port: number, allowance: Allowance): void {
  if (isNear(address, port, allowance)) return
  throw new ExpectedError('insecureConnection', `${address} is far away, and nothing hides what is said`)
}

function isNear(address: string, port: number, allowance: Allowance): boolean {
  return isOwnNetwork(address) || allowance.allows(address, port)
}

function mayReach(address: string, port: number, allowance: Allowance): boolean {
  return isPublicAddress(address) || allowance.allows(address, port)
}

/** Throws `badAddress`. */
export function parseAddress(address: string | URL): URL {
  try {
    return new URL(address)
  } catch {
    // `URL` says only “Invalid URL”.
    throw new ExpectedError('badAddress', `not an address: ${String(address).slice(0, 200)}`)
  }
}

/** RFC 6761 reserves `localhost` and all names under it for this machine. */
function isThisMachine(host: string): boolean {
  const name = host.replace(/(?<!\.)\.+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === 'localhost.localdomain'
}

function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}
