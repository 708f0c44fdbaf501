/** What another process holds in memory. */

import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** Resident bytes of another process; null where only a third process could tell (all but Linux). */
export function residentBytes(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    // It ended between two looks; `onExit` tells whoever waits.
    return null
  }
}
