// npm run bench: speed and memory as ratios within one run. One JSON line for each figure on stdout:
// {"name","value","unit","yardstick","yardstickValue","ratio"}. `--only NAME[,NAME]`, `--runs N` (odd, 5 by default),
// `--write`: the table in docs/measurements.md is written anew (only after all measures). `--only accounts`, `--only archive`, `--only exports`, `--only growth`,
// `--only million`, `--only moving`, `--only stories` and `--only package` take some minutes and are not among the others.
import { spawn } from 'node:child_process'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runTool, SetUpError, say } from './say.mjs'
import { writeTable } from './write-table.mjs'

await runTool(async () => {
  const options = {
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  }
  const { values } = parseArgs({ options })
  if (values.write && values.only) throw new SetUpError('--write wants all measures: leave --only away.')
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const inner = [node, join(projectRoot, 'tools', 'bench', 'measure-all.mjs'), values.only, values.runs]
  // Always a screen of its own, without a GPU: the same for the app and for its yardstick.
  const command = process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...inner] : inner
  const { code, lines } = await measured(command, { ...process.env, WARRAQ_ELECTRON: electron, WARRAQ_NODE: node })
  if (values.write && code === 0 && lines.length > 0) {
    say(`Wrote ${await writeTable(lines, { runs: values.runs, electron: basename(dirname(electron)) })}`)
  }
  return code
})

/** Passes each line on as it comes, and keeps them. */
async function measured([program, ...args], env) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const ended = new Promise(resolve => child.once('close', code => resolve(code ?? 1)))
  const lines = []
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line)
    if (line.startsWith('{')) lines.push(JSON.parse(line))
  }
  return { code: await ended, lines }
}
