/** What is the same in all spellings of one address. None of these is an address any more. Pure. */

import { withoutTracking } from './tracking.ts'

/** Parameters that number the visit of a reader. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*)=/i
/** As one meets them in the address bar: `;jsessionid=…` is part of a path. */
const SESSION_IN_PATH = /;jsessionid=[^/?#]*/gi
const LAST_SLASHES = /(?<!\/)\/+$/
const TRACKING_FRAGMENT = /^#(?:xtor|utm_|at_|ref=)/i
const WEB_ADDRESS = /^https?:\/\/(?:www\.)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i

/** An article's: without what changes while the page stays the same: scheme, `www.`, last slash, tracking. */
export function canonicalAddress(url: string): string {
  const [, host, path = '', search = '', fragment = ''] = WEB_ADDRESS.exec(withoutTracking(url)) ?? []
  if (host === undefined) return url
  const place = path.replace(SESSION_IN_PATH, '').replace(LAST_SLASHES, '')
  return host.toLowerCase() + place + withoutSession(search) + (TRACKING_FRAGMENT.test(fragment) ? '' : fragment)
}

/** A feed's: one document in all spellings that people and lists give its address, so that it is there only once. */
export function feedIdentity(url: string): string {
  return withoutFragment(canonicalAddress(url.replace(/^feed:(?:\/\/)?(?=https?:)/i, '')))
    .replace(/\/{2,}/g, '/')
    .replace(/%[\da-f]{2}/gi, plainEscape)
}

/** A page's: where one is in it makes no other page of it. Some sites show another one behind `#!` and `#/`. */
export function pageIdentity(url: string): string {
  const address = canonicalAddress(url)
  return /#[!/]/.test(address) ? address : withoutFragment(address)
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? ''
}

/** RFC 3986, section 6.2.2: the same letter, written another way. */
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
