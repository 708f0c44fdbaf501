/** Starts the automatic syncs. Which feeds are due is the schedule's business; this only knocks. */

import { MINUTE } from '../network/limits.ts'
import type { Sync } from './sync.ts'

/** `syncInterval`: minutes, 0 means only by hand. Returns what stops it. */
export function startTimer(sync: Pick<Sync, 'start'>, syncInterval: () => number, every: number = MINUTE): () => void {
  const timer = setInterval(() => {
    if (syncInterval() === 0) return
    sync.start({ by: 'schedule' }).catch(error => console.error('sync:', error))
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
