/** Entry of the parse process: a utility process inside the app, a child process under plain Node. */

import { stepBehind } from '../../base/step-behind.ts'
import { type Port, serve } from '../../processes/port.ts'
import { parseService } from './parse-service.ts'

/** Electron's `process.parentPort`, which plain Node does not have. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

// Two of these keep two processor cores busy; whoever reads meanwhile must not feel it.
stepBehind(process.pid)
serve(openPort(), parseService)

function openPort(): Port {
  const parentPort = electronPort()
  if (parentPort) {
    return {
      post: message => parentPort.postMessage(message),
      listen: listener => parentPort.on('message', event => listener(event.data)),
    }
  }
  // Whoever started this process is gone: nobody waits for an answer any more.
  process.on('disconnect', () => process.exit(0))
  return {
    post: message => void process.send?.(message),
    listen: listener => void process.on('message', listener),
  }
}

function electronPort(): ParentPort | null {
  const parentPort = 'parentPort' in process ? process.parentPort : null
  return isParentPort(parentPort) ? parentPort : null
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value
}
