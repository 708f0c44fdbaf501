/** The real parse process, started from its source. */

import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParserProcess } from '../../electron/parse/service/parser-process.ts'
import { processorTime } from '../../electron/processes/processor-time.ts'

const ENTRY = join(import.meta.dirname, '../../electron/parse/service/parse.process.ts')

export interface Spawned {
  readonly children: ChildProcess[]
  spawn(): ParserProcess
}

export function nodeParsers(entry: string = ENTRY): Spawned {
  const children: ChildProcess[] = []
  return {
    children,
    spawn() {
      const child = fork(entry, [], { serialization: 'advanced', execArgv: ['--max-old-space-size=256'], env: {} })
      children.push(child)
      return {
        port: {
          post: message => void (child.connected && child.send(Object(message))),
          listen: listener => void child.on('message', listener),
        },
        onExit: listener => void child.once('exit', listener),
        kill: () => void child.kill('SIGKILL'),
        memory: () => residentBytes(child.pid),
        processorTime: () => processorTime(child.pid),
      }
    },
  }
}

function residentBytes(pid: number | undefined): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    // Not Linux, or the process has just ended.
    return null
  }
}
