// What the app costs while nobody does anything: processor time of all its processes over a minute, and disk.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ofRuns, versus } from './numbers.mjs'
import { openWindow, processorTimeOf } from './windows.mjs'

const MINUTE = 60_000
const YARDSTICK = 'empty Electron window'

/** Two lines, in percent of one core: the headline bar off and on. The minute is cut into `runs` parts. */
export async function measureIdle(context, profile) {
  const empty = await sharesOf(context, 'empty', null)
  const lines = []
  for (const [name, headlineBar] of [
    ['idle-cpu', false],
    ['idle-cpu-bar', true],
  ]) {
    const shares = await sharesOf(context, 'app', { profile, headlineBar })
    lines.push(ofRuns(name, '% of a core', YARDSTICK, { ours: shares, theirs: empty }))
  }
  return lines
}

async function sharesOf({ folder, runs }, kind, options) {
  const { app, page } = await openWindow(kind, folder, options?.profile)
  if (options) {
    const { headlineBar } = options
    await page.evaluate(change => window.reader.request.changeSettings(change), { headlineBar })
  }
  await page.waitForTimeout(10_000)
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
  const sizes = await Promise.all(farm.feedUrls.map(async url => (await (await fetch(url)).arrayBuffer()).byteLength))
  const feeds = sizes.reduce((sum, size) => sum + size, 0)
  const files = ['library.db', 'cache.db'].map(name => statSync(join(profile, name)).size)
  const ours = files.reduce((sum, size) => sum + size, 0)
  return [versus('disk', ours / farm.articles / 1000, 'kB per article', 'the feeds', feeds / farm.articles / 1000)]
}
