/** Parts of an address that only tell the site who sent the reader. */

/** https://en.wikipedia.org/wiki/UTM_parameters, and the identifiers that large networks hang on links. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id)$/i

/** The same address without them; every other part stays as it is written. */
export function withoutTracking(address: string): string {
  const [, before = '', query, after = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? []
  if (query === undefined) return address
  const kept = query.split('&').filter(part => !TRACKING.test(part.split('=', 1)[0] ?? ''))
  return `${before}${kept.length > 0 ? `?${kept.join('&')}` : ''}${after}`
}
