// npm run -s inspect -- COMMAND …: the app's insides as JSON lines. Only the command itself writes to stdout.
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { distFolder, typedIn } from './places.mjs'
import { prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runTool } from './say.mjs'

await runTool(async () => {
  const node = await prepareNode()
  await buildIfNeeded(node)
  return run(node, [join(distFolder, 'electron', 'inspect.js'), ...process.argv.slice(2)], { cwd: typedIn })
})
