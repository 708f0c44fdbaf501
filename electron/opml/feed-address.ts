/** Turns what a person types, pastes or imports into the address of a feed. */

import { hasPassword, PASSWORD_MASK, withoutPassword } from '../../shared/addresses/password.ts'
import { pastedAddress } from '../../shared/addresses/pasted.ts'
import { ExpectedError } from '../../shared/result.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i
const FEED_SCHEME = /^feed:(?:\/\/)?/i

/**
 * `feed:` and a missing scheme become https; anything but http and https is refused with `badAddress`, an address with a
 * name and a password with `passwordInAddress`.
 * The address is not checked against the network here: the guard does that whenever it is fetched.
 */
export function feedAddress(typed: string): string {
  return addressIn(pastedAddress(typed))
}

/**
 * The addresses that a reader may have meant, the likeliest first. Where no scheme was typed, newspapers that have no
 * TLS are found too, and those that are only there with `www`.
 * @throws ExpectedError `badAddress`, `passwordInAddress`
 */
export function addressesMeant(typed: string): string[] {
  const cleaned = pastedAddress(typed)
  const first = addressIn(cleaned)
  const url = new URL(first)
  if (/^https?:/i.test(cleaned.replace(FEED_SCHEME, ''))) return [first]
  const plain = first.replace(/^https:/, 'http:')
  if (/^(?:www\.|\[|[\d.]+$)/.test(url.hostname)) return [first, plain]
  return [first, first.replace(/^https:\/\//, 'https://www.'), plain]
}

function addressIn(cleaned: string): string {
  const address = cleaned.replace(FEED_SCHEME, '')
  // Checked first, so that no failure message below can hold the password.
  if (hasPassword(address)) {
    throw new ExpectedError(
      'passwordInAddress',
      `not read yet: ${withoutPassword(cleaned, PASSWORD_MASK).slice(0, 200)}`,
    )
  }
  const url = parse(withScheme(address))
  const isWeb = url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
  if (!isWeb || !url.hostname || url.username !== '' || url.password !== '') {
    throw new ExpectedError('badAddress', `not a feed address: ${cleaned.slice(0, 200)}`)
  }
  url.hash = ''
  return url.href
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
