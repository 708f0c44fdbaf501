/** ETag and Last-Modified: kept and sent back exactly as they came, quotes included, or not at all. */

import { DAY } from '../../shared/units.ts'

export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

/** Some servers answer 304 for ever; asking without validators now and then gets past them. */
const VALIDATORS_LAST = 8 * DAY
const LONGEST = 1024
const PRINTABLE = /^[\x21-\x7e][\x20-\x7e]*$/

type HeaderBag = Readonly<Record<string, string | string[] | undefined>>

/** One value, the first where a header came several times. */
export function headerValue(headers: HeaderBag, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.[0]
}

export function validatorsIn(headers: HeaderBag): Validators {
  // “Expires: 0” is said by servers that want nothing remembered, whatever else they send.
  if (headerValue(headers, 'expires')?.trim() === '0') return NO_VALIDATORS
  const lastModified = usable(headerValue(headers, 'last-modified'))
  return {
    etag: usable(headerValue(headers, 'etag')),
    // A clock at the end of its range is no date; such servers never see the feed change.
    lastModified: lastModified?.includes('2038') ? null : lastModified,
  }
}

/** What to send with the next request. `validatorsAt` is when they were first received. */
export function validatorsToSend(
  known: Validators & { readonly validatorsAt: number | null },
  now: number,
): Validators {
  const { etag, lastModified, validatorsAt } = known
  // From the future: by a clock that has been set right since, and would last until then.
  if (validatorsAt === null || validatorsAt > now || now - validatorsAt >= VALIDATORS_LAST) return NO_VALIDATORS
  return { etag, lastModified }
}

export function validatorHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

function usable(value: string | undefined): string | null {
  return value !== undefined && value.length <= LONGEST && PRINTABLE.test(value) ? value : null
}
