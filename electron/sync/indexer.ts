/**
 * Puts saved articles into stories and into the index, and looks through them for new watches, behind the sync, in small steps between which the store answers the
 * reader.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { complain } from '../base/log.ts'
import { inSteps } from '../base/steps.ts'
import type { Placed } from '../records/story.ts'
import type { LookedBack } from '../records/watch.ts'

export interface Indexer {
  /** There may be something to index. */
  wake(): void
  /** Resolves when no article waits for its story any more. */
  placed(): Promise<void>
  /** Resolves when nothing waits any more. Rejects with what the store refused. */
  settled(): Promise<void>
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** About 50 ms of work for the store: a reader's question waits no longer than that. */
const STEP = 250
const PLACED_AT_ONCE = 150
const LOOKED_AT_ONCE = 100
const BREATH = 20

export interface IndexerParts {
  placeWaiting(limit: number): Promise<Placed>
  lookBack(limit: number): Promise<LookedBack>
  indexWaiting(limit: number): Promise<number>
  /** So many articles stand in other stories now, or are caught by other watches. */
  onPlaced(changed: number): void
  tidyIndex(): Promise<boolean>
  /** The store has articles to save; the list comes before the index. */
  isBusy(): boolean
}

export function createIndexer(parts: IndexerParts): Indexer {
  const { placeWaiting, lookBack, indexWaiting, tidyIndex, isBusy, onPlaced } = parts
  let running: Promise<void> | null = null
  let tidying: Promise<void> = Promise.resolve()
  let stopped = false
  let again = false
  let changed = 0
  const whenPlaced: (() => void)[] = []

  /** Whether more may wait. Stories first, then what the reader watches for: they are what is seen. */
  async function doSome(): Promise<boolean> {
    if (isBusy()) {
      await sleep(BREATH)
      return true
    }
    const placed = await placeWaiting(PLACED_AT_ONCE)
    changed += placed.changed
    if (placed.waiting > 0) return true
    tellPlaced()
    const looked = await lookBack(LOOKED_AT_ONCE)
    changed += looked.changed
    if (looked.isMore) return true
    return (await indexWaiting(STEP)) > 0
  }

  function tellPlaced(): void {
    if (changed > 0) onPlaced(changed)
    changed = 0
    for (const done of whenPlaced.splice(0)) done()
  }

  async function run(): Promise<void> {
    do {
      again = false
      await inSteps(doSome, { mayGoOn: () => !stopped })
    } while (again && !stopped)
  }

  /** Nobody waits for it: everything can be searched, only a little slower. */
  function tidy(): Promise<void> {
    return inSteps(tidyIndex, { breath: BREATH, mayGoOn: () => !stopped && !running })
  }

  return {
    wake() {
      again = true
      running ??= run().finally(() => {
        running = null
        tellPlaced()
        tidying = tidying.then(tidy).catch(error => complain('indexing', error))
      })
      // Whoever waits for `settled` is told; a wake has nobody to tell.
      running.catch(error => complain('indexing', error))
    },
    placed: () => (running ? new Promise(done => whenPlaced.push(done)) : Promise.resolve()),
    settled: () => running ?? Promise.resolve(),
    async stop() {
      stopped = true
      await running?.catch(() => {})
      await tidying
    },
  }
}
