/** Brings everything up to date for offline reading. The way into this folder for the rest of the app. */

import type { FeedId } from '../../shared/contract/ids.ts'
import type { Login } from '../../shared/contract/passwords.ts'
import type { SyncProgress, SyncState, SyncSummary } from '../../shared/contract/sync.ts'
import { MINUTE } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import type { Ask } from '../network/ask.ts'
import type { FetchLimits } from '../network/limits.ts'
import type { FullText } from '../pages/full-text.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import type { FeedToCheck, SavedOutcomes } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import { createIndexer } from './indexer.ts'
import { planSync, type SyncReason } from './schedule.ts'
import { runSync } from './sync-run.ts'
import { createThrottle } from './throttle.ts'

export interface SyncParts {
  readonly store: Remote<Store>
  readonly parser: Pick<Parser, 'parseFeed' | 'findFeeds'>
  /** The same as the pictures': its limits hold for both together. */
  readonly ask: Ask
  readonly pictures: Pick<Pictures, 'fetchAhead'>
  /**
   * Brings those newspapers up to date that the servers of accounts fetch; returns how many articles came. Left out: there
   * are none. `isByHand`: also those whose time has not come. Never rejects.
   */
  syncAccounts?(isByHand: boolean, signal: AbortSignal): Promise<number>
  /** Whether one of these servers gives articles just now: the list comes before the index. Left out: never. */
  isAccountBringing?(): boolean
  /** Name and password for the origin of a feed's address; left out: none has any. */
  loginOf?(feed: Pick<FeedToCheck, 'id' | 'url'>): Login | null
  /** null where there is no browser that could read a page. */
  readonly fullText: Pick<FullText, 'fetchAhead'> | null
  /** Whether pictures may be fetched now before anybody looks at them: not where every byte costs. */
  picturesAhead(): boolean
  /** Minutes between automatic syncs, from the settings; 0 means only by hand. */
  syncInterval(): number
  readonly limits?: FetchLimits
  clock?(): number
  chance?(): number
  onProgress(state: SyncState): void
  /** Articles were saved: lists may have changed. */
  onSaved(saved: SavedOutcomes): void
  /** What a sync brought is saved and stands in its story. */
  onArrived(): void
}

export interface SyncWanted {
  readonly by: SyncReason
  /** Only these feeds. */
  readonly feedIds?: readonly FeedId[]
  /** Feeds that are asked also where a whole sync runs already, which was planned before they were there. */
  readonly atLeast?: readonly FeedId[]
}

export interface Sync {
  /**
   * Resolves when every feed was asked and everything is saved; indexing and pictures follow behind. While a whole
   * sync runs another joins it; single feeds are asked beside it. Rejects only when the store cannot save.
   */
  start(wanted: SyncWanted): Promise<SyncSummary>
  /** What is saved stays. */
  cancel(): void
  state(): SyncState
  /** An article has other words than the index knows. */
  index(): void
  /** Resolves when everything that was saved can be searched. */
  indexed(): Promise<void>
  /** Resolves when all that was saved stands in its story. */
  placed(): Promise<void>
  /** Resolves when the pages and pictures that a sync fetches ahead are there too. */
  settled(): Promise<void>
  /** Cancels, and resolves when nothing runs any more. */
  stop(): Promise<void>
}

const PROGRESS_EVERY = 100
/** Pages come one by one, and the window reads its lists anew for each word that some were saved. */
const SAVED_EVERY = 5000

