// Profiles of 10,000 and 100,000 articles, made once in a run and only when a measure wants them.

import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { distFolder } from '../places.mjs'
import { askFarm } from './farm.mjs'
import { openToUser } from './windows.mjs'

const runFile = promisify(execFile)
const inspect = join(distFolder, 'electron', 'inspect.js')
const SOURCES = 200
const MINUTE = 60_000

/** The farm, synced as a reader would. */
export async function smallProfile({ folder, farm }) {
  const profile = join(folder, '10k')
  if (!existsSync(profile)) await syncFarm(profile, farm)
  openToUser(folder)
  return profile
}

/** Ten times as many articles of the same kind, loaded past the network. */
export async function largeProfile({ folder, files }) {
  const profile = join(folder, '100k')
  if (!existsSync(profile)) await load(profile, articlesLike(files.articles, 100_000))
  openToUser(folder)
  return profile
}

/** What `inspect sync` says about one whole sync of the farm into a new profile. */
export async function syncFarm(profile, farm) {
  const opml = await opmlOf(profile, farm)
  const args = [inspect, 'sync', '--data', profile, '--opml', opml, '--allow', farm.allow]
  const { stdout } = await runFile(process.env.WARRAQ_NODE, args)
  return JSON.parse(stdout)
}

/** An empty one whose reader has been welcomed already, and in which nothing starts by itself. */
async function newProfile(profile) {
  await mkdir(profile, { recursive: true })
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ welcomed: true, syncInterval: 0 }))
}

/** A new one in the place of the one before. Returns its folder. */
export async function emptiedProfile(folder, name) {
  const profile = join(folder, name)
  await rm(profile, { recursive: true, force: true })
  await newProfile(profile)
  return profile
}

export async function opmlOf(profile, farm) {
  await mkdir(profile, { recursive: true })
  const opml = join(profile, 'farm.opml')
  await writeFile(opml, await (await askFarm(farm.opmlUrl)).text())
  return opml
}

function load(profile, lines) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.env.WARRAQ_NODE, [inspect, 'load', '--data', profile], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`inspect load ended with ${code}`))))
    feed(child.stdin, lines).catch(reject)
  })
}

async function feed(stream, lines) {
  for (const line of lines) {
    if (!stream.write(`${JSON.stringify(line)}\n`)) await new Promise(drained => stream.once('drain', drained))
  }
  stream.end()
}

/** Beyond the last real article, paragraphs of two others take turns, as on the farm: no body repeats. */
function* articlesLike(file, count) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  const real = lines.map(line => JSON.parse(line)).filter(({ title, content }) => title && content)
  const newest = Date.now()
  for (let n = 0; n < count; n++) {
    const round = Math.floor(n / real.length)
    const own = real[n % real.length]
    const other = real[(n + round * 17) % real.length]
    yield {
      id: `a${n}`,
      source: `صحيفة ${n % SOURCES}`,
      title: round === 0 ? own.title : `${own.title} ${round}`,
      content: round === 0 ? own.content : interleaved(own.content.split('\n'), other.content.split('\n')).join('\n'),
      publishedAt: newest - n * MINUTE,
    }
  }
}

function interleaved(mine, theirs) {
  const length = Math.max(mine.length, theirs.length)
  return Array.from({ length }, (_, at) => [mine[at], theirs[at]])
    .flat()
    .filter(Boolean)
}
