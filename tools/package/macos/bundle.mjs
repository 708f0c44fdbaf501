// The archive and the disk image for macOS. What is published is made and signed there.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun } from '../../run.mjs'
import { NAME, VERSION } from '../product.mjs'
import { signMac } from './sign.mjs'

const BUNDLE = `${NAME}.app`

export async function makeMacZip(out, { unpacked, arch, standIn }) {
  if (!standIn) await signMac(join(unpacked, BUNDLE))
  const file = join(out, `${NAME}-${VERSION}-mac-${arch}${standIn ? '-standin' : ''}.zip`)
  await rm(file, { force: true })
  if (process.platform === 'darwin') await mustRun('ditto', ['-c', '-k', '--keepParent', join(unpacked, BUNDLE), file])
  else await mustRun('zip', ['-q', '-r', '-y', '-X', file, BUNDLE], { cwd: unpacked })
  return file
}

/** A window with the bundle beside a link to the folder of programs. */
export async function makeDmg(out, { unpacked, arch, work }) {
  await signMac(join(unpacked, BUNDLE))
  const folder = join(work, 'dmg')
  await mkdir(folder, { recursive: true })
  await mustRun('ditto', [join(unpacked, BUNDLE), join(folder, BUNDLE)])
  await mustRun('ln', ['-s', '/Applications', join(folder, 'Applications')])
  const file = join(out, `${NAME}-${VERSION}-mac-${arch}.dmg`)
  await rm(file, { force: true })
  const layout = ['-volname', NAME, '-srcfolder', folder, '-fs', 'HFS+', '-format', 'ULFO']
  await mustRun('hdiutil', ['create', ...layout, file])
  return file
}
