// Builds dist/ with Vite, all of it or only the renderer. Runs under the prepared Node: Vite needs a newer one.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { distFolder, projectRoot } from './places.mjs'
import { prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runTool, SetUpError, say, seconds } from './say.mjs'

const SOURCES = ['electron', 'shared', 'renderer', 'assets', 'vite.config.ts', 'package-lock.json']
/** Below dist/, which the build empties only in part: it is written last and removed first. */
const stampFile = join(distFolder, '.newest-source')

/** `part` is `'all'` or `'renderer'`. Throws when the build fails. */
export async function build(node, part = 'all') {
  const startedAt = performance.now()
  const stamp = await newestSource()
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js')
  // A test that starts a tool of ours may be what builds; the configuration takes other roots for tests.
  const { VITEST: _, ...outside } = process.env
  const wanted = { ...outside, WARRAQ_BUILD: part }
  const args = [vite, 'build', '--app', '--configLoader', 'native', '--logLevel', 'warn']
  const code = await run(node, args, { cwd: projectRoot, stdio: ['ignore', 2, 2], env: wanted })
  if (code !== 0) throw new SetUpError(`The build failed (${code}).`)
  await writeFile(stampFile, stamp)
  say(`Built ${part === 'all' ? 'dist' : 'the renderer'} (${seconds(startedAt)})`)
}

export async function buildIfNeeded(node) {
  if ((await readStamp()) !== (await newestSource())) await build(node)
}

async function readStamp() {
  return readFile(stampFile, 'utf8').catch(() => 'never built')
}

/** Time and number together: a removed file makes nothing newer. */
async function newestSource() {
  const times = (await Promise.all(SOURCES.map(name => timesBelow(join(projectRoot, name))))).flat()
  return `${Math.max(0, ...times)} ${times.length}`
}

async function timesBelow(path) {
  const found = await stat(path).catch(() => null)
  if (!found) return []
  if (!found.isDirectory()) return [found.mtimeMs]
  return (await Promise.all((await readdir(path)).map(name => timesBelow(join(path, name))))).flat()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runTool(async () => build(await prepareNode()))
