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
import { packagesFolder, projectRoot } from '../places.mjs'
import { SetUpError } from '../say.mjs'
import { medianOf, versus } from './numbers.mjs'
import { smallProfile } from './profiles.mjs'
import { openWindow } from './windows.mjs'

const out = join(packagesFolder, 'measured')
const GOAL = 'the goal'
const GOAL_MB = 75
const EMPTY = 'empty packaged Electron'

export async function measurePackage(context) {
  if (process.platform !== 'linux') throw new SetUpError('This measure makes a package for Debian.')
  const node = process.env.WARRAQ_NODE
  const electron = await electronArchive('linux', process.arch, { ourElectron: () => ensureElectron(node) })
  const options = { arch: process.arch, out, fast: false, standIn: false, node }
  const [deb, unpacked, twin] = await makePackages(['deb', 'unpacked', 'twin'], options)
  const empty = await packEmpty(electron)
  const { app: started, empty: emptyStarted } = await startByTurns(context, { app: twin, empty })
  return [
    versus('package-deb', (await stat(deb)).size / 1e6, 'MB', GOAL, GOAL_MB),
    versus('package-installed', sizeOf(unpacked), 'MB', EMPTY, sizeOf(empty)),
    versus('package-start', medianOf(started), 'ms', EMPTY, medianOf(emptyStarted)),
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
  await setFuses(join(made, 'warraq'), TWIN)
  return made
}

/** The twin's starter takes Electron's place, as in its tests; it costs both the same. */
async function startByTurns(context, folders) {
  const profile = await smallProfile(context)
  process.env.WARRAQ_ELECTRON = join(projectRoot, 'test', 'twin', 'start.mjs')
  process.env.WARRAQ_PROJECT = projectRoot
  const times = { app: [], empty: [] }
  // The first start of each fills Chromium's code cache.
  for (let turn = 0; turn <= context.runs; turn++) {
    for (const kind of ['empty', 'app']) {
      process.env.WARRAQ_TWIN = join(folders[kind], 'warraq')
      const { app, ms } = await openWindow(kind, context.folder, profile)
      await app.close()
      if (turn > 0) times[kind].push(ms)
    }
  }
  return times
}

function sizeOf(folder) {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]) / 1e6
}
