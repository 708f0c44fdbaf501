/** Begins the thread that makes stems, in Electron as well as in plain Node. Its script lies beside that of the store's. */

import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { StemsThread } from './index/stems-ahead.ts'

/** @param script of the store's thread */
export function startStemsThread(script: string): StemsThread {
  const worker = new Worker(join(script, '..', `stems.worker${extname(script)}`))
  let isEnding = false
  return {
    post: texts => worker.postMessage(texts),
    onStemmed: listener => worker.on('message', listener),
    onEnd(listener) {
      worker.once('error', error => !isEnding && listener(error instanceof Error ? error : new Error(String(error))))
      worker.once('exit', () => !isEnding && listener(new Error('The thread that makes stems has ended.')))
    },
    end() {
      isEnding = true
      void worker.terminate()
    },
  }
}
