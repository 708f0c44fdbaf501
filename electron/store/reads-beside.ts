/**
 * A second thread for what the reader waits for. While a sync writes batch after batch, a search and a list would wait for
 * the batch before them; over a connection of their own they do not. It is started when something is read during a sync,
 * because most syncs find little new and nobody reads meanwhile, and it ends a while after.
 */

import { complain } from '../base/log.ts'
import type { Remote } from '../processes/port.ts'
import type { Store, StoreReads } from '../records/store.ts'
import { isStopped, type StartThread, type Thread } from './kept-store.ts'

/** Reads that a reader waits for, or that are long, and that never have to see a write that was not yet answered. */
const BESIDE: ReadonlySet<PropertyKey> = new Set<keyof StoreReads>([
  'search',
  'countFound',
  'listSavedSearches',
  'openList',
  'openFirst',
  'readSlice',
  'listHeadlines',
  'listBarHeadlines',
  'readFrontPage',
  'readMeanwhile',
  'readShelf',
  'readArchived',
  'readProfile',
  'readExported',
])
/** Syncs follow each other when newspapers are added one by one. */
const STAYS_MS = 30_000

export interface ReadsBeside {
  /** The store; some of its reads are answered beside it while there is somebody to do so. */
  readonly store: Remote<Store>
  /** The store writes much from now on, or no longer does. */
  setBusy(isBusy: boolean): void
  close(): Promise<void>
}

export function readingBeside(store: Remote<Store>, start: StartThread<StoreReads>): ReadsBeside {
  let thread: Thread<StoreReads> | null = null
  /** null until it is open, and again when it has failed: the store itself answers then. */
  let reads: Remote<StoreReads> | null = null
  /** The store is busy, and nobody was begun since it was said last. */
  let isWanted = false
  let leaving: NodeJS.Timeout | undefined

  function begin(): void {
    isWanted = false
    const begun = start(() => {
      // It died, or could not begin: the store goes on alone.
      if (thread === begun) thread = reads = null
    })
    thread = begun
    begun.opened
      .then(() => {
        if (thread === begun) reads = begun.remote
      })
      .catch(error => complain('reading beside', error))
  }

  async function end(): Promise<void> {
    const ended = thread
    thread = null
    reads = null
    await ended?.stop().catch(error => complain('reading beside', error))
  }

  return {
    store: new Proxy(store, {
      get(target, name) {
        if (!BESIDE.has(name)) return Reflect.get(target, name)
        if (isWanted && !thread) begin()
        return reads ? orElse(reads, target, name) : Reflect.get(target, name)
      },
    }),
    setBusy(isBusy) {
      isWanted = isBusy
      clearTimeout(leaving)
      if (!isBusy && thread) leaving = setTimeout(() => void end(), STAYS_MS).unref()
    },
    async close() {
      isWanted = false
      clearTimeout(leaving)
      await end()
    },
  }
}

/** Who is beside the store may end with the question: then the store is asked. */
function orElse(reads: Remote<StoreReads>, store: Remote<Store>, name: PropertyKey) {
  const of = (asked: object) => Reflect.get(asked, name) as (...args: readonly unknown[]) => Promise<unknown>
  return (...args: readonly unknown[]) =>
    of(reads)(...args).catch(error => {
      if (isStopped(error)) return of(store)(...args)
      throw error
    })
}
