/** What is remembered of a server that says the same again and again: moved, closed, nothing there. Pure. */

import type { FailureCode } from '../../shared/result.ts'
import { HOUR } from '../../shared/units.ts'
import { looksLikeLogin } from '../network/cache-headers.ts'
import { isConnectivity } from '../network/network-failure.ts'
import type { FeedCheck, Repeated } from '../records/feed.ts'

/** How often and how long a server has to say something before it is acted upon. */
interface Belief {
  readonly times: number
  readonly over: number
}

/** Servers send everybody elsewhere, or away, for as long as somebody's mistake lasts: hours, not days. */
const MOVED: Belief = { times: 3, over: 72 * HOUR }
const GONE: Belief = { times: 3, over: 48 * HOUR }

type Said = Pick<FeedCheck, 'move' | 'gone' | 'missingSince' | 'stoppedAt'>

/** Failures of the network, not of the feed: they neither confirm nor deny what the server said before. */
const SAY_NOTHING: ReadonlySet<FailureCode> = new Set(['toldToWait', 'serverError', 'robotCheck', 'needsConsent'])

/** After an answer with the feed. `permanentUrl`: where permanent redirects led to it; null where there were none. */
export function saidBySuccess(
  before: FeedCheck,
  permanentUrl: string | null,
  declined: string | null,
  now: number,
): Said {
  const known = { gone: null, missingSince: null, stoppedAt: null }
  if (permanentUrl === null || permanentUrl === declined || looksLikeLogin(permanentUrl))
    return { ...known, move: null }
  const sameAsBefore = before.move?.to === permanentUrl ? before.move : null
  return { ...known, move: { to: permanentUrl, ...again(sameAsBefore, now) } }
}

export function saidByFailure(before: FeedCheck, code: FailureCode, now: number): Said {
  const { move, gone, missingSince, stoppedAt } = before
  if (isConnectivity(code) || SAY_NOTHING.has(code)) return { move, gone, missingSince, stoppedAt }
  if (code === 'missing') return { move, gone: null, missingSince: Math.min(missingSince ?? now, now), stoppedAt }
  if (code !== 'gone') return { move, gone: null, missingSince: null, stoppedAt }
  const goneAgain = again(gone, now)
  return {
    move,
    gone: goneAgain,
    missingSince: null,
    stoppedAt: stoppedAt ?? (isBelieved(goneAgain, GONE, now) ? now : null),
  }
}

/** The address that the feed has from now on; null: as before. */
export function addressToMoveTo({ move }: Said, now: number): string | null {
  return move !== null && isBelieved(move, MOVED, now) ? move.to : null
}

function isBelieved(said: Repeated, { times, over }: Belief, now: number): boolean {
  return said.times >= times && now - said.since >= over
}

/** Once more. A clock that was set back begins anew. */
function again(before: Repeated | null, now: number): Repeated {
  if (before === null || before.since > now) return { since: now, times: 1 }
  return { since: before.since, times: before.times + 1 }
}
