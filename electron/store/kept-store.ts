/**
 * Keeps the store's thread: one that dies is started again, a few times. Whoever holds the store goes on holding it: a
 * read that was under way is asked again, a write is not, since nobody knows whether it was done.
 */

import { ExpectedError } from '../../shared/result.ts'
import { MINUTE } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import { callByName, type Remote, remoteThrough } from '../processes/port.ts'
import type { Store, StoreReads } from '../records/store.ts'

/** A thread that answers for `S`. */
export interface Thread<S> {
  /** Rejects with `storeStopped` what the thread did not come to. */
  readonly remote: Remote<S>
  /** @throws ExpectedError `newerDatabase`, `folderNotWritable`, `diskFull` */
  readonly opened: Promise<void>
  /** Lets it finish what it does, and ends it. */
  stop(): Promise<void>
}

/** `onEnd` is called before what waits for the thread is rejected. */
export type StartThread<S> = (onEnd: (reason: Error) => void) => Thread<S>

export interface Watching {
  /** There is a store again, in which anything may have changed. */
  onAgain(): void
  /** It will not be started again: it ended too often, or its folder is not where it was. */
  onGivenUp(why: 'storeStopped' | 'folderMoved'): void
  now?(): number
}

const MOST_ENDS = 3
const WITHIN = 3 * MINUTE

/**
 * Reads that are asked again of the next thread. One that is not named is rejected, which loses nothing: whoever shows its
 * answer reads anew when the store is there again.
 */
const ASKED_AGAIN: ReadonlySet<string> = new Set<keyof StoreReads | 'notices' | 'lastBackupAt'>([
  'readLibrary',
  'readHealth',
  'subscribedAmong',
  'hasConsent',
  'feedsToCheck',
  'allFeedIds',
  'pausedHosts',
  'openList',
  'openFirst',
  'readSlice',
  'listHeadlines',
  'listBarHeadlines',
  'readArticle',
  'readVersions',
  'readAddress',
  'search',
  'searchGuids',
  'countFound',
  'listSavedSearches',
  'pagesToFetch',
  'feedHints',
  'siteBlocks',
  'findPicture',
  'picturesToFetch',
  'namedPictureFiles',
  'readHidden',
  'reportsToShare',
  'reportListsDue',
  'readKeeping',
  'readSpace',
  'listWatches',
  'readCaught',
  'tryWatch',
  'notices',
  'lastBackupAt',
])

export interface KeptStore extends Thread<Store> {
  /** Its folder is not where it was: nothing more is written. */
  leave(): Promise<void>
}

export function keepStore(start: StartThread<Store>, watching: Watching): KeptStore {
  const { onAgain, onGivenUp, now = () => performance.now() } = watching
  let isOpen = false
  let isStopping = false
  let isGivenUp = false
  let ends: readonly number[] = []
  let thread = start(onEnd)
  const { opened } = thread
  opened.then(
    () => {
      isOpen = true
    },
    // Whoever waits for it says why; there is nothing to start again.
    () => {},
  )

  function onEnd(reason: Error): void {
    if (!isOpen || isStopping || isGivenUp) return
    complain('store', reason)
    ends = [...ends.filter(at => now() - at < WITHIN), now()]
    if (ends.length > MOST_ENDS) {
      isGivenUp = true
      onGivenUp('storeStopped')
      return
    }
    thread = start(onEnd)
    thread.opened.then(onAgain, error => complain('store', error))
  }

  async function call(name: string, args: readonly unknown[]): Promise<unknown> {
    const asked = thread
    try {
      return await callByName(asked.remote, name, args)
    } catch (error) {
      const isElsewhere = thread !== asked && ASKED_AGAIN.has(name)
      if (!isElsewhere || !isStopped(error)) throw error
      return callByName(thread.remote, name, args)
    }
  }

  return {
    opened,
    remote: remoteThrough<Store>(call),
    stop() {
      isStopping = true
      return thread.stop()
    },
    async leave() {
      if (isStopping || isGivenUp) return
      isGivenUp = true
      onGivenUp('folderMoved')
      await thread.stop()
    },
  }
}

/** Whether this is what is said to those who waited for a thread that died. */
export function isStopped(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'storeStopped'
}
