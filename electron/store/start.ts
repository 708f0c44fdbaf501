/** Starts the store worker and the parse process, in Electron as well as in plain Node, and gives typed calls to them. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ExpectedError, type Failure } from '../../shared/result.ts'
import { connect, type Port, type Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

export interface StoreWorker {
  readonly store: Remote<Store>
  /** Lets the store finish what it does and close its files. */
  stop(): Promise<void>
}

/**
 * Opens the store in a thread of its own.
 * @throws ExpectedError `newerDatabase`, `folderNotWritable`, `diskFull`
 */
export async function startStore(builtFolder: string, folder: string): Promise<StoreWorker> {
  const worker = new Worker(join(builtFolder, 'store.worker.js'), { workerData: { folder } })
  const { remote, close } = connect<Store>(portOfWorker(worker))
  const broken = new Promise<never>((_, reject) => {
    worker.once('error', error => reject(error instanceof Error ? error : new Error(String(error))))
    worker.once('exit', () => reject(new Error('The store has stopped.')))
  })
  broken.catch(close)
  await Promise.race([opened(worker), broken])
  return {
    store: remote,
    async stop() {
      await remote.close()
      await worker.terminate()
    },
  }
}

function opened(worker: Worker): Promise<void> {
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
