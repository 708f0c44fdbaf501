/** Puts saved articles into the index behind the sync, in small steps between which the store answers the reader. */

import { setTimeout as sleep } from 'node:timers/promises'
import { complain } from '../base/log.ts'
import { inSteps } from '../base/steps.ts'

export interface Indexer {
  /** There may be something to index. */
  wake(): void
  /** Resolves when nothing waits any more. Rejects with what the store refused. */
  settled(): Promise<void>
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** About 50 ms of work for the store: a reader's question waits no longer than that. */
const STEP = 250
const BREATH = 20

export interface IndexerParts {
  indexWaiting(limit: number): Promise<number>
  tidyIndex(): Promise<boolean>
  /** The store has articles to save; the list comes before the index. */
  isBusy(): boolean
}

export function createIndexer({ indexWaiting, tidyIndex, isBusy }: IndexerParts): Indexer {
  let running: Promise<void> | null = null
  let tidying: Promise<void> = Promise.resolve()
  let stopped = false
  let again = false

  /** Whether more may wait. */
  async function indexSome(): Promise<boolean> {
    if (!isBusy()) return (await indexWaiting(STEP)) > 0
    await sleep(BREATH)
    return true
  }

  async function run(): Promise<void> {
    do {
      again = false
      await inSteps(indexSome, { mayGoOn: () => !stopped })
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
        tidying = tidying.then(tidy).catch(error => complain('indexing', error))
      })
      // Whoever waits for `settled` is told; a wake has nobody to tell.
      running.catch(error => complain('indexing', error))
    },
    settled: () => running ?? Promise.resolve(),
    async stop() {
      stopped = true
      await running?.catch(() => {})
      await tidying
    },
  }
}
