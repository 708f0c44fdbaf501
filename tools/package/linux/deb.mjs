// The package for Debian and Ubuntu, with dpkg-deb.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../places.mjs'
import { mustRun } from '../../run.mjs'
import { HOMEPAGE, MAINTAINER, madeAt, VERSION } from '../product.mjs'
import { layLinuxTree, layText, template } from './tree.mjs'

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }
/** Plain names: the packages that were renamed for 64-bit time provide them too. */
const DEPENDS = [
  'libasound2, libatk-bridge2.0-0, libatk1.0-0, libatspi2.0-0, libc6 (>= 2.34), libcairo2, libcups2, libdbus-1-3',
  'libdrm2, libexpat1, libgbm1, libglib2.0-0, libgtk-3-0, libnspr4, libnss3 (>= 2:3.30), libpango-1.0-0',
  'libstdc++6 (>= 9), libudev1, libx11-6, libxcb1, libxcomposite1, libxdamage1, libxext6, libxfixes3, libxkbcommon0',
  'libxrandr2, xdg-utils',
].join(', ')
/** `~` sorts before the release itself, as the versions of npm mean `-`. */
const DEB_VERSION = VERSION.replace('-', '~')

/** Resolves to the package's file in `out`. `fast`: without compression, for tests. */
export async function makeDeb(out, { unpacked, arch, fast, work }) {
  const root = join(work, 'deb')
  await layLinuxTree(root, unpacked)
  await layText(root, 'usr/lib/warraq/resources/apparmor-profile', await template('apparmor-profile'))
  await layText(root, 'usr/share/lintian/overrides/warraq', await template('lintian-overrides'))
  await layText(root, 'usr/share/doc/warraq/copyright', await copyright())
  await layText(root, 'usr/share/doc/warraq/changelog.gz', gzipSync(changelog(), { level: 9 }))
  const size = execFileSync('du', ['-sk', '--apparent-size', join(root, 'usr')], { encoding: 'utf8' }).split('\t')[0]
  await mkdir(join(root, 'DEBIAN'))
  const words = { DEBVERSION: DEB_VERSION, ARCH: ARCHITECTURES[arch], MAINTAINER, SIZE: size, DEPENDS }
  await layText(root, 'DEBIAN/control', await template('control', words))
  await layText(root, 'DEBIAN/md5sums', await sums(root))
  for (const script of ['postinst', 'postrm']) await layText(root, `DEBIAN/${script}`, await template(script), 0o755)
  await openFolders(root)
  const file = join(out, `warraq_${DEB_VERSION}_${ARCHITECTURES[arch]}.deb`)
  // Every dpkg reads xz; zstd only those since Debian 12 and Ubuntu 22.04.
  const compression = fast ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6']
  await rm(file, { force: true })
  await mustRun('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, file])
  return file
}

function sums(root) {
  return execFileSync('sh', ['-c', 'find usr -type f -print0 | sort -z | xargs -0 md5sum'], { cwd: root })
}

/** The mask of whoever builds has no say in what is installed. */
async function openFolders(root) {
  await mustRun('find', [root, '-type', 'd', '-exec', 'chmod', '0755', '{}', '+'])
}

function changelog() {
  const when = madeAt().toUTCString().replace('GMT', '+0000')
  return `warraq (${DEB_VERSION}) stable; urgency=medium\n\n  * What changed: ${HOMEPAGE}\n\n -- ${MAINTAINER}  ${when}\n`
}

/** In Debian's own format. What Chromium is made of stands in a file beside the program. */
async function copyright() {
  const [, , ...lines] = (await readFile(join(projectRoot, 'LICENSE'), 'utf8')).trim().split('\n')
  const holder = lines.join('\n').match(/Copyright \(c\) (.+)/)?.[1]
  const paragraph = lines.map(line => (line === '' ? ' .' : ` ${line}`)).join('\n')
  return template('copyright', { HOLDER: holder, LICENCE: paragraph })
}
