/** Addresses inside feeds: resolved, and only those a reader may ever open. */

import { withoutTracking } from '../../../shared/addresses/tracking.ts'

const LONGEST = 4096

/** Absolute http or https address, or null. `javascript:`, `data:` and their kin end here. */
export function webAddress(written: string | null | undefined, base: string | null): string | null {
  const text = written?.trim()
  if (!text || text.length > LONGEST) return null
  const url = parseAgainst(text, base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  return url.href
}

/** An address that is kept: the same without tracking parameters. Everything else stays as it was written. */
export function storedAddress(written: string | null | undefined, base: string | null): string | null {
  const address = webAddress(written, base)
  return address === null ? null : withoutTracking(address)
}

/** The base that counts inside `inner`, which may itself be relative to `outer` (`xml:base`). */
export function innerBase(inner: string | null | undefined, outer: string | null): string | null {
  return webAddress(inner, outer) ?? outer
}

function parseAgainst(text: string, base: string | null): URL | null {
  try {
    return base === null ? new URL(text) : new URL(text, base)
  } catch {
    // No address: the article simply has none here.
    return null
  }
}
