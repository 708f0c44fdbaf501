// What the app costs while nobody does anything: processor time of all its processes over a minute, and disk.

import { statSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { askFarm } from './farm.mjs'
import { ofRuns, versus } from './numbers.mjs'
import { openToUser, openWindow, processorTimeOf } from './windows.mjs'

const MINUTE = 60_000
/** Until the last of the three windows is at rest. */
const SETTLED = 10_000
const YARDSTICK = 'empty Electron window'

/**
 * Two lines, in percent of one core: the headline bar off and on. The minute is cut into `runs` parts. All three windows are
 * open in the same minute: what is counted is the time of each one's processes, and together they leave both cores idle.
 */
export async function measureIdle(context, profile) {
  const other = join(context.folder, 'idle-bar')
  await cp(profile, other, { recursive: true })
  openToUser(context.folder)
  const [theirs, still, moving] = await Promise.all([
    sharesOf(context, 'empty'),
    sharesOf(context, 'app', { profile, headlineBar: false }),
    sharesOf(context, 'app', { profile: other, headlineBar: true }),
  ])
  const line = (name, ours) => ofRuns(name, '% of a core', YARDSTICK, { ours, theirs })
  return [line('idle-cpu', still), line('idle-cpu-bar', moving)]
}

async function sharesOf({ folder, runs }, kind, { profile, headlineBar } = {}) {
  const { app, page } = await openWindow(kind, folder, profile)
  if (profile) await page.evaluate(change => window.reader.request.changeSettings(change), { headlineBar })
  await page.waitForTimeout(SETTLED)
  const shares = []
  for (let turn = 0; turn < runs; turn++) {
    const before = processorTimeOf(app)
    const startedAt = performance.now()
    await new Promise(done => setTimeout(done, MINUTE / runs))
    shares.push(((processorTimeOf(app) - before) / (performance.now() - startedAt)) * 100)
  }
  await app.close()
  return shares
}

/** Bytes on the disk for each article, beside the bytes of the feeds that they came in. */
export async function measureDisk({ farm }, profile) {
  const sizes = await Promise.all(farm.feedUrls.map(async url => (await (await askFarm(url)).arrayBuffer()).byteLength))
  const feeds = sizes.reduce((sum, size) => sum + size, 0)
  const files = ['library.db', 'cache.db'].map(name => statSync(join(profile, name)).size)
  const ours = files.reduce((sum, size) => sum + size, 0)
  return [versus('disk', ours / farm.articles / 1000, 'kB per article', 'the feeds', feeds / farm.articles / 1000)]
}
