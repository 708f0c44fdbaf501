// Other readers on the same machine, the same screen and the same farm: how long Liferea takes until it has listed it
// beside ours, and what it and newsboat weigh and how fast a window is there beside the empty Electron window. Whoever is
// not installed is left out, and that is said.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ofRuns } from './numbers.mjs'
import { lifereaStart, lifereaSync, whyNoLiferea } from './peers/liferea.mjs'
import { hasNewsboat, newsboatMemory, newsboatReload } from './peers/newsboat.mjs'
import { syncFarm } from './profiles.mjs'
import { memoryOf, openWindow } from './windows.mjs'

const EMPTY = 'empty Electron window'
const SETTLED = 5000

export async function measurePeers(context) {
  const { folder, farm, runs } = context
  const missing = whyNoLiferea()
  if (missing) console.error(`Liferea is left out: ${missing}`)
  if (!hasNewsboat()) console.error('newsboat is left out: not installed')
  const times = { ours: [], liferea: [], launch: [], memory: [], newsboat: [], empty: [], emptyMemory: [] }
  let articles = 0
  for (let turn = 0; turn < runs; turn++) {
    const empty = await emptyWindow(folder)
    times.empty.push(empty.ms)
    times.emptyMemory.push(empty.megabytes)
    if (!missing) {
      times.ours.push(await syncedAnew(folder, farm))
      const synced = await lifereaSync(folder, farm)
      articles = synced.articles
      times.liferea.push(synced.ms)
      const started = await lifereaStart(folder)
      times.launch.push(started.ms)
      times.memory.push(started.megabytes)
    }
    if (hasNewsboat()) {
      await newsboatReload(folder, farm)
      times.newsboat.push(await newsboatMemory(folder))
    }
  }
  const lines = []
  if (!missing) {
    const yardstick = `Liferea, from launch until its last of ${articles} articles`
    lines.push(
      ofRuns('sync-listed-liferea', 'ms', yardstick, { ours: times.ours, theirs: times.liferea }),
      ofRuns('peer-liferea-launch', 'ms', EMPTY, { ours: times.launch, theirs: times.empty }),
      ofRuns('peer-liferea-memory', 'MB', EMPTY, { ours: times.memory, theirs: times.emptyMemory }),
    )
  }
  if (times.newsboat.length > 0)
    lines.push(ofRuns('peer-newsboat-memory', 'MB', EMPTY, { ours: times.newsboat, theirs: times.emptyMemory }))
  return lines
}

async function emptyWindow(folder) {
  const { app, ms } = await openWindow('empty', folder, null)
  await sleep(SETTLED)
  const megabytes = memoryOf(app) / 1e6
  await app.close()
  return { ms, megabytes }
}

async function syncedAnew(folder, farm) {
  const profile = join(folder, 'peers')
  await rm(profile, { recursive: true, force: true })
  return (await syncFarm(profile, farm)).listedMs
}
