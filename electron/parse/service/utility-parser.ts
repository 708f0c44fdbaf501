/** The parse process inside the app: a utility process. */

import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import { residentBytes } from '../../processes/memory.ts'
import { processorTime } from '../../processes/processor-time.ts'
import type { ParserProcess } from './parser-process.ts'
import { PARSER_ARGUMENTS } from './spawn.ts'

export function spawnUtilityParser(builtFolder: string): ParserProcess {
  const child = utilityProcess.fork(join(builtFolder, 'parse.process.js'), [], {
    serviceName: 'warraq-parser',
    execArgv: PARSER_ARGUMENTS,
    stdio: 'ignore',
    env: {},
  })
  return {
    port: {
      post: message => child.postMessage(message),
      listen: listener => child.on('message', listener),
    },
    onExit: listener => child.once('exit', listener),
    // Not `child.kill()`: a process that is stuck in its work does not answer a polite signal.
    kill: () => child.pid !== undefined && process.kill(child.pid, 'SIGKILL'),
    // Electron's own figures are of all processes, and main stands still while they are gathered.
    memory: () => residentBytes(child.pid) ?? workingSet(child.pid),
    processorTime: () => processorTime(child.pid),
  }
}

function workingSet(pid: number | undefined): number | null {
  const metric = app.getAppMetrics().find(process => process.pid === pid)
  return metric ? metric.memory.workingSetSize * 1024 : null
}
