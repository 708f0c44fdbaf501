/**
 * How much a page may ask of main, whoever has taken it over. Counted on both sides of the bridge: in the page's process a
 * refused call costs main nothing, and in main the count does not depend on the page's process being what it was.
 */

import { LARGEST_PAGE_FILE } from '../../shared/limits.ts'
import { type Failure, failure } from '../../shared/result.ts'
import { SECOND } from '../../shared/units.ts'

/** A reader who leans on a key makes thirty a second. */
const MOST_CALLS = 300
/** A dropped page is the largest thing that is ever handed over, and two at once are enough. */
const LARGEST_CALL = LARGEST_PAGE_FILE + 1024 * 1024
const MOST_UNITS = 2 * LARGEST_CALL

export type Verdict = 'allowed' | 'tooLarge' | 'tooMany'

/** Within any second; what is refused does not count. */
export function createCallLimits(now: () => number = () => process.uptime() * 1000): (args: unknown) => Verdict {
  let startedAt = now()
  let calls = 0
  let units = 0
  return args => {
    const size = sizeOf(args, LARGEST_CALL)
    if (size > LARGEST_CALL) return 'tooLarge'
    if (now() - startedAt >= SECOND) {
      startedAt = now()
      calls = units = 0
    }
    if (calls >= MOST_CALLS || units + size > MOST_UNITS) return 'tooMany'
    calls++
    units += size
    return 'allowed'
  }
}

/** null when the call may be made. */
export function refusalOf(verdict: Verdict): ({ readonly ok: false } & Failure) | null {
  if (verdict === 'allowed') return null
  if (verdict === 'tooLarge') return failure('badArguments', 'No request takes that much.')
  return failure('tooManyRequests', `More than ${MOST_CALLS} requests, or too much text, within a second.`)
}

/** About as many units as there are of text, and one for everything else; counting ends beyond `most`. */
function sizeOf(value: unknown, most: number): number {
  const waiting = [value]
  let size = 0
  while (waiting.length > 0 && size <= most) {
    const next = waiting.pop()
    if (typeof next === 'string') size += next.length
    else if (ArrayBuffer.isView(next)) size += next.byteLength
    else if (typeof next === 'object' && next !== null) {
      for (const key of Object.keys(next)) {
        size += key.length
        waiting.push(Reflect.get(next, key))
        if (size + waiting.length > most) return most + 1
      }
    }
    size++
  }
  return size
}
