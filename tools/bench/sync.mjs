// One whole sync of the farm without a window, beside a plain download of the same bytes and, where it is, newsboat.

import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { askFarm } from './farm.mjs'
import { ofRuns } from './numbers.mjs'
import { hasNewsboat, newsboatReload } from './peers/newsboat.mjs'
import { syncFarm } from './profiles.mjs'

const runFile = promisify(execFile)

/** `part` is `listed` or `searchable`; both come from the same runs. */
export async function measureSync(context, part) {
  context.syncTimes ??= await timesOf(context)
  const { newsboat, downloaded, [part]: ours } = context.syncTimes
  const lines = [ofRuns(`sync-${part}-download`, 'ms', 'download of the same bytes', { ours, theirs: downloaded })]
  if (newsboat.length === 0) return lines
  return [ofRuns(`sync-${part}`, 'ms', 'newsboat -x reload', { ours, theirs: newsboat }), ...lines]
}

/** Nothing is asked twice within a minute. */
const A_MINUTE_LATER = 61_000

/** A second sync with nothing new, of each profile that was synced a minute ago, beside the same conditional requests. */
export async function measureAgain(context) {
  const { farm } = context
  const validators = await Promise.all(farm.feedUrls.map(async url => (await askFarm(url)).headers.get('etag') ?? ''))
  context.syncTimes ??= await timesOf(context)
  const { profiles, endedAt } = context.syncTimes
  await sleep(Math.max(0, endedAt + A_MINUTE_LATER - performance.now()))
  const times = { ours: [], theirs: [] }
  for (const profile of profiles) {
    times.ours.push((await syncFarm(profile, farm)).listedMs)
    times.theirs.push(await askAll(farm.feedUrls, at => ({ 'if-none-match': validators[at] })))
    await rm(profile, { recursive: true })
  }
  context.syncTimes = null
  return [ofRuns('sync-again', 'ms', 'the same conditional requests', times)]
}

/** The profiles stay, for what is synced again. */
async function timesOf({ folder, farm, runs }) {
  const times = { listed: [], searchable: [], newsboat: [], downloaded: [], profiles: [], endedAt: 0 }
  for (let turn = 0; turn < runs; turn++) {
    const profile = join(folder, `sync-${turn}`)
    const { listedMs, searchableMs } = await syncFarm(profile, farm)
    times.listed.push(listedMs)
    times.searchable.push(searchableMs)
    if (hasNewsboat()) times.newsboat.push(await newsboatReload(folder, farm))
    times.downloaded.push(await askAll(farm.feedUrls, () => ({})))
    times.profiles.push(profile)
  }
  return { ...times, endedAt: performance.now() }
}

/** Milliseconds until all have answered, in a process of its own: ours begins as cold. `headersFor` gets the place of the address. */
async function askAll(urls, headersFor) {
  const asked = urls.map((url, at) => [url, headersFor(at)])
  const answered = runFile(process.env.WARRAQ_NODE, [join(import.meta.dirname, 'bare-requests.mjs')])
  answered.child.stdin.end(JSON.stringify(asked))
  return Number((await answered).stdout)
}
