// Starting other programs and waiting for them.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { SetUpError } from './say.mjs'

/**
 * Runs a program with our terminal and resolves to its exit code; a signal counts as 128 + its number, as in a shell.
 * With `until`, an AbortSignal, the program and all that it started are asked to end when that is aborted. With `input`,
 * a stream, the program reads that instead of the terminal.
 */
export function run(command, args, { until, input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = [input ? 'pipe' : 'inherit', 'inherit', 'inherit', 2]
    const child = spawn(command, args, { stdio, detached: Boolean(until), ...options })
    // A program that ends before its input does is no failure of ours.
    input?.pipe(child.stdin.on('error', () => {}))
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
    if (until) until.addEventListener('abort', () => endGroup(child), { once: true })
    else passSignalsTo(child)
  })
}

/** xvfb-run passes no signal on to what it runs, hence the group. Windows has none. */
function endGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') child.kill()
  else process.kill(-child.pid, 'SIGTERM')
}

/** Ctrl-C reaches the whole terminal group by itself; a service manager's SIGTERM reaches only us. */
function passSignalsTo(child) {
  const pass = () => child.kill('SIGTERM')
  const ignore = () => {}
  process.on('SIGTERM', pass).on('SIGINT', ignore)
  child.once('close', () => process.off('SIGTERM', pass).off('SIGINT', ignore))
}

/** Runs a program of the set-up: what it prints goes to stderr, and failing stops everything. */
export async function mustRun(command, args, options = {}) {
  const code = await run(command, args, { stdio: ['ignore', 2, 2], ...options })
  if (code !== 0) throw new SetUpError(`${[command, ...args].join(' ')} ended with ${code}`)
}

/** npm under the Node that runs us: `npm start` tells where npm is; without it the one on the PATH is taken. */
export async function npm(...args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return mustRun(process.execPath, [script, ...args])
  // On Windows npm is a .cmd file, which only a shell can start. Our arguments hold no spaces or shell characters.
  return mustRun('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}
