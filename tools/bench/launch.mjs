// From launch to the first headline, and the memory of all processes, each beside an empty Electron window.
import { ofRuns } from './numbers.mjs'
import { memoryOf, openWindow, processorTimeOf } from './windows.mjs'

const EMPTY = 'empty Electron window'
/** Long enough for what follows the first look to be over, and what it left behind to be collected. */
const SETTLED = 10_000

/**
 * Three lines: the first headline; the processor time that was used until then, of all processes, which says the same on a
 * busy machine; the moment from which the whole window is there.
 */
export async function measureLaunch(context, size, profile) {
  const { app, empty } = await alternate(context, profile, async ({ app: running, page, kind, ms, startedAt }) => {
    const work = processorTimeOf(running)
    if (kind === 'empty') return { ms, work, whole: ms }
    // What was kept of the window lies over it until all of it is there.
    await page.locator('#kept').waitFor({ state: 'detached' })
    await page.locator('[role=treegrid] [role=row]').first().waitFor()
    return { ms, work, whole: performance.now() - startedAt }
  })
  const beside = (name, unit, part) =>
    ofRuns(name, unit, EMPTY, { ours: app.map(run => run[part]), theirs: empty.map(run => run[part]) })
  return [
    beside(`launch-${size}`, 'ms', 'ms'),
    beside(`launch-${size}-work`, 'ms of processors', 'work'),
    beside(`launch-${size}-whole`, 'ms', 'whole'),
  ]
}

export async function measureMemory(context, size, profile) {
  const { app, empty } = await alternate(context, profile, async ({ app: running, page }) => {
    await page.waitForTimeout(SETTLED)
    return memoryOf(running) / 1e6
  })
  return [ofRuns(`memory-${size}`, 'MB', EMPTY, { ours: app, theirs: empty })]
}

/** By turns, so that whatever else the machine does meets both. */
async function alternate({ folder, runs }, profile, measure) {
  const values = { app: [], empty: [] }
  // The first two starts of a profile fill Chromium's code cache: every later one is what a reader meets.
  for (let turn = 0; turn < 2; turn++) await (await openWindow('app', folder, profile)).app.close()
  for (let turn = 0; turn < runs; turn++) {
    for (const kind of ['empty', 'app']) {
      const window = await openWindow(kind, folder, profile)
      values[kind].push(await measure({ ...window, kind }))
      await window.app.close()
    }
  }
  return values
}
