/**
 * The one polite way out, for whatever wants something of a server. A host that asked to be left alone is; every other is
 * asked one thing at a time, with a rest in between; what it says about when to come back is remembered for everybody.
 */

import type { FeedId } from '../../shared/contract/ids.ts'
import { ExpectedError } from '../../shared/result.ts'
import { hostOf } from '../base/hosts.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { LeftAlone, ToldToWait } from './answer-failure.ts'
import { type Fetched, type FetchRequest, fetchBytes } from './fetch.ts'
import type { HostLimiter } from './host-limiter.ts'
import { FEED_SPACING } from './limits.ts'
import type { Network } from './network.ts'
import { createPauses } from './pauses.ts'
import { billedTo } from './received.ts'
import { NO_VALIDATORS, type Validators } from './validators.ts'

export interface AskParts {
  readonly store: Remote<Pick<Store, 'pausedHosts' | 'pauseHost' | 'noteReceived'>>
  readonly network: Network
  readonly limiter: HostLimiter
  /** Milliseconds of rest for a host after this address was asked; `usual` is what a public one gets. */
  restFor(url: string, usual: number): number
  clock(): number
}

export interface Question
  extends Pick<FetchRequest, 'url' | 'accept' | 'limits' | 'signal' | 'ownNetwork' | 'login' | 'sink'> {
  readonly paidBy: Payer
  /** Milliseconds of rest for the host afterwards. Left out: as long as between two feeds. */
  readonly rest?: number
  /** The reader waits for the answer: before everything that is fetched ahead. */
  readonly isAwaited?: boolean
  /** A redirect to another origin, or to another scheme, is refused before anybody there is asked. */
  readonly staysAtOrigin?: boolean
  /** Called when the turn has come and the host is asked. */
  onTurn?(): void
}

/**
 * Whose the bytes are. A feed whose newspaper is shown what it costs; whoever counts them with other facts; or nobody:
 * what belongs to no newspaper that the reader has stands in no sum, and says so here.
 */
export type Payer = FeedId | 'nobody' | ((bytes: number) => void)

export type Fresh = Extract<Fetched, { kind: 'fresh' }>

/**
 * Rejects with `ExpectedError`: a code of the network or of the answer; `LeftAlone` when nobody was asked, because the host
 * wants its rest; `ToldToWait` when the server has just said so, or a redirect leads to one that did.
 */
export interface Ask {
  fresh(question: Question): Promise<Fresh>
  /** `use` has the turn too, so that no more bodies are in memory than there are connections. */
  ifChanged<T>(question: Question, known: Validators, use: (fetched: Fetched) => Promise<T>): Promise<T>
}

export function createAsk({ store, network, limiter, restFor, clock }: AskParts): Ask {
  const pauses = createPauses(store)

  async function refusePaused(question: Question): Promise<void> {
    const host = hostOf(question.url)
    const until = isItsOwn(host, question) ? null : await pauses.until(host, clock())
    if (until !== null) throw new LeftAlone(host, until)
  }

  async function fetchInTurn(
    question: Question,
    validators: Validators,
    onReceived: (bytes: number) => void,
  ): Promise<Fetched> {
    // The host may have asked for rest while this question waited.
    await refusePaused(question)
    question.onTurn?.()
    const { url, accept, limits, signal, ownNetwork = 'refuse', login = null, sink } = question
    const request = {
      url,
      accept,
      limits,
      signal,
      ownNetwork,
      login,
      ...(sink ? { sink } : {}),
      validators,
      now: clock(),
      onReceived,
    }
    try {
      return await fetchBytes(network, { ...request, onRedirect: to => refuseRedirect(to, question) })
    } catch (error) {
      // Before the next one's turn.
      if (error instanceof ToldToWait && !isItsOwn(error.host, question)) await pauses.learn(error, clock())
      throw error
    }
  }

  /** Something was asked, so this counts as the answer of whoever sent us there. */
  async function refuseRedirect({ hostname, origin }: URL, question: Question): Promise<void> {
    if (question.staysAtOrigin && origin !== new URL(question.url).origin) {
      throw new ExpectedError('insecureRedirect', `redirected to ${origin}, where nothing was to be asked`)
    }
    const until = isItsOwn(hostname, question) ? null : await pauses.until(hostname, clock())
    if (until !== null) throw new ToldToWait(hostname, until)
  }

  function paid<T>(by: Payer, work: (onReceived: (bytes: number) => void) => Promise<T>): Promise<T> {
    if (by === 'nobody') return work(() => {})
    return typeof by === 'function' ? work(by) : billedTo({ store, feedId: by, clock }, work)
  }

  async function ifChanged<T>(
    question: Question,
    known: Validators,
    use: (fetched: Fetched) => Promise<T>,
  ): Promise<T> {
    const { url, signal, rest = FEED_SPACING, isAwaited = false } = question
    await refusePaused(question)
    const turn = { host: hostOf(url), rest: restFor(url, rest), signal, isAwaited }
    return paid(question.paidBy, onReceived =>
      limiter.run(turn, async () => use(await fetchInTurn(question, known, onReceived))),
    )
  }

  return { fresh: question => ifChanged(question, NO_VALIDATORS, onlyFresh), ifChanged }
}

/** Hosts of the reader's own network pause alone: one program may serve many unrelated sites there. */
function isItsOwn(host: string, { url, ownNetwork }: Question): boolean {
  return ownNetwork === 'allow' && host === hostOf(url)
}

async function onlyFresh(fetched: Fetched): Promise<Fresh> {
  if (fetched.kind === 'fresh') return fetched
  throw new ExpectedError('unexpectedAnswer', 'not modified, yet never seen')
}
