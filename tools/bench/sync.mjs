// One whole sync of the farm without a window, beside a plain download of the same bytes and, where it is, newsboat.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { distFolder } from '../places.mjs'
import { medianOf, rounded, versus } from './numbers.mjs'

const runFile = promisify(execFile)
const CONNECTIONS = 8

/** `part` is `listedMs` or `searchableMs`. */
export async function measureSync({ folder, farm, runs }, part) {
  const hasNewsboat = spawnSync('newsboat', ['--version']).status === 0
  const times = { sync: [], yardstick: [] }
  for (let turn = 0; turn < runs; turn++) {
    const profile = join(folder, 'sync')
    await rm(profile, { recursive: true, force: true })
    times.sync.push((await syncFarm(profile, farm))[part])
    times.yardstick.push(hasNewsboat ? await newsboatReload(folder, farm) : await download(farm))
  }
  const yardstick = hasNewsboat ? 'newsboat -x reload' : 'download of the same bytes'
  return versus(rounded(medianOf(times.sync)), 'ms', yardstick, rounded(medianOf(times.yardstick)))
}

export async function profileWithFarm(profile, farm) {
  if (!existsSync(join(profile, 'cache.db'))) await syncFarm(profile, farm)
}

async function syncFarm(profile, farm) {
  await mkdir(profile, { recursive: true })
  const opml = join(profile, 'farm.opml')
  await writeFile(opml, await (await fetch(farm.opmlUrl)).text())
  const args = [
    join(distFolder, 'electron', 'inspect.js'),
    'sync',
    '--data',
    profile,
    '--opml',
    opml,
    '--allow',
    farm.allow,
  ]
  const { stdout } = await runFile(process.env.WARRAQ_NODE, args)
  return JSON.parse(stdout)
}

async function download({ feedUrls }) {
  const startedAt = performance.now()
  const waiting = [...feedUrls]
  const take = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift()) await (await fetch(url)).arrayBuffer()
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
