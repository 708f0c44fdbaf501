// Turns the staged app and an archive of Electron into the unpacked program of one platform.
import { copyFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { packager } from '@electron/packager'
import { say, seconds } from '../say.mjs'
import { SHIPPED, setFuses, TWIN } from './fuses.mjs'
import { macIcon, windowsIcon } from './icons.mjs'
import { openToAll } from './linux/modes.mjs'
import { macInfo } from './macos/info.mjs'
import { ID, NAME } from './product.mjs'
import { stageApp } from './stage.mjs'

/** Chromium's own menus and messages: the languages of the interface, by the names they have on each system. */
const LOCALES = new Set(['ar', 'fr', 'en-US', 'en', 'en_GB'])
const PROGRAMS = { linux: 'warraq', win32: 'Warraq.exe', darwin: 'Warraq.app' }

/** Makes `folder`, with the program in it, and returns its parts. `electron` is what `electronArchive` gives. */
export async function assemble(folder, { platform, arch, electron, standIn }) {
  const startedAt = performance.now()
  const work = `${folder}.unfinished`
  await rm(work, { recursive: true, force: true })
  await stageApp(join(work, 'stage'), `${platform}-${arch}`)
  const [made] = await packager({
    dir: join(work, 'stage'),
    out: work,
    tmpdir: false,
    platform,
    arch,
    electronVersion: electron.version,
    electronZipDir: electron.folder,
    prune: false,
    quiet: true,
    name: NAME,
    executableName: platform === 'linux' ? 'warraq' : NAME,
    // dlopen out of an archive works only by a copy in a temporary folder.
    asar: { unpack: '**/*.node' },
    appBundleId: ID,
    appCategoryType: 'public.app-category.news',
    appCopyright: 'MIT',
    icon: await writeIcon(work, platform),
    win32metadata: { CompanyName: NAME, FileDescription: 'Warraq ورّاق', 'requested-execution-level': 'asInvoker' },
    extendInfo: macInfo(),
  })
  const program = join(made, PROGRAMS[platform])
  await leaveOut(platform, made)
  if (platform === 'darwin') await takeLicencesAlong(made)
  if (platform === 'linux') await openToAll(made)
  if (!standIn) await setFuses(program, SHIPPED)
  await rm(folder, { recursive: true, force: true })
  await rename(made, folder)
  await rm(work, { recursive: true, force: true })
  say(`Assembled ${basename(folder)} on Electron ${electron.version} (${seconds(startedAt)})`)
  return { folder, program: join(folder, PROGRAMS[platform]) }
}

/** A copy of the unpacked program for tests, one fuse apart. */
export async function makeTwin(shipped, folder) {
  await rm(folder, { recursive: true, force: true })
  await cp(shipped.folder, folder, { recursive: true, verbatimSymlinks: true })
  const program = join(folder, basename(shipped.program))
  await setFuses(program, TWIN)
  return { folder, program }
}

async function writeIcon(work, platform) {
  if (platform === 'linux') return undefined
  await mkdir(work, { recursive: true })
  const [name, make] = platform === 'win32' ? ['icon.ico', windowsIcon] : ['icon.icns', macIcon]
  await writeFile(join(work, name), await make())
  return join(work, name)
}

async function leaveOut(platform, folder) {
  await rm(join(folder, 'version'), { force: true })
  const contents = join(folder, PROGRAMS.darwin, 'Contents')
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework', 'Versions', 'A', 'Resources')
  const places = platform === 'darwin' ? [join(contents, 'Resources'), framework] : [join(folder, 'locales')]
  for (const place of places) {
    for (const name of await readdir(place)) {
      const [, language] = /^(.+)\.(?:pak|lproj)$/.exec(name) ?? []
      if (language && !LOCALES.has(language)) await rm(join(place, name), { recursive: true })
    }
  }
}

/** They lie beside the bundle, where nobody would carry them along. */
async function takeLicencesAlong(folder) {
  for (const name of ['LICENSE', 'LICENSES.chromium.html'])
    await copyFile(join(folder, name), join(folder, PROGRAMS.darwin, 'Contents', 'Resources', name))
}
