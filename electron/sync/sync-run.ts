/** One sync from plan to summary: all feeds asked, everything saved. */

import type { SyncFailure, SyncSummary } from '../../shared/contract/sync.ts'
import type { Failure } from '../../shared/result.ts'
import { hostOf } from '../base/hosts.ts'
import type { Remote } from '../processes/port.ts'
import type { FeedOutcome, FeedToCheck, SavedOutcomes } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import { createPortalWatch, type PortalWatch } from './captive-portal.ts'
import { type CheckEnd, type CheckParts, checkFeed } from './check-feed.ts'
import { createOutcomeBatch, type OutcomeBatch } from './outcome-batch.ts'
import { createReachability, type Reachability } from './reachability.ts'
import type { SyncPlan } from './schedule.ts'

export interface RunParts extends CheckParts {
  readonly store: Remote<Pick<Store, 'saveOutcomes'>>
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
  /** Failures count only if the network turns out to be there, and to be the real one. */
  held: readonly Held[]
}

interface Held {
  readonly feed: FeedToCheck
  readonly outcome: FeedOutcome
  readonly failure: Failure
}

/** Never rejects for a feed's sake; rejects when the store cannot save. */
export async function runSync(plan: SyncPlan, parts: RunParts, cancel: AbortSignal): Promise<SyncSummary> {
  const { ask, skipped } = plan
  const startedAt = parts.clock()
  const failures = skipped.map(({ feed, failure }) => syncFailure(feed, failure))
  const tally: Tally = { done: 0, unchanged: 0, newArticles: 0, updatedArticles: 0, current: null, failures, held: [] }
  const giveUp = new AbortController()
  const run: Run = {
    parts,
    tally,
    total: ask.length,
    reachability: createReachability(),
    portal: createPortalWatch(),
    batch: createOutcomeBatch(outcomes => save(outcomes, parts, tally)),
    giveUp,
    signal: AbortSignal.any([cancel, giveUp.signal]),
  }
  parts.onBusy(run.batch.isBusy)
  // All at once: the way out decides whose turn it is.
  await Promise.all(ask.map(feed => checkOne(feed, run)))
    .then(() => tryUnread(run))
    .finally(() => giveUp.abort())
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
  readonly portal: PortalWatch
  readonly batch: OutcomeBatch
  readonly giveUp: AbortController
  readonly signal: AbortSignal
}

async function checkOne(feed: FeedToCheck, run: Run): Promise<void> {
  const { parts, tally, signal } = run
  const onTurn = () => {
    tally.current = feed.sourceTitle
  }
  const end = await checkFeed(feed, parts, { signal, onTurn })
  // Before its turn or during it: nothing was learnt about the feed.
  if (end.failure?.code === 'cancelled') return
  tally.done++
  await keep(feed, end, run)
  parts.onFeed({ done: tally.done, total: run.total, newArticles: tally.newArticles, current: tally.current })
  if (run.reachability.isHopeless() || run.portal.isPortal()) run.giveUp.abort()
}

/**
 * Feeds that the parser gave up on are tried once more when everything else is read, one after the other, before anybody
 * is told: on a slow or busy computer there is often nothing wrong with them.
 */
async function tryUnread(run: Run): Promise<void> {
  const { tally, parts, signal } = run
  const unread = tally.held.filter(({ failure }) => failure.code === 'parserStopped')
  for (const first of unread) {
    if (signal.aborted) return
    const end = await checkFeed(first.feed, parts, { signal })
    if (end.outcome === null || end.failure?.code === 'cancelled') continue
    tally.held = tally.held.filter(held => held !== first)
    const received = first.outcome.received + end.outcome.received
    await keep(first.feed, { ...end, outcome: { ...end.outcome, received } }, run)
  }
}

async function keep(feed: FeedToCheck, end: CheckEnd, run: Run): Promise<void> {
  const { tally, parts, batch } = run
  const { failure, outcome } = end
  if (outcome === null) {
    tally.failures.push(syncFailure(feed, failure))
    return
  }
  run.reachability.report(hostOf(feed.url), failure?.code ?? null)
  run.portal.report(feed, failure, parts.clock())
  if (failure) {
    tally.held = [...tally.held, { feed, outcome, failure }]
    return
  }
  if (outcome.feed === null) tally.unchanged++
  await batch.add(outcome)
}

/** Summary without a network or behind a portal: one failure says so, and no feed counts as failed. */
async function settleHeld(asked: readonly FeedToCheck[], { tally, batch, reachability, portal }: Run): Promise<void> {
  const [first] = asked
  const why = reasonForAll(tally, reachability, portal)
  if (why && first) {
    tally.failures.push(syncFailure(first, why))
    return
  }
  for (const { feed, outcome, failure } of tally.held) {
    tally.failures.push(syncFailure(feed, failure))
    await batch.add(outcome)
  }
}

function reasonForAll({ held }: Tally, reachability: Reachability, portal: PortalWatch): Failure | null {
  const reasons = [...new Set(held.map(({ failure }) => failure.message))].slice(0, 3).join('; ')
  if (portal.isPortal()) return { code: 'captivePortal', message: `somebody answers for every server: ${reasons}` }
  if (!reachability.isOffline()) return null
  const tried = new Set(held.map(({ feed }) => hostOf(feed.url))).size
  return { code: 'offline', message: `none of ${tried} hosts answered: ${reasons}` }
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
