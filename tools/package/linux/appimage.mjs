// The portable file for any Linux: the runtime that mounts it, and behind that everything in a squashfs.
import { chmod, copyFile, open, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun } from '../../run.mjs'
import { SetUpError, say } from '../../say.mjs'
import { iconFile } from '../icons.mjs'
import { ID, NAME, VERSION } from '../product.mjs'
import { layLinuxTree, layText, template } from './tree.mjs'

const ARCHITECTURES = { x64: 'x86_64', arm64: 'aarch64' }
/** Stands at byte 8 of a runtime of the second kind. */
const MAGIC = 'AI\x02'
const STAND_IN_LENGTH = 4096

/**
 * Resolves to the file in `out`. `runtime` is the official runtime's file (AppImage/type2-runtime); without one, a stand-in
 * of ours is taken and the file's name says so. `fast`: without compression, for tests.
 */
export async function makeAppImage(out, { unpacked, arch, fast, work, runtime }) {
  const root = join(work, 'appimage')
  await layLinuxTree(root, unpacked)
  await layText(root, 'AppRun', await template('AppRun'), 0o755)
  await symlink(`usr/share/applications/${ID}.desktop`, join(root, `${ID}.desktop`))
  await copyFile(iconFile(256), join(root, `${ID}.png`))
  await symlink(`${ID}.png`, join(root, '.DirIcon'))
  // It cannot be setuid in a mount of one's own; where it lies, Chromium stops at that instead of opening a namespace.
  await rm(join(root, 'usr/lib/warraq/chrome-sandbox'))
  const head = runtime ? await officialRuntime(runtime) : await standInRuntime()
  const file = join(out, `${NAME}-${VERSION}-${ARCHITECTURES[arch]}${runtime ? '' : '-standin'}.AppImage`)
  await rm(file, { force: true })
  const compression = fast ? ['-noI', '-noD', '-noF'] : ['-comp', 'zstd', '-Xcompression-level', '19', '-b', '1M']
  const layout = ['-offset', String(head.length), '-all-root', '-noappend', '-no-xattrs', '-no-progress', '-quiet']
  await mustRun('mksquashfs', [root, file, ...layout, ...compression])
  await writeHead(file, head)
  return file
}

async function officialRuntime(file) {
  const head = await readFile(file)
  if (head.toString('latin1', 8, 11) !== MAGIC) throw new SetUpError(`${file} is no AppImage runtime.`)
  return head
}

async function standInRuntime() {
  say('Without --runtime FILE the AppImage gets a stand-in of ours: it runs here, and is not for publishing.')
  return Buffer.from((await template('stand-in-runtime', { OFFSET: STAND_IN_LENGTH })).padEnd(STAND_IN_LENGTH, '\n'))
}

async function writeHead(file, head) {
  const handle = await open(file, 'r+')
  try {
    await handle.write(head, 0, head.length, 0)
  } finally {
    await handle.close()
  }
  await chmod(file, 0o755)
}
