/** Whether the page behind an article is still there, asked when the reader wants to go there. */

import { ownerOf } from '../../shared/addresses/owner.ts'
import type { SourceState } from '../../shared/contract/reading.ts'
import { type Failure, type FailureCode, failureOf } from '../../shared/result.ts'
import { SECOND } from '../../shared/units.ts'
import type { Ask } from '../network/ask.ts'
import { ACCEPT_PAGE } from '../network/fetch.ts'
import type { FetchLimits } from '../network/limits.ts'

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

export async function checkSource(ask: Ask, address: string): Promise<SourceState> {
  // The wait for a turn counts too. Nobody pays: the reader is on the way out, and would load the page once more there.
  const signal = AbortSignal.timeout(LIMITS.total)
  const polite = { accept: ACCEPT_PAGE, limits: LIMITS, signal, paidBy: 'nobody', isAwaited: true } as const
  try {
    const { url } = await ask.fresh({ url: address, ...polite })
    return whereItLed(address, url)
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
