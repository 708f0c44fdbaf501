/** A thread that is begun later: until then it takes nothing from whoever needs the processors. */

import { setTimeout as sleep } from 'node:timers/promises'
import { callByName, remoteThrough } from '../processes/port.ts'
import type { Thread } from './kept-store.ts'

/** Whoever was to say that it may begin can have died. Milliseconds. */
const LONGEST = 3000

/** Begun by `start` once `may` is settled, or after `longest` without it. What it is asked meanwhile waits for it. */
export function beginLater<S>(may: Promise<void>, start: () => Thread<S>, longest = LONGEST): Thread<S> {
  const begun = Promise.race([may, sleep(longest, undefined, { ref: false })]).then(start, start)

  return {
    remote: remoteThrough<S>(async (name, args) => callByName((await begun).remote, name, args)),
    opened: begun.then(({ opened }) => opened),
    stop: async () => (await begun).stop(),
  }
}
