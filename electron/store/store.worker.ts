/** A thread of the store: opens the files, says whether that went well, and answers calls. */

import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../../shared/result.ts'
import { type Port, serve } from '../processes/port.ts'
import { openReads } from './open-reads.ts'
import { openStore } from './store.ts'

const port = portOfParent()
const service = tryToOpen(workerData)
if (service) serve(port, service)

function tryToOpen({ folder, isBeside }: { readonly folder?: unknown; readonly isBeside?: unknown }): object | null {
  try {
    if (typeof folder !== 'string') throw new TypeError('The worker was started without a folder.')
    const opened = isBeside === true ? openReads(folder) : openStore(folder)
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
