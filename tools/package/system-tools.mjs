// The programs that packages are made with, and those that look at the result. As root on Debian they are installed.

import { SetUpError } from '../say.mjs'
import { installPackages, missingPackages } from '../system-libraries.mjs'

const NEEDED = {
  deb: ['zip', 'dpkg'],
  rpm: ['zip', 'rpm'],
  appimage: ['zip', 'squashfs-tools'],
  nsis: ['zip', 'nsis'],
  portable: ['zip', 'nsis'],
}
/** What judges a finished package, and what starts it from its desktop entry. */
export const JUDGES = [
  ...['lintian', 'desktop-file-utils', 'appstream', 'unzip', 'xvfb'],
  ...['libglib2.0-bin', 'dbus', 'x11-utils', 'xdg-utils', 'openbox', 'xdotool'],
]

/** Makes sure that the programs for these targets are there. */
export async function ensureSystemTools(targets) {
  const missing = missingTools(targets)
  if (missing.length === 0) return
  if (process.getuid() !== 0) throw new SetUpError(`Please type: sudo apt-get install ${missing.join(' ')}`)
  await installPackages(missing)
}

export function missingTools(targets, others = []) {
  return missingPackages([...new Set([...targets.flatMap(target => NEEDED[target] ?? ['zip']), ...others])])
}
