/** A session bus of its own, with or without a place for the icons of programs. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface OwnBus {
  /** For the environment of whoever is to find it. */
  readonly address: string
  /** Puts a place for icons on it. */
  openTray(): Promise<TrayPlace>
  stop(): void
}

export interface TrayPlace {
  /** Labels of the newest menu of the icon that is there. */
  menu(): readonly string[]
  close(): Promise<void>
}

const PYTHON = '/usr/bin/python3'

/** Python's binding is there where the tests by ear are. */
export function hasTrayHost(): boolean {
  return process.platform === 'linux' && existsSync(PYTHON) && hasBus() && imports('dbus, gi')
}

export function hasBus(): boolean {
  return spawnSync('dbus-daemon', ['--version']).status === 0
}

export async function openBus(): Promise<OwnBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await firstLine(daemon)
  return {
    address,
    async openTray() {
      const host = spawn(PYTHON, [join(import.meta.dirname, 'tray-host.py')], {
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let menu: readonly string[] = []
      const isReady = new Promise<void>(done => {
        createInterface({ input: host.stdout }).on('line', line => {
          const told = JSON.parse(line) as { ready?: true; menu?: string[] }
          if (told.ready) done()
          if (told.menu) menu = told.menu
        })
      })
      await isReady
      return { menu: () => menu, close: () => ended(host) }
    },
    stop: () => daemon.kill(),
  }
}

function imports(modules: string): boolean {
  return spawnSync(PYTHON, ['-c', `import ${modules}`]).status === 0
}

async function firstLine(from: ChildProcess): Promise<string> {
  if (!from.stdout) throw new Error('It says nothing.')
  for await (const line of createInterface({ input: from.stdout })) return line
  throw new Error('It ended without a word.')
}

function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  child.kill()
  return gone
}
