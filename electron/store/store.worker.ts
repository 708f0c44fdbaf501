/** A thread of the store: opens the files, says whether that went well, and answers calls. */

import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../../shared/result.ts'
import { type Port, serve } from '../processes/port.ts'
import type { StoreReads } from '../records/store.ts'
import { restWhenIdle } from './rest.ts'
import { startStemsThread } from './stems-thread.ts'

const port = portOfParent()
const service = await tryToOpen(workerData)
if (service) {
  serve(port, service)
  restWhenIdle(port, () => service.rest())
}

interface Given {
  readonly folder?: unknown
  readonly isBeside?: unknown
}

async function tryToOpen({ folder, isBeside }: Given): Promise<StoreReads | null> {
  try {
    if (typeof folder !== 'string') throw new TypeError('The worker was started without a folder.')
    // Reading the store's own code takes as long as opening it.
    const opened =
      isBeside === true
        ? (await import('./open-reads.ts')).openReads(folder)
        : (await import('./store.ts')).openStore(folder, { startStems: () => startStemsThread(import.meta.filename) })
    port.post({ opened: true })
    return opened
  } catch (error) {
    port.post({ opened: false, failure: failureOf(error) })
    return null
  }
}

function portOfParent(): Port {
  if (!parentPort) throw new Error('The store runs in a worker thread.')
  const parent = parentPort
  return { post: message => parent.postMessage(message), listen: listener => parent.on('message', listener) }
}
