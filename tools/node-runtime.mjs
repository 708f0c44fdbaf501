// A Node new enough for the tests and the build: the one that runs us, or a pinned one below .runtime/.
import { existsSync } from 'node:fs'
import { chmod, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchPackage } from './fetch-package.mjs'
import { NODE_PACKAGES, OLDEST_NODE } from './pins.mjs'
import { runtimeFolder } from './places.mjs'
import { SetUpError, say } from './say.mjs'
import { unpackTar } from './unpack-tar.mjs'

/** The path of a Node program of at least OLDEST_NODE. */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const pin = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  if (!pin) throw new SetUpError(`Node ${process.versions.node} is too old here: please install Node 24.`)
  const folder = join(runtimeFolder, `node-${pin.version}`)
  const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) await bringNode(pin, folder)
  return program
}

export function isNewEnough(version, [oldestMajor, oldestMinor] = OLDEST_NODE) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/** Unpacked beside and renamed at the end, so that an interrupted start leaves no half Node behind. */
async function bringNode(pin, folder) {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const tarball = await fetchPackage(pin, unfinished)
  await unpackTar(tarball, unfinished, path => /^package\/(bin\/node(\.exe)?|LICENSE)$/.test(path))
  if (process.platform !== 'win32') await chmod(join(unfinished, 'package', 'bin', 'node'), 0o755)
  await rm(folder, { recursive: true, force: true })
  await rename(join(unfinished, 'package'), folder)
  await rm(unfinished, { recursive: true, force: true })
  say(`Node ${pin.version} is in place (this machine's is ${process.versions.node}).`)
}
