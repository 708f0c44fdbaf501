/** The parse process under plain Node: a child process. What both runtimes start it with. */

import { fork } from 'node:child_process'
import { join } from 'node:path'
import { residentBytes } from '../../processes/memory.ts'
import { processorTime } from '../../processes/processor-time.ts'
import type { ParserProcess } from './parser-process.ts'

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
    processorTime: () => processorTime(child.pid),
  }
}
