// The package for Fedora, openSUSE and their relatives, with rpmbuild; for any architecture on any.
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../places.mjs'
import { mustRun } from '../../run.mjs'
import { VERSION } from '../product.mjs'
import { layLinuxTree, layText, template } from './tree.mjs'

const ARCHITECTURES = { x64: 'x86_64', arm64: 'aarch64' }
/** Names of libraries, not of packages: distributions name packages differently. */
const LIBRARIES = [
  'libasound.so.2',
  'libatk-bridge-2.0.so.0',
  'libatspi.so.0',
  'libcups.so.2',
  'libdrm.so.2',
  'libgbm.so.1',
  'libgtk-3.so.0',
  'libnss3.so',
  'libXcomposite.so.1',
  'libXdamage.so.1',
  'libxkbcommon.so.0',
  'libXrandr.so.2',
]

/** Resolves to the package's file in `out`. `fast`: hardly compressed, for tests. */
export async function makeRpm(out, { unpacked, arch, fast, work }) {
  const root = join(work, 'rpm', 'root')
  await layLinuxTree(root, unpacked)
  await layText(root, 'usr/share/licenses/warraq/LICENSE', await readFile(join(projectRoot, 'LICENSE')))
  const words = {
    RPMVERSION: VERSION.replace('-', '~'),
    REQUIRES: LIBRARIES.map(name => `Requires: ${name}()(64bit)`).join('\n'),
    PAYLOAD: fast ? 'w0.gzdio' : 'w15T2.zstdio',
  }
  const spec = join(work, 'rpm', 'warraq.spec')
  await writeFile(spec, await template('warraq.spec', words))
  const made = join(work, 'rpm', 'made')
  const defines = [`_topdir ${join(work, 'rpm')}`, `_rpmdir ${made}`].flatMap(text => ['--define', text])
  await mustRun('rpmbuild', ['-bb', '--quiet', '--target', ARCHITECTURES[arch], '--buildroot', root, ...defines, spec])
  const [name] = await readdir(join(made, ARCHITECTURES[arch]))
  const file = join(out, name)
  await rm(file, { force: true })
  await rename(join(made, ARCHITECTURES[arch], name), file)
  return file
}
