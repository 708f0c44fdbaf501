// node_modules, exactly as package-lock.json says, without running any package's scripts.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeModules, projectRoot } from './places.mjs'
import { npm } from './run.mjs'
import { say, seconds } from './say.mjs'

/** Inside node_modules, so that whoever deletes that folder deletes the stamp with it. */
const stamp = join(nodeModules, '.warraq-lock-hash')

export async function ensureDependencies() {
  const wanted = await lockHash()
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return
  say('Installing dependencies (npm ci --ignore-scripts) …')
  const startedAt = performance.now()
  await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', projectRoot)
  await writeFile(stamp, wanted)
  say(`Dependencies are in place (${seconds(startedAt)}).`)
}

/** The platform belongs to it: packages for other platforms are left out, and folders travel between machines. */
async function lockHash() {
  const lock = await readFile(join(projectRoot, 'package-lock.json'))
  return createHash('sha256').update(`${process.platform}-${process.arch}\n`).update(lock).digest('hex')
}
