// npm run bench: speed and memory as ratios within one run. One JSON line for each figure on stdout:
// {"name","value","unit","yardstick","yardstickValue","ratio","noise","measure"}; how long each measure took on stderr.
// `--only NAME[,NAME]`, `--runs N` (odd, 5 by default).
// `--check`: compares with the table in docs/measurements.md. What seems worse is measured once more; what is worse both
// times is said, and the exit code is 1. What is allowed: bench/comparison.mjs.
// `--write`: the table is written anew, of all measures; of those on request, with `--only`, the rows of their own table.
// On request only, because they take minutes: the second list of bench/measure-all.mjs.
import { spawn } from 'node:child_process'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { compare, sentenceOf } from './bench/comparison.mjs'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runTool, say } from './say.mjs'
import { readWrittenTable, writeTable } from './write-table.mjs'

await runTool(async () => {
  const options = {
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  }
  const { values } = parseArgs({ options })
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const measure = only => {
    const inner = [node, join(projectRoot, 'tools', 'bench', 'measure-all.mjs'), only, values.runs]
    if (values.write) inner.push('--write')
    // Always a screen of its own, without a GPU: the same for the app and for its yardstick.
    const command = process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...inner] : inner
    return measured(command, { ...process.env, WARRAQ_ELECTRON: electron, WARRAQ_NODE: node })
  }
  const { code, lines } = await measure(values.only)
  if (code !== 0 || lines.length === 0) return code
  const isWhole = !values.only
  const worse = values.check ? await check(lines, { isWhole, measure }) : 0
  if (values.write) {
    const facts = { runs: values.runs, electron: basename(dirname(electron)), isWhole }
    say(`Wrote ${await writeTable(lines, facts)}`)
  }
  return worse > 0 ? 1 : 0
})

/** Says what moved since the table was written. Returns how many figures are worse, twice measured. */
async function check(lines, { isWhole, measure }) {
  const table = await readWrittenTable()
  const changes = compare(lines, table)
  const seemWorse = new Set(changes.filter(({ kind }) => kind === 'worse').map(({ name }) => name))
  const doubted = [...new Set(lines.filter(({ name }) => seemWorse.has(name)).map(line => line.measure))]
  if (doubted.length > 0) say(`Once more, because something seems worse: ${doubted.join(', ')}`)
  const again = doubted.length > 0 ? compare((await measure(doubted.join(','))).lines, table) : []
  const secondTime = new Map(again.map(change => [change.name, change]))
  const settled = changes.map(change => (seemWorse.has(change.name) ? (secondTime.get(change.name) ?? change) : change))
  // Of a few measures that were asked for, the others are not missing.
  const told = settled.filter(({ kind }) => kind !== 'same' && (isWhole || kind !== 'missing'))
  for (const change of told) say(sentenceOf(change))
  const worse = told.filter(({ kind }) => kind === 'worse').length
  const many = `${settled.filter(({ kind }) => kind !== 'missing').length} figures`
  say(worse > 0 ? `${worse} of ${many} are worse than docs/measurements.md says.` : `None of ${many} is worse.`)
  return worse
}

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
