/** What another process holds in memory. */

import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

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
