// A stand-in for Electron on macOS: a bundle of the right shape without a program. What is made around it can be looked
// into; it cannot be started.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import plist from 'plist'
import { mustRun } from '../../run.mjs'

const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)']
const LOCALES = ['ar', 'de', 'en', 'fr']

export async function makeMacStandIn(file) {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-stand-in-'))
  try {
    const contents = join(folder, 'Electron.app', 'Contents')
    await writeBundle(contents, 'Electron', 'com.github.Electron')
    for (const helper of HELPERS) {
      const name = `Electron Helper${helper}`
      await writeBundle(join(contents, 'Frameworks', `${name}.app`, 'Contents'), name, 'com.github.Electron.helper')
    }
    await write(contents, 'Resources/electron.icns')
    for (const locale of LOCALES) await mkdir(join(contents, 'Resources', `${locale}.lproj`))
    await writeFramework(join(contents, 'Frameworks', 'Electron Framework.framework'))
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) await write(folder, name)
    await mustRun('zip', ['-q', '-r', '-y', file, '.'], { cwd: folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeBundle(contents, name, identifier) {
  await write(contents, `MacOS/${name}`)
  const info = {
    CFBundleIdentifier: identifier,
    CFBundleName: name,
    CFBundleDisplayName: name,
    CFBundleExecutable: name,
    CFBundleIconFile: 'electron.icns',
    CFBundlePackageType: 'APPL',
    CFBundleVersion: '0',
    CFBundleShortVersionString: '0',
  }
  await writeFile(join(contents, 'Info.plist'), plist.build(info))
}

async function writeFramework(folder) {
  const version = join(folder, 'Versions', 'A')
  await write(version, 'Electron Framework')
  for (const locale of LOCALES) await write(version, `Resources/${locale}.lproj/locale.pak`)
  await symlink('A', join(folder, 'Versions', 'Current'))
  for (const name of ['Electron Framework', 'Resources'])
    await symlink(join('Versions', 'Current', name), join(folder, name))
}

async function write(folder, path) {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, 'stand-in\n')
}
