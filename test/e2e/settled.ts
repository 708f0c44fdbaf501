/** Waiting until what moves has come to rest, however long that takes on a busy machine. */

import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Milliseconds. What takes longer runs for its own sake, as the headline bar does. */
const LONGEST_CHANGE = 5_000

/** Until all that fades, slides or opens has done so. A colour on its way to another is no colour that anyone reads. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async longest => {
    const frame = () => new Promise(done => requestAnimationFrame(done))
    const isChange = ({ effect }: Animation) => Number(effect?.getComputedTiming().endTime) < longest
    // What was asked for just now begins with the next frame.
    await frame()
    await frame()
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(isChange)
        .map(animation => animation.finished),
    )
  }, LONGEST_CHANGE)
}

/** Until it reads the same twice. */
export async function atRest(read: () => Promise<number>): Promise<number> {
  let last = Number.NaN
  const isSame = async () => {
    const before = last
    last = await read()
    return last === before
  }
  await vi.waitUntil(isSame, { timeout: 30_000, interval: 300 })
  return last
}
