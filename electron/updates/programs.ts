/** Starts another copy of this program: by its exact path and arguments as they are, never by a line that a shell would read. */

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MINUTE } from '../../shared/units.ts'

/** What the runtime of an AppImage tells its program about itself; another one has its own. */
const OF_THIS_RUN = ['APPIMAGE', 'APPDIR', 'OWD', 'ARGV0']

/** A program that opens, opens its store and closes again does so within this, on a slow computer too. */
const LONGEST_TRIAL = 2 * MINUTE

/** Outlives us. */
export function openProgram(path: string, args: readonly string[]): void {
  const child = spawn(path, args, { detached: true, stdio: 'ignore', env: environment() })
  // It is told where the reader looks next: the program that did not open is still the old one.
  child.on('error', () => {})
  child.unref()
}

/** Whether a program of ours starts on this computer (`electron/start/try-start.ts`), with a profile that is thrown away. */
export async function tryProgram(path: string, patience = LONGEST_TRIAL): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'warraq-trial-'))
  try {
    return await endsWell(path, ['--try-start', '--data', profile], patience)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function endsWell(path: string, args: readonly string[], patience: number): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(path, args, { detached: true, stdio: 'ignore', env: environment() })
    const timer = setTimeout(() => endGroup(child.pid), patience)
    child.on('error', () => {
      clearTimeout(timer)
      resolve(false)
    })
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

/** With everything that it started. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THIS_RUN.includes(name)))
}
