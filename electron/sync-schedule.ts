/** Asks every minute whether a feed is due; the sync decides which are. */

import type { Sync } from './sync/sync.ts'

const MINUTE = 60_000
/** Let the window draw itself before the network is busy. */
const FIRST_LOOK = 5_000

export interface ScheduleParts {
  readonly sync: Sync
  /** Minutes between automatic syncs; 0: none. */
  interval(): number
}

export function startSchedule({ sync, interval }: ScheduleParts): void {
  const look = () => {
    if (interval() === 0) return
    sync.start({ by: 'schedule' }).catch((error) => console.error('sync:', error))
  }
  setTimeout(look, FIRST_LOOK).unref()
  setInterval(look, MINUTE).unref()
}
