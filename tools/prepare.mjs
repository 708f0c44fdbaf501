// The way in: everything a start needs, in order. When all is there it does nothing and asks no network.
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { ensureNode } from './node-runtime.mjs'
import { runTool } from './say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** The path of a Node that can build and test; sets up no Electron. */
export async function prepareNode() {
  // What root installs must be readable for the ordinary user as whom the app runs.
  if (process.getuid?.() === 0) process.umask(0o022)
  const node = await ensureNode()
  await ensureDependencies()
  return node
}

/** `{ node, electron }`: the paths of both programs. `forTests`: with what only tests need from the system. */
export async function prepare({ forTests = false } = {}) {
  const node = await prepareNode()
  await ensureSystemLibraries({ forTests })
  const { program } = await ensureElectron(node)
  return { node, electron: program }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runTool(async () => {
    process.stdout.write(`${JSON.stringify(await prepare())}\n`)
  })
}
