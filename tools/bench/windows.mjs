// Real windows for the measures: the app on a profile, and an empty Electron window as the yardstick.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { _electron } from 'playwright-core'
import { distFolder, projectRoot } from '../places.mjs'
import { ORDINARY_USER } from '../run-as-user.mjs'

const isRoot = process.platform === 'linux' && process.getuid() === 0
const emptyWindow = join(projectRoot, 'tools', 'bench', 'empty-window')
const alone = join(projectRoot, 'tools', 'bench', 'alone')

/** Root measures, and an ordinary user's sandboxed window is measured: the folder must be that user's. */
export function openToUser(folder) {
  if (!isRoot) return
  chmodSync(folder, 0o755)
  if (process.env.XAUTHORITY) copyFileSync(process.env.XAUTHORITY, join(folder, '.Xauthority'))
  execFileSync('chown', ['-R', `${ORDINARY_USER}:${ORDINARY_USER}`, folder])
}

const FIRST = { empty: '#first', app: '[data-spot] [dir]' }

/** Opens a window and resolves when its first element is seen. `allow`: hosts of this machine that may be asked. */
export async function openWindow(kind, folder, profile, { args: more = [], allow = '', first = FIRST[kind] } = {}) {
  const args =
    kind === 'empty' ? [emptyWindow, `--user-data-dir=${join(folder, 'empty')}`] : [projectRoot, '--data', profile]
  const startedAt = performance.now()
  const app = await _electron.launch({
    executablePath: electronFor(folder),
    args: [...args, '--disable-gpu', ...more],
    chromiumSandbox: true,
    env: { ...environmentIn(folder), WARRAQ_ALLOW_HOSTS: allow },
  })
  const page = await app.firstWindow()
  await page.locator(first).first().waitFor()
  return { app, page, startedAt, ms: performance.now() - startedAt }
}

/** In the page: from the front page to the list behind it, also where there is none yet: it would come over the list later. */
export async function showList() {
  do {
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit2', key: '2' }))
    await new Promise(done => setTimeout(done, 50))
  } while (!document.querySelector('[data-home="away"] [data-timeline]'))
}

/**
 * What the last of `steps` gives, functions that run in the page one after the other, each with what is given to it, in
 * a window that nothing watches from outside. `atEnd` is called with its process's number while it is still open.
 */
export async function runAlone(kind, folder, { profile, allow = '', steps, atEnd = null }) {
  const [task, answer, seen] = ['alone.json', 'alone-answer.json', 'alone-seen'].map(name => join(folder, name))
  const entry = kind === 'empty' ? join(emptyWindow, 'main.js') : join(distFolder, 'electron', 'main.js')
  const written = steps.map(([step, given = null]) => `(${step})(${JSON.stringify(given)})`)
  writeFileSync(task, JSON.stringify({ entry: pathToFileURL(entry).href, steps: written, answer, seen: atEnd && seen }))
  for (const file of [answer, seen]) rmSync(file, { force: true })
  openToUser(folder)
  const place = kind === 'empty' ? [`--user-data-dir=${join(folder, 'empty')}`] : ['--data', profile]
  const env = { ...environmentIn(folder), WARRAQ_ALLOW_HOSTS: allow, WARRAQ_ALONE: task }
  const child = spawn(electronFor(folder), [alone, ...place, '--disable-gpu'], { env, stdio: 'ignore' })
  const ended = new Promise(done => child.once('exit', done))
  if (atEnd) {
    while (!existsSync(answer) && child.exitCode === null) await sleep(100)
    atEnd(child.pid)
    writeFileSync(seen, '')
  }
  await ended
  const { value, error } = JSON.parse(readFileSync(answer, 'utf8'))
  if (error) throw new Error(error)
  return value
}

function environmentIn(folder) {
  const own = { HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder }
  const permission = join(folder, '.Xauthority')
  return { ...process.env, ...own, ...(existsSync(permission) ? { XAUTHORITY: permission } : {}) }
}

function electronFor(folder) {
  const electron = process.env.WARRAQ_ELECTRON
  if (!isRoot) return electron
  const script = join(folder, 'electron')
  const identity = `--reuid=${ORDINARY_USER} --regid=${ORDINARY_USER} --clear-groups`
  writeFileSync(script, `#!/bin/sh\nexec setpriv ${identity} '${electron}' "$@"\n`, { mode: 0o755 })
  return script
}

/** Proportional set size of the app and of everything it started, in bytes. Linux only. */
export function memoryOf(app) {
  return memoryUnder(app.process().pid)
}

/** The same of any process. */
export function memoryUnder(root) {
  return processesUnder(root).reduce((sum, pid) => sum + shareOf(pid), 0)
}

/** The same for each kind of Chromium's processes: `main`, `renderer`, `gpu-process`, `utility`, `zygote`. */
export function memoryByKind(root) {
  const kinds = new Map()
  for (const pid of processesUnder(root)) {
    const kind = /--type=([\w-]+)/.exec(readQuietly(`/proc/${pid}/cmdline`))?.[1] ?? 'main'
    kinds.set(kind, (kinds.get(kind) ?? 0) + shareOf(pid))
  }
  return kinds
}

function shareOf(pid) {
  return Number(/^Pss:\s+(\d+)/m.exec(readQuietly(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024
}

/** A hundredth of a second is Linux's unit. */
const TICK = 10

/** Processor time that the app and everything it started have used so far, in milliseconds. Linux only. */
export function processorTimeOf(app) {
  const times = processesUnder(app.process().pid).map(pid => {
    const fields = fieldsOf(readQuietly(`/proc/${pid}/stat`))
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK
  })
  return times.reduce((sum, part) => sum + part, 0)
}

/** Of `/proc/PID/stat`, from the third field on: the second may contain spaces. */
function fieldsOf(stat) {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function processesUnder(root) {
  const parents = new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(pid => {
        const stat = readQuietly(`/proc/${pid}/stat`)
        return stat ? [[Number(pid), Number(fieldsOf(stat)[1])]] : []
      }),
  )
  const isOurs = pid => pid === root || (parents.has(pid) && isOurs(parents.get(pid)))
  return [...parents.keys()].filter(isOurs)
}

/** A process may end between being listed and being read. */
function readQuietly(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
