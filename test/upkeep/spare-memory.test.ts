import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { collectGarbage } from '../../electron/base/collect-garbage.ts'
import { startSparingMemory } from '../../electron/upkeep/spare-memory.ts'

const LOOK_MS = 20

/** So many small objects are worth a collection. What has outlived one is old, and V8 leaves it alone for long. */
async function leaveBehind(): Promise<WeakRef<object>> {
  const heap = Array.from({ length: 300_000 }, (_, number) => ({ number, beside: [number] }))
  await collectGarbage()
  return new WeakRef(heap)
}

test('what was left behind is collected once nothing happens, and not while something does', async () => {
  let busy = true
  startSparingMemory(() => busy, LOOK_MS)
  const left = await leaveBehind()
  // Vitest would hold what it compares: it is given no more than an answer.
  await sleep(10 * LOOK_MS)
  expect(left.deref() !== undefined).toBe(true)

  busy = false
  await expect.poll(() => left.deref() === undefined).toBe(true)
})
