// Real windows for the measures: the app on a profile, and an empty Electron window as the yardstick.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { projectRoot } from '../places.mjs'
import { ORDINARY_USER } from '../run-as-user.mjs'

const isRoot = process.platform === 'linux' && process.getuid() === 0
const emptyWindow = join(projectRoot, 'tools', 'bench', 'empty-window')

/** Root measures, and an ordinary user's sandboxed window is measured: the folder must be that user's. */
export function openToUser(folder) {
  if (!isRoot) return
  chmodSync(folder, 0o755)
  if (process.env.XAUTHORITY) copyFileSync(process.env.XAUTHORITY, join(folder, '.Xauthority'))
  execFileSync('chown', ['-R', `${ORDINARY_USER}:${ORDINARY_USER}`, folder])
}

/** Opens a window and resolves when its first element is seen. */
export async function openWindow(kind, folder, profile) {
  const [args, first] =
    kind === 'empty'
      ? [[emptyWindow, `--user-data-dir=${profile}`], '#first']
      : [[projectRoot, '--data', profile], '[role=option] [dir]']
  const startedAt = performance.now()
  const app = await _electron.launch({
    executablePath: electronFor(folder),
    args: [...args, '--disable-gpu'],
    chromiumSandbox: true,
    env: environmentIn(folder),
  })
  const page = await app.firstWindow()
  await page.locator(first).first().waitFor()
  return { app, page, ms: performance.now() - startedAt }
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
  const parents = new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(pid => {
        const stat = readQuietly(`/proc/${pid}/stat`)
        return stat ? [[Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]] : []
      }),
  )
  const root = app.process().pid
  const isOurs = pid => pid === root || (parents.has(pid) && isOurs(parents.get(pid)))
  const kilobytes = [...parents.keys()].filter(isOurs).map(pid => {
    const rollup = readQuietly(`/proc/${pid}/smaps_rollup`)
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, part) => sum + part, 0) * 1024
}

/** A process may end between being listed and being read. */
function readQuietly(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
