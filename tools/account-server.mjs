// Tiny Tiny RSS and what it stands on, for the tests of accounts against a real server. On Debian and Ubuntu only.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { SetUpError } from './say.mjs'
import { installPackages, missingPackages } from './system-libraries.mjs'

const PACKAGES = [
  'tt-rss',
  // PHP brings a web server of its own, so none is needed.
  'php-cli',
  'php-cgi',
  'php-pgsql',
  'php-curl',
  'php-intl',
  'php-mbstring',
  'php-xml',
  // Otherwise the package asks for a database of the whole machine. Ours is in the test's own folder.
  'dbconfig-no-thanks',
  'postgresql',
]
const PROGRAM = '/usr/share/tt-rss/www/update.php'
/** Debian's word for “start nothing”: what is installed for a test is no service of this machine. */
const POLICY = '/usr/sbin/policy-rc.d'

/** Installs TT-RSS as root where it is missing. null when it is there; otherwise the reason why not, for a person. */
export async function ensureAccountServer() {
  if (process.platform !== 'linux') return 'there is no TT-RSS on this system'
  // PostgreSQL refuses to run as root, and only root may become somebody else.
  if (process.getuid() !== 0) return 'a real TT-RSS is started by root only, under a user of its own'
  const missing = missingPackages(PACKAGES)
  try {
    if (missing.length > 0) await withoutServices(() => installPackages(missing))
  } catch (error) {
    if (error instanceof SetUpError) return `TT-RSS could not be installed (${error.message})`
    throw error
  }
  return existsSync(PROGRAM) ? null : 'there is no TT-RSS'
}

async function withoutServices(install) {
  const isOurs = !existsSync(POLICY)
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await install()
  } finally {
    if (isOurs) rmSync(POLICY, { force: true })
  }
}
