/** Starts the store's threads, in Electron as well as in plain Node, and gives typed calls to them. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ExpectedError, type Failure } from '../../shared/result.ts'
import { connect, type Port, type Remote } from '../processes/port.ts'
import type { Store, StoreReads } from '../records/store.ts'
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

/** Opens the store in a thread of its own. */
export function startStore(builtFolder: string, folder: string): StoreWorker {
  const { remote, opened, stop } = startThread<Store>(builtFolder, { folder, isBeside: false })
  const beside = readingBeside(remote, () =>
    startThread<StoreReads & { close(): void }>(builtFolder, { folder, isBeside: true }),
  )
  return {
    store: beside.store,
    opened,
    beside,
    async stop() {
      await beside.close()
      await stop()
    },
  }
}

function startThread<S extends { close(): void }>(builtFolder: string, options: ThreadOptions) {
  const worker = new Worker(join(builtFolder, 'store.worker.js'), { workerData: options })
  const { remote, close } = connect<S>(portOfWorker(worker))
  const broken = new Promise<never>((_, reject) => {
    worker.once('error', error => reject(error instanceof Error ? error : new Error(String(error))))
    worker.once('exit', () => reject(new Error('The store has stopped.')))
  })
  broken.catch(close)
  const opened = Promise.race([openedBy(worker), broken])
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
