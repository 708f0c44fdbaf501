/** Starts the store's threads, in Electron as well as in plain Node, and gives typed calls to them. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ExpectedError, type Failure } from '../../shared/result.ts'
import { complain } from '../base/log.ts'
import { connect, type Port, type Remote } from '../processes/port.ts'
import type { Store, StoreReads } from '../records/store.ts'
import { keepStore, type Thread, type Watching } from './kept-store.ts'
import { beginLater } from './late-thread.ts'
import { watchFolder } from './moved-folder.ts'
import { type ReadsBeside, readingBeside } from './reads-beside.ts'

export interface StoreWorker {
  /** Calls wait while the store opens; when it cannot, they are rejected with the reason. */
  readonly store: Remote<Store>
  /** @throws ExpectedError `newerDatabase`, `folderNotWritable`, `diskFull` */
  readonly opened: Promise<void>
  readonly beside: ReadsBeside
  /** Lets the store finish what it does and close its files. */
  stop(): Promise<void>
}

/** What a thread is told at its start. */
export interface ThreadOptions {
  readonly folder: string
  /** True for a thread that only answers reads, beside the thread that owns the files. */
  readonly isBeside: boolean
}

const NOBODY_WATCHES: Watching = { onAgain() {}, onGivenUp() {} }

/**
 * Opens the store in a thread of its own. The thread begins after `begin`: until then both processors are left to
 * something else.
 */
export function startStore(
  builtFolder: string,
  folder: string,
  watching: Watching = NOBODY_WATCHES,
  begin: Promise<void> | null = null,
): StoreWorker {
  const start = (onEnd: (reason: Error) => void) => startThread<Store>(builtFolder, { folder, isBeside: false }, onEnd)
  const place = watchFolder(join(folder, 'library.db'), () => void leave().catch(error => complain('store', error)))
  const { remote, opened, stop, leave } = keepStore(
    onEnd => (begin ? beginLater(begin, () => start(onEnd)) : start(onEnd)),
    {
      ...watching,
      onAgain() {
        place.renew()
        watching.onAgain()
      },
    },
  )
  // The first start makes the file, and one that was damaged is put aside.
  opened.then(place.renew, place.stop)
  const beside = readingBeside(remote, onEnd =>
    startThread<StoreReads & { close(): void }>(builtFolder, { folder, isBeside: true }, onEnd),
  )
  return {
    store: beside.store,
    opened,
    beside,
    async stop() {
      place.stop()
      await beside.close()
      await stop()
    },
  }
}

function startThread<S extends { close(): void }>(
  builtFolder: string,
  options: ThreadOptions,
  onEnd: (reason: Error) => void,
): Thread<S> {
  const worker = new Worker(join(builtFolder, 'store.worker.js'), { workerData: options })
  const { remote, close } = connect<S>(portOfWorker(worker))
  let reason = new Error('The store has stopped.')
  worker.once('error', error => {
    reason = error instanceof Error ? error : new Error(String(error))
  })
  const ended = new Promise<never>((_, reject) => {
    worker.once('exit', () => {
      onEnd(reason)
      reject(reason)
    })
  })
  ended.catch(() => close(new ExpectedError('storeStopped', reason.message)))
  const opened = Promise.race([openedBy(worker), ended])
  opened.catch(close)
  return {
    remote,
    opened,
    async stop() {
      await (remote as Remote<{ close(): void }>).close()
      await worker.terminate()
    },
  }
}

function openedBy(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: { opened: true } | { opened: false; failure: Failure }) => {
      if (message.opened) resolve()
      else reject(new ExpectedError(message.failure.code, message.failure.message))
    })
  })
}

function portOfWorker(worker: Worker): Port {
  return {
    post: message => worker.postMessage(message),
    listen: listener => worker.on('message', listener),
  }
}
