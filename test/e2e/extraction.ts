/** The extractor in the real runtime: the program behind `inspect extract`, spoken to line by line. */

import { execFileSync } from 'node:child_process'
import { createWriteStream, type WriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, type ElectronApplication } from 'playwright-core'
import type { FeedHints } from '../../shared/extractor/contract.ts'
import { electronPath, projectRoot, temporaryFolder } from './app.ts'

export interface RunningExtraction {
  readonly app: ElectronApplication
  /** The answer to one page; `html` is sent beside the line, as `tools/inspect.mjs` does it. `others`: pages of the same site. */
  extract(html: string | Uint8Array, url?: string, feed?: FeedHints, others?: readonly string[]): Promise<Extraction>
  close(): Promise<void>
}

export interface Extraction {
  readonly error?: { readonly code: string; readonly message: string }
  readonly title: string | null
  readonly byline: string | null
  readonly source: string | null
  readonly publishedAt: number | null
  readonly language: string | null
  readonly direction: string
  readonly isBeginning: boolean
  readonly html: string
  readonly text: string
  readonly pictures: readonly string[]
}

export async function launchExtraction(): Promise<RunningExtraction> {
  const { app, ask, close } = await launchInspect<Extraction>('extract')
  return {
    app,
    close,
    extract: (html, url = 'https://paper.example/2026/11/20/news', feed = {}, others = []) =>
      ask({ file: 'page.html', url, feed, bytes: base64(html), others, othersBytes: others.map(base64) }),
  }
}

function base64(html: string | Uint8Array): string {
  return Buffer.from(html).toString('base64')
}

export interface RunningInspect<A> {
  readonly app: ElectronApplication
  /** The answer to one line. */
  ask(line: object): Promise<A>
  close(): Promise<void>
}

/** A command of `inspect` that runs in Electron. */
export async function launchInspect<A>(command: string): Promise<RunningInspect<A>> {
  const folder = temporaryFolder()
  const { program, lines } = withInput(folder.path)
  const app = await _electron.launch({
    executablePath: program,
    args: [join(projectRoot, 'dist/electron/inspect-page.js'), '--disable-gpu', command],
    chromiumSandbox: true,
  })
  const answers: string[] = []
  let waiting: ((answer: string) => void) | null = null
  createInterface({ input: app.process().stdout ?? failing() }).on('line', line => {
    if (waiting) waiting(line)
    else answers.push(line)
    waiting = null
  })
  return {
    app,
    async ask(line) {
      lines.write(`${JSON.stringify(line)}\n`)
      return JSON.parse(answers.shift() ?? (await new Promise<string>(resolve => (waiting = resolve)))) as A
    },
    async close() {
      lines.end()
      await app.close()
      folder[Symbol.dispose]()
    },
  }
}

/** Playwright closes the standard input of what it starts: a pipe with a name takes its place. */
function withInput(folder: string): { readonly program: string; readonly lines: WriteStream } {
  const pipe = join(folder, 'lines')
  const program = join(folder, 'electron')
  execFileSync('mkfifo', [pipe])
  writeFileSync(program, `#!/bin/sh\nexec '${electronPath()}' "$@" < '${pipe}'\n`, { mode: 0o755 })
  // Opened for both: to open it for writing alone would wait for the reader that is not started yet.
  return { program, lines: createWriteStream(pipe, { flags: 'r+' }) }
}

function failing(): never {
  throw new Error('The program has no output.')
}
