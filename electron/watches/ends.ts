/** Watches end by the clock, also while nothing is fetched: what they muted comes back. */

import { MINUTE } from '../../shared/units.ts'
import type { Sync } from '../sync/sync.ts'

/** Looks now, for what an earlier run of the app has not looked through, and then every minute. */
export function startEnds(sync: Pick<Sync, 'index'>): void {
  sync.index()
  setInterval(() => sync.index(), MINUTE).unref()
}
