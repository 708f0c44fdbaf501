// Makes the packages that were asked for: each system's program is assembled once, and each package made of it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ensureElectron } from '../electron-runtime.mjs'
import { say, seconds } from '../say.mjs'
import { assemble, makeTwin } from './assemble.mjs'
import { electronArchive } from './electron-archive.mjs'
import { makeAppImage } from './linux/appimage.mjs'
import { makeDeb } from './linux/deb.mjs'
import { makeRpm } from './linux/rpm.mjs'
import { makeDmg, makeMacZip } from './macos/bundle.mjs'
import { TARGETS } from './targets.mjs'
import { makeInstaller } from './windows/installer.mjs'
import { makePortable } from './windows/portable.mjs'

const MAKERS = {
  unpacked: (_out, { unpacked }) => unpacked,
  twin: async (_out, { shipped }) => (await makeTwin(shipped, `${shipped.folder}-twin`)).folder,
  deb: makeDeb,
  rpm: makeRpm,
  appimage: makeAppImage,
  nsis: makeInstaller,
  portable: makePortable,
  'mac-zip': makeMacZip,
  dmg: makeDmg,
}

/** Resolves to the files made, in the order of `targets`. Everything happens below `out`. */
export async function makePackages(targets, { arch, out, runtime, fast, standIn, node }) {
  await mkdir(out, { recursive: true })
  const work = await mkdtemp(join(out, 'unfinished-'))
  const assembled = {}
  const files = []
  try {
    for (const target of targets) {
      const { platform } = TARGETS[target]
      assembled[platform] ??= await assembleFor(platform, { arch, out, standIn, node })
      const shipped = assembled[platform]
      const startedAt = performance.now()
      const options = { unpacked: shipped.folder, shipped, arch, fast, standIn, runtime, work }
      const file = await MAKERS[target](out, options)
      say(`${target}: ${basename(file)} (${seconds(startedAt)})`)
      files.push(file)
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return files
}

async function assembleFor(platform, { arch, out, standIn, node }) {
  const electron = await electronArchive(platform, arch, { standIn, ourElectron: () => ensureElectron(node) })
  const folder = join(out, `unpacked-${platform}-${arch}${standIn ? '-standin' : ''}`)
  return assemble(folder, { platform, arch, electron, standIn })
}
