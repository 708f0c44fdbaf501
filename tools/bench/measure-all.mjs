// Runs the measures that were asked for and prints each as it ends.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { farmFiles, startFarm } from './farm.mjs'
import { measureLaunch, measureMemory } from './launch.mjs'
import { measureSync } from './sync.mjs'
import { openToUser } from './windows.mjs'

const MEASURES = {
  'launch-10k': context => measureLaunch(context),
  'memory-10k': context => measureMemory(context),
  'sync-listed': context => measureSync(context, 'listedMs'),
  'sync-searchable': context => measureSync(context, 'searchableMs'),
}

const [, , only, runs] = process.argv
const wanted = only ? only.split(',') : Object.keys(MEASURES)
const unknown = wanted.filter(name => !(name in MEASURES))
if (unknown.length > 0)
  throw new Error(`no measure named ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}`)

const files = farmFiles()
if (!files) {
  console.error('Skipped: the farm of test sites (../shared/bench) is not beside the project.')
} else {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'))
  openToUser(folder)
  const farm = await startFarm(files)
  try {
    const context = { folder, farm, runs: Number(runs) }
    for (const name of wanted) console.log(JSON.stringify({ name, ...(await MEASURES[name](context)) }))
  } finally {
    await farm.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
