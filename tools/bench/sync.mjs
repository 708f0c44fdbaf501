// One whole sync of the farm without a window, beside a plain download of the same bytes and, where it is, newsboat.
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { medianOf, versus } from './numbers.mjs'
import { syncFarm } from './profiles.mjs'

const runFile = promisify(execFile)
const CONNECTIONS = 8

/** `part` is `listed` or `searchable`; both come from the same runs. */
export async function measureSync(context, part) {
  context.syncTimes ??= await timesOf(context)
  const { listed, searchable, newsboat, downloaded } = context.syncTimes
  const value = medianOf(part === 'listed' ? listed : searchable)
  const lines = [versus(`sync-${part}-download`, value, 'ms', 'download of the same bytes', medianOf(downloaded))]
  if (newsboat.length === 0) return lines
  return [versus(`sync-${part}`, value, 'ms', 'newsboat -x reload', medianOf(newsboat)), ...lines]
}

/** Nothing is asked twice within a minute. */
const A_MINUTE_LATER = 61_000

/** A second sync with nothing new, beside the same conditional requests made bare. */
export async function measureAgain({ folder, farm, runs }) {
  const profile = join(folder, 'again')
  await syncFarm(profile, farm)
  const validators = await Promise.all(farm.feedUrls.map(async url => (await fetch(url)).headers.get('etag') ?? ''))
  const times = { ours: [], bare: [] }
  for (let turn = 0; turn < runs; turn++) {
    await new Promise(done => setTimeout(done, A_MINUTE_LATER))
    times.ours.push((await syncFarm(profile, farm)).listedMs)
    times.bare.push(await askAll(farm.feedUrls, at => ({ 'if-none-match': validators[at] })))
  }
  return [versus('sync-again', medianOf(times.ours), 'ms', 'the same conditional requests', medianOf(times.bare))]
}

async function timesOf({ folder, farm, runs }) {
  const hasNewsboat = spawnSync('newsboat', ['--version']).status === 0
  const times = { listed: [], searchable: [], newsboat: [], downloaded: [] }
  for (let turn = 0; turn < runs; turn++) {
    const profile = join(folder, 'sync')
    await rm(profile, { recursive: true, force: true })
    const { listedMs, searchableMs } = await syncFarm(profile, farm)
    times.listed.push(listedMs)
    times.searchable.push(searchableMs)
    if (hasNewsboat) times.newsboat.push(await newsboatReload(folder, farm))
    times.downloaded.push(await download(farm))
  }
  return times
}

function download({ feedUrls }) {
  return askAll(feedUrls, () => ({}))
}

/** Milliseconds until all have answered, eight at a time. `headersFor` gets the place of the address in the list. */
async function askAll(urls, headersFor) {
  const startedAt = performance.now()
  const waiting = [...urls.keys()]
  const take = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      await (await fetch(urls[at], { headers: headersFor(at) })).arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, take))
  return performance.now() - startedAt
}

async function newsboatReload(folder, { feedUrls }) {
  const home = join(folder, 'newsboat')
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  await writeFile(join(home, 'urls'), `${feedUrls.join('\n')}\n`)
  await writeFile(join(home, 'config'), `reload-threads ${CONNECTIONS}\n`)
  const files = ['-u', join(home, 'urls'), '-C', join(home, 'config'), '-c', join(home, 'cache.db')]
  const startedAt = performance.now()
  await runFile('newsboat', [...files, '-x', 'reload'], { env: { ...process.env, HOME: home } })
  return performance.now() - startedAt
}
