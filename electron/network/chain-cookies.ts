/**
 * The cookies of one chain of redirects: some sites open only to whoever brings back what they have just handed out. Kept
 * for the site that was asked first and for nobody else, never longer than the chain, never stored: between two fetches
 * there is nothing by which a site could know a reader again.
 */

import { isIP } from 'node:net'
import { ownerOf } from '../../shared/addresses/owner.ts'

export interface ChainCookies {
  /** Stores the cookies that an answer from there hands out. */
  take(from: URL, setCookie: string | readonly string[] | undefined): void
  /** Cookie header for a request there; null: nothing is to be sent. */
  headerFor(to: URL): string | null
}

interface Cookie {
  readonly name: string
  readonly value: string
  /** Host that handed it out; without a domain the cookie goes back to no other. */
  readonly host: string
  readonly domain: string | null
  readonly path: string
  readonly isSecure: boolean
}

const MOST = 20
const LONGEST = 4096
const LONGEST_HEADER = 8192
/** Names are tokens (RFC 6265); values are what browsers accept, as long as no header can be broken by it. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/
const VALUE = /^[\x20-\x3a\x3c-\x7e]*$/

export function createChainCookies(start: URL): ChainCookies {
  let cookies: Cookie[] = []

  return {
    take(from, setCookie) {
      for (const written of [setCookie ?? []].flat().slice(0, MOST)) {
        const given = readCookie(written, from)
        if (given === null) continue
        const { cookie, isOver } = given
        cookies = cookies.filter(other => !isSame(other, cookie))
        if (!isOver && cookies.length < MOST) cookies.push(cookie)
      }
    },
    headerFor(to) {
      // Nearly every chain is one address long and hands out nothing.
      if (cookies.length === 0) return null
      // Forgotten for good, also where the chain comes back from there.
      if (siteOf(to) !== siteOf(start)) cookies = []
      const fitting = cookies.filter(cookie => isFor(cookie, to)).map(({ name, value }) => `${name}=${value}`)
      while (fitting.join('; ').length > LONGEST_HEADER) fitting.pop()
      return fitting.length === 0 ? null : fitting.join('; ')
    },
  }
}

/** Owner of the host, and the port: on each port of a machine of the own network another program answers. */
function siteOf({ hostname, port }: URL): string {
  return `${ownerOf(hostname)}:${port}`
}

function readCookie(written: string, from: URL): { readonly cookie: Cookie; readonly isOver: boolean } | null {
  const [pair = '', ...attributes] = written.split(';')
  const at = pair.indexOf('=')
  const name = pair.slice(0, Math.max(at, 0)).trim()
  const value = pair.slice(at + 1).trim()
  if (pair.length > LONGEST || !NAME.test(name) || !VALUE.test(value)) return null
  const said = attributesIn(attributes)
  const domain = said.get('domain')?.replace(/^\./, '').toLowerCase() || null
  if (domain !== null && !mayBeFor(domain, from.hostname)) return null
  const path = said.get('path')
  const cookie = {
    name,
    value,
    host: from.hostname,
    domain,
    path: path?.startsWith('/') ? path : from.pathname.replace(/\/[^/]*$/, '') || '/',
    isSecure: said.has('secure'),
  }
  if (cookie.isSecure && from.protocol !== 'https:') return null
  return { cookie, isOver: isOver(said) }
}

function attributesIn(attributes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    attributes.map(attribute => {
      const [name = '', value = ''] = attribute.split(/=(.*)/s)
      return [name.trim().toLowerCase(), value.trim()]
    }),
  )
}

/** A domain may be the host itself or one above it, as far up as the site reaches. */
function mayBeFor(domain: string, host: string): boolean {
  if (domain === host) return true
  return isIP(host) === 0 && host.endsWith(`.${domain}`) && domain.length >= ownerOf(host).length
}

/** True for a cookie that is taken back. When any other ends lies beyond the life of a chain. */
function isOver(said: ReadonlyMap<string, string>): boolean {
  const maxAge = said.get('max-age')
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0
  return Date.parse(said.get('expires') ?? '') <= LONG_AGO
}

/** Expiry dates before this one take a cookie back; servers write the year 1970 or a zero date. */
const LONG_AGO = Date.UTC(2010, 0)

function isSame(one: Cookie, other: Cookie): boolean {
  return one.name === other.name && one.path === other.path && (one.domain ?? one.host) === (other.domain ?? other.host)
}

function isFor({ host, domain, path, isSecure }: Cookie, to: URL): boolean {
  if (isSecure && to.protocol !== 'https:') return false
  const isThere = domain === null ? to.hostname === host : to.hostname === domain || to.hostname.endsWith(`.${domain}`)
  return isThere && (to.pathname === path || to.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
}
