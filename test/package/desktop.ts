/** An ordinary user's desktop on a screen of its own: a home, a window manager, and real keys. */

import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ORDINARY_USER } from '../../tools/run-as-user.mjs'

export interface Desktop {
  readonly home: string
  /** Starts a program as the ordinary user, in a session of its own. */
  start(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess
  /** Runs a program as the ordinary user to its end; what it said, and its exit code. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
  /** The names of the windows that are seen. */
  windows(): string[]
  press(...keys: readonly string[]): void
  /** Ends what was started here and nothing else. */
  close(): Promise<void>
}

export interface Ended {
  readonly code: number | null
  readonly said: string
}

const AS_USER = [`--reuid=${ORDINARY_USER}`, `--regid=${ORDINARY_USER}`, '--clear-groups']

export async function openDesktop(): Promise<Desktop> {
  const home = mkdtempSync('/tmp/warraq-desktop-')
  chownSync(home, ORDINARY_USER, ORDINARY_USER)
  chmodSync(home, 0o700)
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = await new Promise<string>(said =>
    screen.stdio[3]?.once('data', data => said(`:${String(data).trim()}`)),
  )
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DISPLAY: display,
    LANG: 'C.UTF-8',
  }
  const started: ChildProcess[] = []
  const start: Desktop['start'] = (command, args, more = {}) => {
    const options: SpawnOptions = {
      env: { ...env, ...more },
      cwd: home,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    }
    const child = spawn('setpriv', [...AS_USER, command, ...args], options)
    started.push(child)
    return child
  }
  start('openbox', [])
  return {
    home,
    start,
    run: (command, args, more) => ended(start(command, args, more)),
    windows: () => titles(display),
    press: (...keys) => void execFileSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: { ...env } }),
    async close() {
      await Promise.all([...started, screen].map(end))
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The processes whose program lies below a folder, with how the kernel holds them. */
export function processesOf(folder: string) {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(id => {
      try {
        if (!readlinkSync(join('/proc', id, 'exe')).startsWith(folder)) return []
        const command = readFileSync(join('/proc', id, 'cmdline'), 'utf8')
          .replaceAll('\0', ' ')
          .trim()
        const status = readFileSync(join('/proc', id, 'status'), 'utf8')
        const user = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])
        return [{ id: Number(id), command, user, seccomp: Number(/^Seccomp:\s+(\d)/m.exec(status)?.[1]) }]
      } catch {
        // It ended meanwhile.
        return []
      }
    })
}

function titles(display: string): string[] {
  const tree = execFileSync('xwininfo', ['-root', '-tree'], { env: { DISPLAY: display }, encoding: 'utf8' })
  return [...tree.matchAll(/^\s+0x[\da-f]+ "([^"]+)": \("warraq"/gim)].map(([, title = '']) => title)
}

function ended(child: ChildProcess): Promise<Ended> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (said += data))
  return new Promise(done => child.once('close', code => done({ code, said })))
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  const { pid } = child
  return new Promise(done => {
    child.once('exit', () => done())
    // With all that it started, where it leads a group of its own.
    if (child.spawnargs[0] === 'setpriv') process.kill(-pid, 'SIGTERM')
    else child.kill()
  })
}
