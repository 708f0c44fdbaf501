// Where the ordinary user finds the project. A clone below /root, or in a private temporary folder, is closed to them:
// such a project is copied to an open place for the run, since opening root's folders is not ours to do.
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectRoot } from './places.mjs'
import { mustRun } from './run.mjs'
import { say, seconds } from './say.mjs'

const OTHERS_READ = 0o004
const OTHERS_ENTER = 0o001
const NOT_NEEDED = new Set(['.git', 'test-results'])

/** `place(text)` turns a path in the project into the one that everybody can read; `remove()` ends its use. */
export async function readableProject() {
  if (await isOpen(projectRoot)) return { place: text => text, remove: async () => {} }
  const copy = await copyProject()
  return { place: text => moved(text, copy), remove: () => rm(copy, { recursive: true, force: true }) }
}

/** Whether everybody may enter the folder and all folders above it, and read its manifest. */
async function isOpen(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & OTHERS_ENTER) === 0) return false
    if (at === dirname(at)) break
  }
  return ((await stat(join(folder, 'package.json'))).mode & OTHERS_READ) !== 0
}

async function copyProject() {
  const startedAt = performance.now()
  const copy = await mkdtemp('/tmp/warraq-copy-')
  await chmod(copy, 0o755)
  const names = (await readdir(projectRoot)).filter(name => !NOT_NEEDED.has(name))
  await mustRun('cp', ['-a', '--reflink=auto', ...names.map(name => join(projectRoot, name)), copy])
  await mustRun('chmod', ['-R', 'a+rX', copy])
  say(`The project's folder is closed to other users: running from the copy ${copy} (${seconds(startedAt)})`)
  return copy
}

function moved(text, copy) {
  return text === projectRoot || text.startsWith(`${projectRoot}/`) ? copy + text.slice(projectRoot.length) : text
}
