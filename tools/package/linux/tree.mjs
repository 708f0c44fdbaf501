// The files of an installed Warraq on Linux, the same for deb, rpm and AppImage.
import { chmod, copyFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../places.mjs'
import { iconFile } from '../icons.mjs'
import { HOMEPAGE, ID, madeAt, VERSION } from '../product.mjs'

const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const PROGRAM = 'usr/lib/warraq'

/** Lays them out below `root`. The unpacked program is copied, as several packages are made of it. */
export async function layLinuxTree(root, unpacked) {
  await cp(unpacked, join(root, PROGRAM), { recursive: true })
  await mkdir(join(root, 'usr/bin'), { recursive: true })
  await symlink('../lib/warraq/warraq', join(root, 'usr/bin/warraq'))
  await layText(root, `usr/share/applications/${ID}.desktop`, await template(`${ID}.desktop`))
  await layText(root, `usr/share/metainfo/${ID}.metainfo.xml`, await template('metainfo.xml'))
  await layText(root, 'usr/share/man/man1/warraq.1.gz', gzipSync(await template('warraq.1'), { level: 9 }))
  for (const size of ICON_SIZES) await layIcon(root, `${size}x${size}/apps/${ID}.png`, iconFile(size))
  await layIcon(root, `scalable/apps/${ID}.svg`, join(projectRoot, 'assets/icon/warraq.svg'))
}

/** A text of this folder, with `@VERSION@` and the like filled in. */
export async function template(name, others = {}) {
  const words = { VERSION, HOMEPAGE, DATE: madeAt().toISOString().slice(0, 10), ...others }
  const text = await readFile(join(import.meta.dirname, name), 'utf8')
  return text.replace(/@([A-Z]+)@/g, (_, word) => words[word])
}

/** Writes a file below `root`, readable for everybody whatever the mask is. */
export async function layText(root, path, text, mode = 0o644) {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  await chmod(file, mode)
}

async function layIcon(root, path, from) {
  const file = join(root, 'usr/share/icons/hicolor', path)
  await mkdir(dirname(file), { recursive: true })
  await copyFile(from, file)
  await chmod(file, 0o644)
}
