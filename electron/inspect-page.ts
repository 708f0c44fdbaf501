/** The commands of `inspect` that need the browser's parser: Electron runs this file, without a window that can be seen. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { complain } from './base/log.ts'
import { inspectExtract } from './inspect/extract.ts'
import { inspectReportHash } from './inspect/report-hash.ts'
import { inspectSanitize } from './inspect/sanitize.ts'
import { lockDown, registerOwnScheme, sandboxEverything } from './window/lockdown.ts'

const builtFolder = import.meta.dirname
const profile = mkdtempSync(join(tmpdir(), 'warraq-inspect-'))

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  extract: () => inspectExtract(builtFolder),
  'report-hash': () => inspectReportHash(builtFolder),
  sanitize: () => inspectSanitize(builtFolder),
}

app.setPath('userData', profile)
sandboxEverything()
registerOwnScheme()
app
  .whenReady()
  .then(answer)
  .then(
    () => end(0),
    error => {
      complain('inspect', error)
      end(1)
    },
  )

async function answer(): Promise<void> {
  lockDown()
  const name = process.argv.at(-1) ?? ''
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Error(`There is no command “${name}”.`)
  await command()
}

/** The browser's own processes may still write there: that is no reason to stay. */
function end(code: number): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  } catch (error) {
    complain('inspect', error)
  } finally {
    app.exit(code)
  }
}
