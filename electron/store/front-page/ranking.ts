/**
 * What stands first on the front page, from nothing but the papers and the reader's own order: how many newspapers report
 * it independently × how fresh it is × where the reader put its section. The page says so in a sentence.
 */

import { HOUR } from '../../../shared/units.ts'

export interface Ranked {
  /** Newspapers with a text of their own. */
  readonly papers: number
  readonly newestAt: number
  /** Its section's place in the reader's order, from 0 on. */
  readonly sectionPlace: number
  readonly read: boolean
  /** Articles that came after the reader had read one of it. */
  readonly grown: number
  readonly isFollowed: boolean
}

/** News is half as fresh after a night. */
const HALF_LIFE = 10 * HOUR
/** How much less the second section weighs than the first. */
const STEP = 0.12
/** A story that was read steps back; one that grew since comes forward again, and so does one that is followed. */
const READ = 0.15
const GROWN = 1.3
const FOLLOWED = 1.5

/** Higher stands first. `now`: when the page is made, or of an older one its newest article. */
export function rankOf({ papers, newestAt, sectionPlace, read, grown, isFollowed }: Ranked, now: number): number {
  const freshness = 0.5 ** (Math.max(0, now - newestAt) / HALF_LIFE)
  const known = read ? READ : grown > 0 ? GROWN : 1
  return ((papers * freshness) / (1 + STEP * sectionPlace)) * known * (isFollowed ? FOLLOWED : 1)
}
