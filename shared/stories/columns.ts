/** Titles that come back every day: prayer times, the weather, the papers of the day. They are no events. */

import { HOUR } from '../units.ts'
import type { Entry } from './entry.ts'

/** A paper that says a title again on the same day has only touched its article. */
const ANOTHER_DAY = 16 * HOUR
/** Twice may be a second day of one event; three days are a habit. */
const HABIT = 2

/** Whether the same paper has had this title on two days before. `earlier`: articles with the same title. */
export function isColumn(source: number, at: number, earlier: readonly Entry[]): boolean {
  const days = earlier.filter(entry => entry.source === source && Math.abs(entry.at - at) >= ANOTHER_DAY)
  return days.length >= HABIT || earlier.some(entry => entry.isColumn && Math.abs(entry.at - at) >= 0)
}
