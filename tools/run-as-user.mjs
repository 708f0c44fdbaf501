// Chromium refuses to sandbox root, and the sandbox is never switched off: as root the app runs as an ordinary user.
import { existsSync } from 'node:fs'
import { chmod, chown, copyFile, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readableProject } from './readable-copy.mjs'
import { run } from './run.mjs'
import { SetUpError, say } from './say.mjs'

/** "nobody": an account without rights that every Linux has. */
export const ORDINARY_USER = 65_534
const isRoot = process.platform === 'linux' && process.getuid() === 0

/**
 * Runs a program that opens windows: as an ordinary user, and on a screen of its own where there is none.
 * `home` is `'kept'` (reading data outlives the start) or `'fresh'` (removed afterwards, for tests), and counts only
 * for root. `input` is a stream that the program reads. Resolves to the exit code.
 */
export async function runWithWindows(command, args, { home, env = {}, cwd, until, input, headless = false }) {
  const screen = withScreen(command, args, headless)
  if (!isRoot) return run(screen.command, screen.args, { cwd, until, input, env: { ...process.env, ...env } })
  return runAsOrdinaryUser(screen, { home, env, cwd, until, input })
}

async function runAsOrdinaryUser(screen, { home, env, cwd, until, input }) {
  if (!onPath('setpriv'))
    throw new SetUpError('Running as root needs setpriv (util-linux), or start as an ordinary user.')
  const folder = home === 'kept' ? await keptHome() : await freshHome()
  say(`As root: running as the ordinary user ${ORDINARY_USER}, whose home is ${folder}`)
  const project = await readableProject()
  const identity = [`--reuid=${ORDINARY_USER}`, `--regid=${ORDINARY_USER}`, '--clear-groups']
  const environment = Object.entries(await environmentOf(folder, env))
  try {
    return await run('setpriv', [...identity, screen.command, ...screen.args].map(project.place), {
      until,
      input,
      cwd: cwd && project.place(cwd),
      env: Object.fromEntries(environment.map(([name, value]) => [name, project.place(value)])),
    })
  } finally {
    await project.remove()
    if (home === 'fresh') await rm(folder, { recursive: true, force: true })
  }
}

function withScreen(command, args, headless) {
  const hasScreen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (process.platform !== 'linux' || (hasScreen && !headless)) return { command, args }
  if (!onPath('xvfb-run')) throw new SetUpError('There is no screen (DISPLAY) and no xvfb-run to make one.')
  // xvfb-run pours what a program complains about into what it answers; `run` keeps the way out open as the fourth.
  const apart = ['sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh']
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1280x1024x24', ...apart, command, ...args] }
}

/** A fixed name, so that the next start finds the reading data. In a folder anyone writes to, whose it is is checked. */
async function keptHome() {
  const folder = join(openTemporaryFolder(), 'warraq-home')
  await mkdir(folder, { mode: 0o700 }).then(
    () => chown(folder, ORDINARY_USER, ORDINARY_USER),
    error => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  const found = await lstat(folder)
  const isOurs = found.isDirectory() && found.uid === ORDINARY_USER && (found.mode & 0o077) === 0
  if (!isOurs) throw new SetUpError(`${folder} belongs to somebody else: please remove it.`)
  return folder
}

async function freshHome() {
  const folder = await mkdtemp(join(openTemporaryFolder(), 'warraq-home-'))
  await chown(folder, ORDINARY_USER, ORDINARY_USER)
  return folder
}

/** Root's own temporary folder may be closed to everyone else. */
function openTemporaryFolder() {
  return process.env.TMPDIR ? '/tmp' : tmpdir()
}

/** Root's own settings and sockets are of no use to another user; its screen is. */
async function environmentOf(home, extra) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(XDG_|DBUS_|npm_|TMPDIR$|SUDO_)/.test(name))
  const environment = {
    ...Object.fromEntries(inherited),
    HOME: home,
    USER: 'nobody',
    LOGNAME: 'nobody',
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_RUNTIME_DIR: home,
    ...extra,
  }
  const permission = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority')
  if (process.env.DISPLAY && existsSync(permission)) {
    environment.XAUTHORITY = join(home, '.Xauthority')
    await copyFile(permission, environment.XAUTHORITY)
    await chown(environment.XAUTHORITY, ORDINARY_USER, ORDINARY_USER)
    await chmod(environment.XAUTHORITY, 0o600)
  }
  return environment
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, program)))
}
