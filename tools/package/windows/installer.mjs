// The installer for Windows, with makensis, which runs on every system.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun } from '../../run.mjs'
import { windowsIcon } from '../icons.mjs'
import { ID, NAME, SCHEME, VERSION } from '../product.mjs'

/** Resolves to the installer in `out`. `fast`: quickly compressed, for tests. */
export async function makeInstaller(out, { unpacked, arch, fast, standIn, work }) {
  const folder = join(work, 'nsis')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'warraq.ico'), await windowsIcon())
  await writeFile(join(folder, 'files.nsh'), `${(await removals(unpacked)).join('\n')}\n`)
  const file = join(out, `${NAME}-Setup-${VERSION}-${arch}${standIn ? '-standin' : ''}.exe`)
  await rm(file, { force: true })
  const words = {
    SOURCE: unpacked,
    OUT: file,
    VERSION,
    // Four numbers, as Windows wants them.
    NUMBERS: `${VERSION.split('-')[0]}.0`,
    NAME,
    ID,
    SCHEME,
    ICON: join(folder, 'warraq.ico'),
    FILES: join(folder, 'files.nsh'),
    COMPRESSOR: fast ? 'zlib' : 'lzma',
    // Windows on Arm runs both; NSIS has no stub of its own for it, and 32 bits run on every Windows.
    STUB: arch === 'x64' ? 'amd64-unicode' : 'x86-unicode',
  }
  const defines = Object.entries(words).map(([name, value]) => `-D${name}=${value}`)
  await mustRun('makensis', ['-V2', '-INPUTCHARSET', 'UTF8', ...defines, join(import.meta.dirname, 'installer.nsi')])
  return file
}

/**
 * NSIS commands that remove what we put below $INSTDIR\app and nothing else, from the inside out.
 * @returns {Promise<string[]>}
 */
export async function removals(folder, inside = 'app') {
  const lines = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${inside}\\${entry.name}`
    if (!entry.isDirectory()) lines.push(`Delete "$INSTDIR\\${path}"`)
    else lines.push(...(await removals(join(folder, entry.name), path)))
  }
  return [...lines, `RMDir "$INSTDIR\\${inside}"`]
}
