/** One sync from plan to summary: all feeds asked, everything saved. */

import type { SyncFailure, SyncSummary } from '../../shared/models.ts'
import type { Failure } from '../../shared/result.ts'
import type { HostLimiter } from '../network/host-limiter.ts'
import { hostOf } from '../network/hosts.ts'
import { isConnectivity } from '../network/network-failure.ts'
import type { Remote } from '../port.ts'
import type { FeedToCheck, SavedOutcomes, Store } from '../store/records.ts'
import { type CheckEnd, type CheckParts, checkFeed } from './check-feed.ts'
import { createOutcomeBatch, type OutcomeBatch } from './outcome-batch.ts'
import { createReachability, type Reachability } from './reachability.ts'
import type { SyncPlan } from './schedule.ts'

export interface RunParts extends CheckParts {
  readonly store: Remote<Pick<Store, 'saveOutcomes' | 'pauseHost'>>
  readonly limiter: HostLimiter
  /** Milliseconds of rest for the host of a feed after it was asked. */
  restFor(url: string): number
  onFeed(progress: RunProgress): void
  onSaved(saved: SavedOutcomes): void
  onBusy(isBusy: () => boolean): void
}

export interface RunProgress {
  readonly done: number
  readonly total: number
  readonly newArticles: number
  /** Title of the source that was asked last. */
  readonly current: string | null
}

interface Tally {
  done: number
  unchanged: number
  newArticles: number
  updatedArticles: number
  current: string | null
  readonly failures: SyncFailure[]
  /** Failures that count only if the network turns out to be there. */
  readonly held: { readonly feed: FeedToCheck; readonly end: CheckEnd; readonly failure: Failure }[]
}

/** Never rejects for a feed's sake; rejects when the store cannot save. */
export async function runSync({ ask, skipped }: SyncPlan, parts: RunParts, cancel: AbortSignal): Promise<SyncSummary> {
  const startedAt = parts.clock()
  const failures = skipped.map(({ feed, failure }) => syncFailure(feed, failure))
  const tally: Tally = { done: 0, unchanged: 0, newArticles: 0, updatedArticles: 0, current: null, failures, held: [] }
  const giveUp = new AbortController()
  const run: Run = {
    parts,
    tally,
    total: ask.length,
    reachability: createReachability(),
    batch: createOutcomeBatch(outcomes => save(outcomes, parts, tally)),
    giveUp,
    signal: AbortSignal.any([cancel, giveUp.signal]),
  }
  parts.onBusy(run.batch.isBusy)
  // All at once: the limiter decides whose turn it is.
  await Promise.all(ask.map(feed => checkOne(feed, run))).finally(() => giveUp.abort())
  await settleHeld(ask, run)
  await run.batch.finish()
  const { unchanged, newArticles, updatedArticles } = tally
  return {
    startedAt,
    finishedAt: parts.clock(),
    cancelled: cancel.aborted,
    feeds: ask.length,
    unchanged,
    newArticles,
    updatedArticles,
    failures: tally.failures,
  }
}

interface Run {
  readonly parts: RunParts
  readonly tally: Tally
  readonly total: number
  readonly reachability: Reachability
  readonly batch: OutcomeBatch
  readonly giveUp: AbortController
  readonly signal: AbortSignal
}

async function checkOne(feed: FeedToCheck, run: Run): Promise<void> {
  const { parts, tally, signal } = run
  const host = hostOf(feed.url)
  const turn = { host, rest: parts.restFor(feed.url), signal }
  const end = await parts.limiter
    .run(turn, () => {
      tally.current = feed.sourceTitle
      return checkFeed(feed, parts, signal)
    })
    .catch(() => null)
  // Cancelled, before its turn or during it: nothing was learnt about the feed.
  if (end === null || end.failure?.code === 'cancelled') return
  tally.done++
  run.reachability.report(host, end.failure?.code ?? null)
  await keep(feed, end, run)
  parts.onFeed({ done: tally.done, total: run.total, newArticles: tally.newArticles, current: tally.current })
  if (run.reachability.isHopeless()) run.giveUp.abort()
}

async function keep(feed: FeedToCheck, end: CheckEnd, { parts, tally, batch }: Run): Promise<void> {
  const { failure, outcome, pausedUntil } = end
  if (pausedUntil !== null) await parts.store.pauseHost(hostOf(feed.url), pausedUntil)
  if (failure && isConnectivity(failure.code)) {
    tally.held.push({ feed, end, failure })
    return
  }
  if (failure) tally.failures.push(syncFailure(feed, failure))
  else if (outcome.feed === null) tally.unchanged++
  await batch.add(outcome)
}

/** Without a network no feed has failed: one failure tells so, and the feeds stay as they were. */
async function settleHeld(asked: readonly FeedToCheck[], { tally, batch, reachability }: Run): Promise<void> {
  const [first] = asked
  if (reachability.isOffline() && first) {
    const tried = new Set(tally.held.map(({ feed }) => hostOf(feed.url))).size
    const reasons = [...new Set(tally.held.map(({ failure }) => failure.message))].slice(0, 3).join('; ')
    tally.failures.push(syncFailure(first, { code: 'offline', message: `none of ${tried} hosts answered: ${reasons}` }))
    return
  }
  for (const { feed, end, failure } of tally.held) {
    tally.failures.push(syncFailure(feed, failure))
    await batch.add(end.outcome)
  }
}

async function save(
  outcomes: Parameters<Store['saveOutcomes']>[0],
  { store, clock, onSaved }: RunParts,
  tally: Tally,
): Promise<SavedOutcomes> {
  const saved = await store.saveOutcomes(outcomes, clock())
  tally.newArticles += saved.newArticles
  tally.updatedArticles += saved.updatedArticles
  onSaved(saved)
  return saved
}

function syncFailure({ sourceId, sourceTitle, url }: FeedToCheck, { code, message }: Failure): SyncFailure {
  return { sourceId, sourceTitle, url, code, message }
}
