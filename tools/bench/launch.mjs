// From launch to the first headline, and the memory of all processes, each beside an empty Electron window.
import { join } from 'node:path'
import { medianOf, rounded, versus } from './numbers.mjs'
import { profileWithFarm } from './sync.mjs'
import { memoryOf, openToUser, openWindow } from './windows.mjs'

/** Long enough for what follows the first look to be over. */
const SETTLED = 4000

export async function measureLaunch(context) {
  const profile = await filledProfile(context)
  const [app, empty] = await alternate(context, profile, async ({ ms }) => ms)
  return versus(rounded(app), 'ms', 'empty Electron window', rounded(empty))
}

export async function measureMemory(context) {
  const profile = await filledProfile(context)
  const [app, empty] = await alternate(context, profile, async ({ app: running, page }) => {
    await page.waitForTimeout(SETTLED)
    return memoryOf(running) / 1e6
  })
  return versus(rounded(app), 'MB', 'empty Electron window', rounded(empty))
}

/** By turns, so that whatever else the machine does meets both. */
async function alternate({ folder, runs }, profile, measure) {
  const values = { app: [], empty: [] }
  for (let turn = 0; turn < runs; turn++) {
    for (const kind of ['empty', 'app']) {
      const window = await openWindow(kind, folder, kind === 'app' ? profile : join(folder, 'empty'))
      values[kind].push(await measure(window))
      await window.app.close()
    }
  }
  return [medianOf(values.app), medianOf(values.empty)]
}

async function filledProfile({ folder, farm }) {
  const profile = join(folder, 'filled')
  await profileWithFarm(profile, farm)
  openToUser(folder)
  return profile
}
