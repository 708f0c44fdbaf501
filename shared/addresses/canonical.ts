/** Keys that are the same for all spellings of one address. None of them is an address any more. Pure. */

import { withoutTracking } from './tracking.ts'

/** Parameters that number the visit of a reader. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*)=/i
/** Session ids as they appear in paths: `;jsessionid=…`. */
const SESSION_IN_PATH = /;jsessionid=[^/?#]*/gi
const LAST_SLASHES = /(?<!\/)\/+$/
const TRACKING_FRAGMENT = /^#(?:xtor|utm_|at_|ref=)/i
const WEB_ADDRESS = /^https?:\/\/(?:www\.)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i

/** Key of an article's address: without scheme, `www.`, trailing slash and tracking, which vary for one page. */
export function canonicalAddress(url: string): string {
  const [, host, path = '', search = '', fragment = ''] = WEB_ADDRESS.exec(withoutTracking(url)) ?? []
  if (host === undefined) return url
  const place = path.replace(SESSION_IN_PATH, '').replace(LAST_SLASHES, '')
  return host.toLowerCase() + place + withoutSession(search) + (TRACKING_FRAGMENT.test(fragment) ? '' : fragment)
}

/** Key of a feed's address, the same for all spellings that people and lists give it. */
export function feedIdentity(url: string): string {
  return withoutFragment(canonicalAddress(url.replace(/^feed:(?:\/\/)?(?=https?:)/i, '')))
    .replace(/\/{2,}/g, '/')
    .replace(/%[\da-f]{2}/gi, plainEscape)
}

/** Key of a page's address, without the place in it. Some sites show another page behind `#!` and `#/`. */
export function pageIdentity(url: string): string {
  const address = canonicalAddress(url)
  return /#[!/]/.test(address) ? address : withoutFragment(address)
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? ''
}

/** Normal form of an escape (RFC 3986, section 6.2.2). */
function plainEscape(written: string): string {
  const letter = String.fromCharCode(Number.parseInt(written.slice(1), 16))
  return /[\w.~-]/.test(letter) ? letter : written.toUpperCase()
}

function withoutSession(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter(part => part !== '' && !SESSION.test(part))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}
