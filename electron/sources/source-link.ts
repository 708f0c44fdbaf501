/** Whether the page behind an article is still there, asked when the reader wants to go there. */

import { ownerOf } from '../../shared/addresses/owner.ts'
import type { SourceState } from '../../shared/contract/reading.ts'
import { type Failure, type FailureCode, failureOf } from '../../shared/result.ts'
import { SECOND } from '../../shared/units.ts'
import { ACCEPT_PAGE, fetchBytes } from '../network/fetch.ts'
import type { FetchLimits } from '../network/limits.ts'
import type { Network } from '../network/network.ts'
import { NO_VALIDATORS } from '../network/validators.ts'

/** The reader is waiting: what takes longer is left to the browser. */
const LIMITS: FetchLimits = { total: 6 * SECOND, idle: 4 * SECOND, redirects: 8, bytes: 2 * 1024 * 1024 }

const GONE: ReadonlySet<FailureCode> = new Set(['missing', 'gone'])
/** What a browser would fail at too. Whoever refuses a program or is slow may still answer a browser. */
const BROKEN: ReadonlySet<FailureCode> = new Set([
  'offline',
  'hostNotFound',
  'connectionFailed',
  'certificateInvalid',
  'tooManyRedirects',
  'insecureRedirect',
])

export async function checkSource(network: Network, address: string, now: number): Promise<SourceState> {
  const { signal } = new AbortController()
  try {
    const fetched = await fetchBytes(network, {
      url: address,
      accept: ACCEPT_PAGE,
      validators: NO_VALIDATORS,
      limits: LIMITS,
      signal,
      now,
    })
    return fetched.kind === 'fresh' ? whereItLed(address, fetched.url) : { kind: 'fine' }
  } catch (error) {
    return stateOf(failureOf(error))
  }
}

/** Papers that close send their old addresses to a home page, or whoever bought the name to his own. Pure. */
export function whereItLed(asked: string, found: string): SourceState {
  const [from, to] = [new URL(asked), new URL(found)]
  if (ownerOf(from.hostname) !== ownerOf(to.hostname)) return { kind: 'otherOwner', host: to.host }
  return isHome(to) && !isHome(from) ? { kind: 'homePage' } : { kind: 'fine' }
}

/** `/`, `/ar/`, `/index.php`: without a query that could name an article. */
function isHome({ pathname, search }: URL): boolean {
  return search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:index\.\w+|home)?$/i.test(pathname)
}

function stateOf(reason: Failure): SourceState {
  if (GONE.has(reason.code)) return { kind: 'gone' }
  return BROKEN.has(reason.code) ? { kind: 'unreachable', reason } : { kind: 'fine' }
}
