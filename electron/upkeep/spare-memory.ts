/** Main's own heap: what a start, a sync or reading leaves behind is collected when they are over. */

import { getHeapStatistics } from 'node:v8'
import { MIB, SECOND } from '../../shared/units.ts'
import { collectGarbage } from '../base/collect-garbage.ts'
import { complain } from '../base/log.ts'

/** Until then a start is over, on a slow computer too. */
const AFTER_START = 6 * SECOND
const LOOK_EVERY = 4 * SECOND
/** A heap that has taken so much more than after the last collection is worth one, whatever is in use of it. */
const WORTH_IT = 8 * MIB
/** Whoever asks main for anything makes its heap grow by more than this from one look to the next. */
const QUIET = MIB

/** `isBusy`: something goes on that a pause of 20 ms would hold up. `lookEvery` in milliseconds. */
export function startSparingMemory(isBusy: () => boolean, lookEvery = LOOK_EVERY): void {
  let kept = 0
  let seen = 0
  let isCollecting = false
  const collectIf = (isTime: (grown: number) => boolean) => {
    const { used_heap_size: used, total_heap_size: taken } = getHeapStatistics()
    const grown = used - seen
    seen = used
    if (isCollecting || isBusy() || taken < kept + WORTH_IT || !isTime(grown)) return
    isCollecting = true
    collectGarbage()
      .then(() => {
        const after = getHeapStatistics()
        kept = after.total_heap_size
        seen = after.used_heap_size
      })
      .catch(error => complain('memory', error))
      .finally(() => {
        isCollecting = false
      })
  }
  setTimeout(() => collectIf(() => true), AFTER_START).unref()
  setInterval(() => collectIf(grown => grown < QUIET), lookEvery).unref()
}