export function createSync(parts: SyncParts): Sync {
  const {
    store,
    clock = Date.now,
    chance = Math.random,
    syncAccounts = async () => 0,
    isAccountBringing = () => false,
  } = parts
  let progress: SyncProgress | null = null
  let lastSummary: SyncSummary | null = null
  let wholeRun: Promise<SyncSummary> | null = null
  let background: Promise<void> = Promise.resolve()
  let cancel = new AbortController()
  const running = new Set<Promise<SyncSummary>>()
  const busyChecks = new Set<() => boolean>()
  const state = (): SyncState => ({ progress, lastSummary })
  const announce = createThrottle(() => parts.onProgress(state()), PROGRESS_EVERY)
  let placed = 0
  const tellPlaced = createThrottle(() => {
    parts.onSaved({ newArticles: 0, updatedArticles: placed })
    placed = 0
  }, SAVED_EVERY)
  const indexer = createIndexer({
    placeWaiting: limit => store.placeWaiting(limit),
    lookBack: limit => store.lookBack(limit),
    indexWaiting: limit => store.indexWaiting(limit),
    tidyIndex: () => store.tidyIndex(),
    isBusy: () => isAccountBringing() || [...busyChecks].some(isBusy => isBusy()),
    onPlaced(changed) {
      placed += changed
      tellPlaced.call()
    },
  })

  function show(next: SyncProgress | null): void {
    const phaseChanged = next?.phase !== progress?.phase
    progress = next
    if (phaseChanged) announce.flush()
    else announce.call()
  }

  function start(wanted: SyncWanted): Promise<SyncSummary> {
    if (wholeRun && wanted.feedIds === undefined) {
      const { by, atLeast } = wanted
      return atLeast === undefined ? wholeRun : start({ by, feedIds: atLeast })
    }
    if (running.size === 0) {
      // Pictures of the last sync can wait: news comes first.
      cancel.abort()
      cancel = new AbortController()
    }
    const isShown = running.size === 0
    const run = runOne(wanted, isShown, cancel.signal).finally(() => {
      running.delete(run)
      if (run === wholeRun) wholeRun = null
      if (running.size === 0 && progress?.phase === 'feeds') show(null)
    })
    running.add(run)
    if (wanted.feedIds === undefined) wholeRun = run
    return run
  }

  async function runOne({ by, feedIds }: SyncWanted, isShown: boolean, signal: AbortSignal) {
    const now = clock()
    const [feeds, pausedHosts] = await Promise.all([store.feedsToCheck(), store.pausedHosts(now)])
    const plan = planSync(feeds, { by, feedIds: feedIds ?? null, pausedHosts, now })
    const isSilent = by === 'schedule' && plan.ask.length === 0
    if (isShown && !isSilent) show({ phase: 'feeds', done: 0, total: plan.ask.length, newArticles: 0, current: null })
    let isBusy = () => false
    const ofFeeds = runSync(
      plan,
      {
        ...parts,
        clock,
        chance,
        interval: parts.syncInterval() * MINUTE,
        onFeed: fed => isShown && show({ phase: 'feeds', ...fed }),
        onSaved(saved) {
          if (saved.newArticles + saved.updatedArticles > 0) indexer.wake()
          parts.onSaved(saved)
        },
        onBusy(check) {
          isBusy = check
          busyChecks.add(check)
        },
      },
      signal,
    ).finally(() => busyChecks.delete(isBusy))
    const ofAccounts = feedIds === undefined ? syncAccounts(by !== 'schedule', signal) : 0
    const [summary, brought] = await Promise.all([ofFeeds, ofAccounts])
    if (feedIds === undefined && !isSilent) lastSummary = summary
    if (isShown) background = followUp(isSilent && brought === 0, signal)
    return summary
  }

  /** Articles that an earlier run of the app left unindexed are found here too. */
  async function followUp(isSilent: boolean, signal: AbortSignal): Promise<void> {
    indexer.wake()
    if (!isSilent) tellWhenPlaced()
    if (!isSilent && !signal.aborted) await fetchPages(signal)
    if (isSilent || signal.aborted || !parts.picturesAhead()) return showNothing()
    await parts.pictures
      .fetchAhead(signal, (done, total) => {
        if (running.size === 0)
          show({ phase: 'pictures', done, total, newArticles: lastSummary?.newArticles ?? 0, current: null })
      })
      .catch(error => complain('pictures', error))
    showNothing()
  }

  function showNothing(): void {
    if (running.size === 0) show(null)
  }

  /** Text before pictures: where every byte costs, these are the ones that are worth it. */
  async function fetchPages(signal: AbortSignal): Promise<void> {
    let saved = 0
    let isAnySaved = false
    const tell = () => {
      if (saved > 0) parts.onSaved({ newArticles: 0, updatedArticles: saved })
      saved = 0
    }
    const telling = createThrottle(tell, SAVED_EVERY)
    await parts.fullText
      ?.fetchAhead(
        signal,
        progressed => {
          if (running.size === 0) show({ phase: 'pages', ...progressed, newArticles: lastSummary?.newArticles ?? 0 })
        },
        () => {
          saved++
          isAnySaved = true
          indexer.wake()
          telling.call()
        },
      )
      .catch(error => complain('pages', error))
    tell()
    if (isAnySaved) tellWhenPlaced()
  }

  function tellWhenPlaced(): void {
    indexer.placed().then(parts.onArrived, error => complain('stories', error))
  }

  return {
    start,
    cancel: () => cancel.abort(),
    state,
    index: () => indexer.wake(),
    indexed: () => indexer.settled(),
    placed: () => indexer.placed(),
    settled: () => background,
    async stop() {
      cancel.abort()
      await Promise.allSettled([...running, background, indexer.stop()])
    },
  }
}
