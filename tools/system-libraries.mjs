// What Electron needs from the system on Debian and Ubuntu. On other systems nothing is looked for.
import { existsSync } from 'node:fs'
import { mustRun } from './run.mjs'
import { say } from './say.mjs'

const PACKAGES = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  // A screen where there is none: for the tests, and for starting on a server. xvfb-run needs xauth and does not bring it.
  'xvfb',
  'xauth',
]
/** A test watches the app in a network of its own; another reads the words of a PDF. */
const FOR_TESTS = ['iproute2', 'poppler-utils']
/** Another program may be installing something: it is waited for, in seconds. */
const PATIENCE = ['-o', 'DPkg::Lock::Timeout=300']
const DPKG = '/var/lib/dpkg/info'
/** dpkg's own names for the machines that Electron runs on. */
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }

/** Installs what is missing as root; otherwise says what to type and goes on, since a desktop may do without a part. */
export async function ensureSystemLibraries({ forTests = false } = {}) {
  const missing = missingPackages(forTests ? [...PACKAGES, ...FOR_TESTS] : PACKAGES)
  if (missing.length === 0) return
  if (process.getuid() !== 0) {
    say(`Missing system packages. Please type:\n  sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`)
    return
  }
  await installPackages(missing)
}

export async function installPackages(missing) {
  say(`Installing system packages: ${missing.join(' ')} …`)
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await mustRun('apt-get', ['update', '-qq'], options)
  await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PATIENCE, ...missing], options)
}

/** The packages of `names` that are missing, as this system calls them; none on systems without dpkg. */
export function missingPackages(names) {
  if (process.platform !== 'linux' || !existsSync(DPKG)) return []
  return names.filter(name => !isInstalled(name) && !isInstalled(t64(name))).map(nameHere)
}

/** Looking at dpkg's files takes a millisecond where asking dpkg takes a hundred. */
function isInstalled(name) {
  const architecture = ARCHITECTURES[process.arch] ?? process.arch
  return existsSync(`${DPKG}/${name}.list`) || existsSync(`${DPKG}/${name}:${architecture}.list`)
}

/** Debian 13 and Ubuntu 24.04 renamed the libraries that their change to 64-bit time touched. */
function t64(name) {
  return `${name}t64`
}

function nameHere(name) {
  const renamed = ['libatk1.0-0', 'libatk-bridge2.0-0', 'libcups2', 'libgtk-3-0', 'libasound2']
  return renamed.includes(name) && usesT64() ? t64(name) : name
}

/** apt's own library was renamed too, and its later versions came after the renaming. */
function usesT64() {
  return ['libapt-pkg6.0t64', 'libapt-pkg7.0'].some(isInstalled)
}
