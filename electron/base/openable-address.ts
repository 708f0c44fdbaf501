/** Which addresses may leave the app, and in which spelling. */

import { withoutTracking } from '../../shared/addresses/tracking.ts'

const SCHEMES = new Set(['http:', 'https:', 'mailto:'])
const LONGEST = 8000
/** C0 and C1 controls, white space, and the direction controls that make an address look like another. */
const DECEPTIVE = /[\u0000-\u0020\u007f-\u00a0\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u

/**
 * The address in its canonical form, without what only tells who sent the reader; or null when it
 * must not be opened: any scheme but http, https and mailto, a user name or password, control or direction characters
 * (also encoded in the host), more than 8,000 characters.
 */
export function openableAddress(address: string): string | null {
  if (address.length > LONGEST || DECEPTIVE.test(address) || address.includes('\\')) return null
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return null
  if (url.protocol !== 'mailto:' && url.hostname === '') return null
  return withoutTracking(url.href)
}
