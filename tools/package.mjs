// npm run package -- TARGET…: makes packages of what is in this folder, below packages/.
// TARGET is one of tools/package/targets.mjs. --arch x64|arm64 (this machine's by default), --out FOLDER,
// --runtime FILE (AppImage's official runtime), --fast (hardly compressed, for tests),
// --stand-in (around something that does not start, where no Electron for the system can be had; marked in the name).
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { makePackages } from './package/make.mjs'
import { ensureSystemTools } from './package/system-tools.mjs'
import { ARCHITECTURES, canBeMadeHere, TARGETS } from './package/targets.mjs'
import { packagesFolder, typedIn } from './places.mjs'
import { prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runTool, SetUpError, say } from './say.mjs'

const OPTIONS = {
  arch: { type: 'string', default: process.arch },
  out: { type: 'string' },
  runtime: { type: 'string' },
  fast: { type: 'boolean', default: false },
  'stand-in': { type: 'boolean', default: false },
}

await runTool(async () => {
  const { values, positionals: targets } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const unknown = targets.filter(target => !(target in TARGETS))
  if (targets.length === 0 || unknown.length > 0 || !ARCHITECTURES.includes(values.arch))
    throw new SetUpError(
      `usage: npm run package -- ${Object.keys(TARGETS).join('|')} … [--arch ${ARCHITECTURES.join('|')}]`,
    )
  const elsewhere = targets.filter(target => !canBeMadeHere(target, values['stand-in']))
  if (elsewhere.length > 0) throw new SetUpError(`Made on their own system only: ${elsewhere.join(', ')}`)
  const node = await prepareNode()
  // The machine's own Node may be older than what the packager needs.
  if (node !== process.execPath) return run(node, process.argv.slice(1))
  await ensureSystemTools(targets)
  await buildIfNeeded(node)
  const files = await makePackages(targets, {
    arch: values.arch,
    out: values.out ? resolve(typedIn, values.out) : packagesFolder,
    runtime: values.runtime && resolve(typedIn, values.runtime),
    fast: values.fast,
    standIn: values['stand-in'],
    node,
  })
  for (const file of files) say(file)
})
