// npm run -s inspect -- COMMAND …: the app's insides as JSON lines. Only the command itself writes to stdout.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { buildIfNeeded } from './build.mjs'
import { distFolder, typedIn } from './places.mjs'
import { prepare, prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool } from './say.mjs'

/** Commands that need the browser's own parser, and so Electron. */
const IN_ELECTRON = new Set(['extract', 'report-hash', 'sanitize'])

await runTool(async () => {
  const args = process.argv.slice(2)
  if (IN_ELECTRON.has(args[0]) && args.length === 1) return inspectInElectron(args[0])
  const node = await prepareNode()
  await buildIfNeeded(node)
  return run(node, [join(distFolder, 'electron', 'inspect.js'), ...args], { cwd: typedIn })
})

async function inspectInElectron(command) {
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const program = join(distFolder, 'electron', 'inspect-page.js')
  const input = Readable.from(linesWithBytes())
  return runWithWindows(electron, ['--disable-gpu', program, command], { home: 'fresh', input })
}

/** Electron may run as a user who cannot read what the person who typed the command can. */
async function* linesWithBytes() {
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield `${await withBytes(text)}\n`
  }
}

async function withBytes(text) {
  try {
    const line = JSON.parse(text)
    const read = file => readFile(resolve(typedIn, file), 'base64')
    const othersBytes = line.others && (await Promise.all(line.others.map(read)))
    return JSON.stringify({ ...line, bytes: line.bytes ?? (await read(line.file)), othersBytes })
  } catch {
    // No JSON or no such file: the command says so in this line's place.
    return text
  }
}
