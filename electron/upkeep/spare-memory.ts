/** Main's own heap: what a start and a sync leave behind is collected when they are over. */

import { getHeapStatistics } from 'node:v8'
import { MIB, MINUTE, SECOND } from '../../shared/units.ts'
import { collectGarbage } from '../base/collect-garbage.ts'
import { complain } from '../base/log.ts'

/** Until then a start is over, on a slow computer too. */
const AFTER_START = 6 * SECOND
/** So much more than after the last collection is worth one. */
const WORTH_IT = 16 * MIB

/** `isBusy`: something goes on that a pause of 20 ms would hold up. */
export function startSparingMemory(isBusy: () => boolean): void {
  let kept = 0
  const look = () => {
    const used = getHeapStatistics().used_heap_size
    if (isBusy() || used < kept + WORTH_IT) return
    collectGarbage()
      .then(() => {
        kept = getHeapStatistics().used_heap_size
      })
      .catch(error => complain('memory', error))
  }
  setTimeout(look, AFTER_START).unref()
  setInterval(look, MINUTE).unref()
}
