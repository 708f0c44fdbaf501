/** Turns what a person types, pastes or imports into the address of a feed. */

import { ExpectedError } from '../../shared/result.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i

/**
 * `feed:` and a missing scheme become https; anything but http and https is refused with `badAddress`.
 * The address is not checked against the network here: the guard does that whenever it is fetched.
 */
export function feedAddress(typed: string): string {
  const trimmed = typed.trim()
  const address = withScheme(trimmed.replace(/^feed:(\/\/)?/i, ''))
  const url = parse(address)
  const isWeb = url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
  if (!isWeb || !url.hostname) throw new ExpectedError('badAddress', `not a feed address: ${trimmed.slice(0, 200)}`)
  if (url.username !== '' || url.password !== '') {
    throw new ExpectedError('badAddress', 'addresses with a name and password are not read yet')
  }
  url.hash = ''
  return url.href
}

/**
 * The addresses that a reader may have meant, the likeliest first. Where no scheme was typed, newspapers that have no
 * TLS are found too, and those that are only there with `www`.
 * @throws ExpectedError `badAddress`
 */
export function addressesMeant(typed: string): string[] {
  const first = feedAddress(typed)
  const url = new URL(first)
  if (/^(?:feed:(?:\/\/)?)?https?:/i.test(typed.trim())) return [first]
  const plain = first.replace(/^https:/, 'http:')
  if (/^(?:www\.|\[|[\d.]+$)/.test(url.hostname)) return [first, plain]
  return [first, first.replace(/^https:\/\//, 'https://www.'), plain]
}

function withScheme(address: string): string {
  if (SCHEME.test(address)) return address
  // A bare word or a path is no address; a host has a dot or a port.
  return /^[^\s/|\\]+[.:][^\s|\\]+$/.test(address) ? `https://${address}` : address
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    // The caller names the address in its own error.
    return null
  }
}
