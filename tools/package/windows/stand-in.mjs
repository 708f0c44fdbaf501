// A stand-in for Electron on Windows: a real program of that system that does nothing, in an archive of the right shape.
// What is made around it can be looked into; it cannot be started.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustRun } from '../../run.mjs'

const SCRIPT = `Unicode true
Target amd64-unicode
Name "Stand-in"
OutFile "electron.exe"
RequestExecutionLevel user
SilentInstall silent
VIProductVersion "0.0.0.0"
VIAddVersionKey /LANG=1033 ProductName "Stand-in"
VIAddVersionKey /LANG=1033 FileVersion "0"
VIAddVersionKey /LANG=1033 FileDescription "Stand-in"
Section
SectionEnd
`
const LIBRARIES = ['ffmpeg.dll', 'libEGL.dll', 'libGLESv2.dll', 'd3dcompiler_47.dll', 'vulkan-1.dll']
const OTHERS = [
  'resources.pak',
  'icudtl.dat',
  'v8_context_snapshot.bin',
  'LICENSE',
  'LICENSES.chromium.html',
  'version',
]
const LOCALES = ['ar', 'de', 'en-US', 'fr']

export async function makeWindowsStandIn(file) {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-stand-in-'))
  try {
    await mkdir(join(folder, 'locales'))
    for (const name of [...LIBRARIES, ...OTHERS]) await writeFile(join(folder, name), 'stand-in\n')
    for (const name of LOCALES) await writeFile(join(folder, 'locales', `${name}.pak`), 'stand-in\n')
    await writeFile(join(folder, 'electron.nsi'), SCRIPT)
    await mustRun('makensis', ['-V1', 'electron.nsi'], { cwd: folder })
    await mustRun('zip', ['-q', '-r', file, '.', '-x', 'electron.nsi'], { cwd: folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
