/** Lowers this process's priority: reading comes before whatever is fetched ahead. */

import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Gives this process the lowest priority from now on. Where the system forbids that, nothing changes. */
export function stepBehind(pid: number): void {
  for (const id of threadsOf(pid)) {
    try {
      setPriority(id, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It is gone already, or the system does not let us: then it runs like any other.
    }
  }
}

/** Linux knows the priority of a thread and not that of a process; threads take it from the one that starts them. */
function threadsOf(pid: number): number[] {
  if (process.platform !== 'linux') return [pid]
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return [pid]
  }
}
