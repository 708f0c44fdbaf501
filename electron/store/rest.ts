/** Memory that a sync or a search took is given back once nobody has asked a thread of the store for anything for a while. */

import { collectGarbage } from '../base/collect-garbage.ts'
import { complain } from '../base/log.ts'
import type { Port } from '../processes/port.ts'

const IDLE_MS = 8000

/** `letGo` drops what the files' connections keep. */
export function restWhenIdle(port: Port, letGo: () => void, idle = IDLE_MS): void {
  const timer = setTimeout(() => void rest().catch(error => complain('store', error)), idle).unref()
  port.listen(() => timer.refresh())

  async function rest(): Promise<void> {
    letGo()
    await collectGarbage()
  }
}
