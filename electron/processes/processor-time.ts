/** Processor time of another process. */

import { readFileSync } from 'node:fs'

/** Milliseconds per clock tick on every Linux that Electron runs on (`getconf CLK_TCK`). */
const TICK = 10
/** Places of `utime` and `stime` (proc(5)), counted behind the program's name, which may hold spaces and brackets. */
const USER = 11
const SYSTEM = 12

/** Milliseconds of processor time since it began. Only Linux tells about another process without starting a third one. */
export function processorTime(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[USER]) + Number(fields[SYSTEM])
    return Number.isFinite(ticks) ? ticks * TICK : null
  } catch {
    // The process ended between two looks; `onExit` tells whoever waits.
    return null
  }
}
