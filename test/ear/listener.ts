/** A listener: a real screen reader over a desktop of its own, whose words are read instead of heard, and real keys. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Listener {
  /** The environment of the app that is listened to. */
  readonly env: Readonly<Record<string, string>>
  /** Presses keys by their X names, such as `ctrl+k`; `heard` counts from here. */
  press(...chords: readonly string[]): Promise<void>
  /** What was said since the last press. Comes when Orca has been idle for a while. */
  heard(): Promise<string[]>
  /** The same, but not before one of the utterances holds these words. */
  hears(words: string): Promise<string[]>
  stop(): void
}

interface Line {
  readonly said?: string
  readonly idle?: true
  readonly started?: true
}

/** So many times in a row had Orca nothing to do before it counts as silent; it looks ten times in a second. */
const QUIET = 15
const LOOK_EVERY = 100
/** The longest wait for a word, in milliseconds; busy machines are slow. */
const AT_MOST = 45_000

export async function startListener(): Promise<Listener> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-ear-'))
  const log = join(folder, 'said.jsonl')
  writeFileSync(log, '')
  mkdirSync(join(folder, 'data', 'orca'), { recursive: true })
  copyFileSync(
    join(import.meta.dirname, 'orca-customizations.py'),
    join(folder, 'data', 'orca', 'orca-customizations.py'),
  )
  const children: ChildProcess[] = []
  const begin = (env: NodeJS.ProcessEnv, program: string, ...args: readonly string[]) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    children.push(child)
    return child
  }

  const env: Record<string, string> = {
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CURRENT_DESKTOP: 'GNOME',
    GSETTINGS_BACKEND: 'memory',
    // Orca's own words are English here, so that they are the same on every machine.
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    EAR_LOG: log,
  }
  const whole = () => ({ ...process.env, ...env })
  env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(
    begin(whole(), 'dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=1'),
  )
  begin(whole(), 'openbox').stdout?.resume()
  begin(whole(), 'orca', '--replace').stdout?.resume()

  let from = 0
  const lines = () => readFileSync(log, 'utf8').split('\n').slice(0, -1)
  const since = () =>
    lines()
      .slice(from)
      .map(line => JSON.parse(line) as Line)
  const saidIn = (news: readonly Line[]) => news.flatMap(({ said }) => said ?? [])

  async function until(isTrue: (news: readonly Line[]) => boolean): Promise<readonly Line[]> {
    for (let waited = 0; waited < AT_MOST; waited += LOOK_EVERY) {
      const news = since()
      if (isTrue(news)) return news
      await wait(LOOK_EVERY)
    }
    return since()
  }
  const isQuiet = (news: readonly Line[]) => news.length >= QUIET && news.slice(-QUIET).every(({ idle }) => idle)

  const listener: Listener = {
    env,
    async press(...chords) {
      from = lines().length
      for (const chord of chords) execFileSync('xdotool', ['key', '--clearmodifiers', chord], { env: whole() })
    },
    heard: async () => saidIn(await until(isQuiet)),
    hears: async words => saidIn(await until(news => saidIn(news).some(said => said.includes(words)) && isQuiet(news))),
    stop() {
      for (const child of children.toReversed()) child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await until(news => news.some(({ started }) => started) && isQuiet(news))
  return listener
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = ''
    stdout?.on('data', (bytes: Buffer) => {
      text += bytes.toString()
      if (text.includes('\n')) done(text.split('\n')[0] ?? '')
    })
    stdout?.on('close', () => failed(new Error('The session bus did not start.')))
  })
}
