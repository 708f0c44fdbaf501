/** Starts the store worker and the parse process, in Electron as well as in plain Node, and gives typed calls to them. */

import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ExpectedError, type Failure } from '../shared/result.ts'
import { connect, type Port, type Remote } from './port.ts'
import type { Store } from './store/records.ts'
import type { ParserProcess } from './sync/parser-process.ts'

/** V8's heap in the parse process, in MB; its whole memory is watched by `startParser`. */
const PARSER_HEAP_MB = 256
/**
 * A feed is a quarter of a megabyte of bytes and as many small strings: beginning with a small heap, V8 would spend a
 * tenth of the time on collecting what is garbage a moment later anyway.
 */
export const PARSER_ARGUMENTS = [
  `--max-old-space-size=${PARSER_HEAP_MB}`,
  '--initial-old-space-size=128',
  '--min-semi-space-size=16',
]
const PAGE_BYTES = 4096

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

/** The parse process under plain Node: a child process. */
export function spawnNodeParser(builtFolder: string): ParserProcess {
  const child = fork(join(builtFolder, 'parse.process.js'), [], {
    serialization: 'advanced',
    execArgv: PARSER_ARGUMENTS,
    env: {},
  })
  return {
    port: {
      post: message => child.connected && child.send(message as object),
      listen: listener => child.on('message', listener),
    },
    onExit: listener => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
    memory: () => residentBytes(child.pid),
  }
}

/** Only Linux tells about another process without starting a third one. */
export function residentBytes(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    // It ended between two looks; `onExit` tells whoever waits.
    return null
  }
}
