// newsboat, a reader in the terminal: it asks all feeds and writes them down, without an index.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { memoryUnder } from '../windows.mjs'

const runFile = promisify(execFile)
const CONNECTIONS = 8
const SETTLED = 5000

export function hasNewsboat() {
  return spawnSync('newsboat', ['--version']).status === 0
}

/** Milliseconds for all feeds, from nothing. */
export async function newsboatReload(folder, { feedUrls }) {
  const home = homeIn(folder)
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  await writeFile(join(home, 'urls'), `${feedUrls.join('\n')}\n`)
  await writeFile(join(home, 'config'), `reload-threads ${CONNECTIONS}\n`)
  const startedAt = performance.now()
  await runFile('newsboat', [...filesIn(home), '-x', 'reload'], { env: { ...process.env, HOME: home } })
  return performance.now() - startedAt
}

/** Megabytes of it on its list of feeds, after `newsboatReload` and in a terminal of its own. */
export async function newsboatMemory(folder) {
  const home = homeIn(folder)
  const command = ['newsboat', ...filesIn(home)].join(' ')
  const env = { ...process.env, HOME: home, TERM: 'xterm' }
  const terminal = spawn('script', ['-qfc', `exec ${command}`, '/dev/null'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise(done => terminal.once('exit', done))
  await sleep(SETTLED)
  const own = spawnSync('pgrep', ['-P', String(terminal.pid)], { encoding: 'utf8' }).stdout.trim()
  const megabytes = memoryUnder(Number(own)) / 1e6
  process.kill(Number(own))
  await ended
  return megabytes
}

function homeIn(folder) {
  return join(folder, 'newsboat')
}

function filesIn(home) {
  return ['-u', join(home, 'urls'), '-C', join(home, 'config'), '-c', join(home, 'cache.db')]
}
