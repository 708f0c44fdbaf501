// npm start: sets up what is missing, builds what changed, opens the app. Arguments after `--` are the app's.
import { withAbsoluteFiles } from './arguments.mjs'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool } from './say.mjs'

await runTool(async () => {
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  return runWithWindows(electron, [projectRoot, ...withAbsoluteFiles(process.argv.slice(2))], { home: 'kept' })
})
