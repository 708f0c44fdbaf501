/** Who has to know of every text that is written. */

import type { UnindexedTexts } from '../index/unindexed-texts.ts'
import type { WatchDesk } from '../watches/watch-desk.ts'

export interface Listeners {
  readonly unindexed: UnindexedTexts
  readonly watching: Pick<WatchDesk, 'decide'>
}
