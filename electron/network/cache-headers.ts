/** What a server says about when and where to come back, believed within reason. Pure. */

import { DAY, HOUR, MINUTE, SECOND } from '../../shared/units.ts'

/** Publishers misconfigure max-age, sometimes by years. Believe them only this far. */
export const LONGEST_BELIEVED_AGE = 5 * HOUR
/** Nobody is left alone for longer than this, whatever a server says. */
export const LONGEST_WAIT = DAY
const WAIT_WITHOUT_WORD = 10 * MINUTE

type Headers = Readonly<Record<string, string>>

/** Until when a host that answered 429 or 503 wants to be left alone. Retry-After: RFC 9110, section 10.2.3. */
export function waitUntil(retryAfter: string | undefined, now: number): number {
  const wait = waitFrom(retryAfter?.trim(), now)
  return now + (wait === null || !(wait > 0) ? WAIT_WITHOUT_WORD : Math.min(wait, LONGEST_WAIT))
}

/** How long an answer says that it stays fresh, in milliseconds; null when it does not say. RFC 9111, section 4.2.1. */
export function freshFor(headers: Headers, now: number): number | null {
  const cacheControl = headers['cache-control'] ?? ''
  if (/\b(no-cache|no-store)\b/i.test(cacheControl)) return 0
  const [, seconds] = /\bmax-age\s*=\s*"?(\d{1,12})/i.exec(cacheControl) ?? []
  if (seconds !== undefined) return believable(Number(seconds) * SECOND)
  const expires = Date.parse(headers['expires'] ?? '')
  if (Number.isNaN(expires)) return null
  const date = Date.parse(headers['date'] ?? '')
  return believable(expires - (Number.isNaN(date) ? now : date))
}

export function believable(age: number): number {
  return Math.min(Math.max(age, 0), LONGEST_BELIEVED_AGE)
}

const LOGIN =
  /(?:^|[^a-z])(?:log-?in|sign-?in|sign-?up|register|landing-?page|captive|hotspot|portal|consent)(?:[^a-z]|$)/i

/** A permanent redirect to such a page is a mistake, or somebody between us and the server. */
export function looksLikeLogin(address: string): boolean {
  return URL.canParse(address) && LOGIN.test(new URL(address).href)
}

function waitFrom(value: string | undefined, now: number): number | null {
  if (value === undefined) return null
  if (/^\d{1,12}$/.test(value)) return Number(value) * SECOND
  // A sign, a fraction or one word is no HTTP date, whatever `Date.parse` makes of it.
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : at - now
}
