// npm run dev: builds, opens the app, and follows the sources. The app itself reloads its window when dist/renderer
// changes (WARRAQ_DEV), so a change there keeps the app open; a change elsewhere starts it anew.
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { withAbsoluteFiles } from './arguments.mjs'
import { build, buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool, say } from './say.mjs'

/** Editors save in several steps, and a branch switch touches many files. */
const QUIET_MS = 150
const WATCHED = ['electron', 'shared', 'renderer', 'assets']

await runTool(async () => {
  const programs = await prepare()
  await buildIfNeeded(programs.node)
  const changes = watchSources()
  for (let app = open(programs.electron); ; ) {
    const changed = await Promise.race([changes.next(), app.closed])
    if (typeof changed === 'number') return changed
    const part = changed.every(folder => folder === 'renderer') ? 'renderer' : 'all'
    if (!(await builds(programs.node, part)) || part === 'renderer') continue
    app.close()
    await app.closed
    app = open(programs.electron)
  }
})

function open(electron) {
  const stop = new AbortController()
  const close = () => stop.abort()
  process.once('SIGINT', close).once('SIGTERM', close)
  const args = [projectRoot, ...withAbsoluteFiles(process.argv.slice(2))]
  const options = { home: 'kept', env: { WARRAQ_DEV: '1' }, until: stop.signal }
  const closed = runWithWindows(electron, args, options).finally(() =>
    process.off('SIGINT', close).off('SIGTERM', close),
  )
  return { close, closed }
}

/** A mistake in a source is shown and waits for its correction; the app that runs stays. */
async function builds(node, part) {
  try {
    await build(node, part)
    return true
  } catch (error) {
    say(error.message)
    return false
  }
}

/** `next()` resolves to the top folders that changed since the last time, once they are quiet. */
function watchSources() {
  let changed = new Set()
  let announce = () => {}
  let timer
  for (const folder of WATCHED.filter(name => existsSync(join(projectRoot, name)))) {
    watch(join(projectRoot, folder), { recursive: true }, () => {
      changed.add(folder)
      clearTimeout(timer)
      timer = setTimeout(() => announce(), QUIET_MS)
    })
  }
  const take = () => {
    const taken = [...changed]
    changed = new Set()
    return taken
  }
  const next = () =>
    new Promise(resolve => {
      announce = () => resolve(take())
    })
  return { next }
}
