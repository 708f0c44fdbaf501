// Makes the packages and tests them: what is inside, what they refuse, installing, starting, removing, and the main stories
// in the packaged program. Only where all of it can be made and started, which is root's Debian or Ubuntu on x64.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runWithReport } from './failed-tests.mjs'
import { makePackages } from './package/make.mjs'
import { JUDGES, missingTools } from './package/system-tools.mjs'
import { twinEnvironment } from './package/twin.mjs'
import { packagesFolder, projectRoot } from './places.mjs'
import { run } from './run.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { SetUpError } from './say.mjs'
import { installPackages } from './system-libraries.mjs'

const REAL = ['unpacked', 'twin', 'deb', 'rpm', 'appimage']
const STAND_INS = [
  { targets: ['nsis', 'portable'], arch: 'x64' },
  { targets: ['mac-zip'], arch: 'arm64' },
]
const out = join(packagesFolder, 'tested')

/** Resolves to the exit code with the files that failed, or to the reason why there is nothing to test here. `vitest` gives the arguments for a project. */
export async function packageTests(node, vitest) {
  const reason = whyNotHere() ?? (await whyNoTools())
  if (reason) return { reason }
  const options = { out, fast: true, node }
  const made = await makePackages(REAL, { ...options, arch: 'x64', standIn: false })
  // One core's work for a minute, while the tests wait for windows.
  const judged = run('lintian', ['--allow-root', '--fail-on', 'error,warning', made[REAL.indexOf('deb')]])
  for (const { targets, arch } of STAND_INS) await makePackages(targets, { ...options, arch, standIn: true })
  const env = { ...process.env, WARRAQ_PACKAGES: out }
  const { code, failed } = await runWithReport(more =>
    run(node, [...vitest('package'), ...more], { cwd: projectRoot, env }),
  )
  if (code !== 0) return { code, failed }
  const twin = await runWithReport(more => testTwin(node, [...vitest('twin'), ...more]))
  return { code: twin.code || judged, failed: twin.failed }
}

/** Chromium's own tests' driver speaks to the twin as it does to Electron. */
function testTwin(node, args) {
  return runWithWindows(node, args, {
    home: 'fresh',
    headless: true,
    cwd: projectRoot,
    env: twinEnvironment(node, join(out, 'unpacked-linux-x64-twin', 'warraq')),
  })
}

function whyNotHere() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'packages are tested on Linux x64'
  if (!existsSync('/usr/bin/dpkg-deb')) return 'packages are tested on Debian and Ubuntu'
  if (process.getuid() !== 0) return 'only root can install what is tested'
  return existsSync('/usr/lib/warraq') ? 'Warraq is installed here already, and stays as it is' : null
}

async function whyNoTools() {
  const missing = missingTools([...REAL, 'nsis'], JUDGES)
  try {
    if (missing.length > 0) await installPackages(missing)
    return null
  } catch (error) {
    if (error instanceof SetUpError) return `their tools could not be installed (${error.message})`
    throw error
  }
}
