// Orca and the small desktop that it needs, for the tests by ear. On Debian and Ubuntu only.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SetUpError } from './say.mjs'
import { installPackages, missingPackages } from './system-libraries.mjs'

const PACKAGES = [
  'orca',
  'at-spi2-core',
  // A window manager gives the window its keys, xdotool presses real ones.
  'openbox',
  'xdotool',
  'dbus',
]
/** Versions of Orca whose insides `test/ear/orca-customizations.py` knows. */
const KNOWN = /^43\./

/** Installs Orca as root where it is missing. null when it is there; otherwise the reason why not, for a person. */
export async function ensureScreenReader() {
  if (process.platform !== 'linux') return 'there is no Orca on this system'
  const missing = missingPackages(PACKAGES)
  if (missing.length > 0 && process.getuid() !== 0) {
    return `there is no Orca; to have it, sudo apt-get install --no-install-recommends ${missing.join(' ')}`
  }
  try {
    if (missing.length > 0) await installPackages(missing)
  } catch (error) {
    if (error instanceof SetUpError) return `Orca could not be installed (${error.message})`
    throw error
  }
  if (!existsSync('/usr/bin/orca')) return 'there is no Orca'
  const version = execFileSync('/usr/bin/orca', ['--version'], { encoding: 'utf8' }).trim()
  return KNOWN.test(version) ? null : `these tests know Orca 43, and here is ${version}`
}
