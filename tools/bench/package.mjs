// What a package weighs, on the disk and over the wire, and how long the packaged app takes to its first headline, beside an
// Electron that was packaged in the same way with one empty page.
import { execFileSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { packager } from '@electron/packager'
import { ensureElectron } from '../electron-runtime.mjs'
import { electronArchive } from '../package/electron-archive.mjs'
import { setFuses, TWIN } from '../package/fuses.mjs'
import { openToAll } from '../package/linux/modes.mjs'
import { makePackages } from '../package/make.mjs'
import { ensureSystemTools } from '../package/system-tools.mjs'
import { twinEnvironment } from '../package/twin.mjs'
import { packagesFolder, projectRoot } from '../places.mjs'
import { SetUpError } from '../say.mjs'
import { medianOf, versus } from './numbers.mjs'
import { smallProfile } from './profiles.mjs'
import { openWindow, processorTimeOf } from './windows.mjs'

const out = join(packagesFolder, 'measured')
const GOAL = 'the goal'
const GOAL_MB = 75
const EMPTY = 'empty packaged Electron'
/** Chromium compiles at the first start and keeps what it compiled at the second. */
const WARM_UPS = 2
const PACKAGES = ['deb', 'rpm', 'appimage']

export async function measurePackage(context) {
  if (process.platform !== 'linux') throw new SetUpError('This measure makes packages for Linux.')
  const node = process.env.WARRAQ_NODE
  await ensureSystemTools(PACKAGES)
  const electron = await electronArchive('linux', process.arch, { ourElectron: () => ensureElectron(node) })
  const options = { arch: process.arch, out, fast: false, standIn: false, node }
  const [unpacked, twin, ...files] = await makePackages(['unpacked', 'twin', ...PACKAGES], options)
  const empty = await packEmpty(electron)
  const starts = await startByTurns(context, { app: twin, empty })
  const median = (kind, part) => medianOf(starts[kind].map(start => start[part]))
  const [deb, rpm, appimage] = await Promise.all(files.map(async file => (await stat(file)).size / 1e6))
  return [
    versus('package-deb', deb, 'MB', GOAL, GOAL_MB),
    versus('package-rpm', rpm, 'MB', 'the deb', deb),
    versus('package-appimage', appimage, 'MB', 'the deb', deb),
    versus('package-installed', sizeOf(unpacked), 'MB', EMPTY, sizeOf(empty)),
    versus('package-start', median('app', 'ms'), 'ms', EMPTY, median('empty', 'ms')),
    // Of all processes until then: it says the same on a busy machine.
    versus('package-start-work', median('app', 'work'), 'ms of processors', EMPTY, median('empty', 'work')),
  ]
}

async function packEmpty({ version, folder }) {
  const [made] = await packager({
    dir: join(projectRoot, 'tools', 'bench', 'empty-window'),
    out,
    platform: 'linux',
    arch: process.arch,
    electronVersion: version,
    electronZipDir: folder,
    name: 'empty',
    executableName: 'warraq',
    asar: true,
    overwrite: true,
    prune: false,
    quiet: true,
  })
  await openToAll(made)
  // Its page comes from file:, which without this fuse does not reach into an archive; ours come from app:.
  await setFuses(join(made, 'warraq'), { ...TWIN, GrantFileProtocolExtraPrivileges: true })
  return made
}

/** The twin's starter takes Electron's place, as in its tests; it costs both the same. */
async function startByTurns(context, folders) {
  const profile = await smallProfile(context)
  const starts = { empty: [], app: [] }
  const kinds = Object.keys(starts)
  const environments = kinds.map(kind => twinEnvironment(process.env.WARRAQ_NODE, join(folders[kind], 'warraq')))
  for (let turn = -WARM_UPS; turn < context.runs; turn++) {
    for (const [at, kind] of kinds.entries()) {
      Object.assign(process.env, environments[at])
      const { app, ms } = await openWindow(kind, context.folder, profile)
      if (turn >= 0) starts[kind].push({ ms, work: processorTimeOf(app) })
      await app.close()
    }
  }
  return starts
}

function sizeOf(folder) {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]) / 1e6
}
