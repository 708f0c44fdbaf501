// npm run bench: speed and memory as ratios within one run. One JSON line for each measure on stdout:
// {"name","value","unit","yardstick","yardstickValue","ratio"}. `--only NAME[,NAME]`, `--runs N` (odd, 5 by default).
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'
import { runTool } from './say.mjs'

await runTool(async () => {
  const options = { only: { type: 'string', default: '' }, runs: { type: 'string', default: '5' } }
  const { values } = parseArgs({ options })
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const inner = [node, join(projectRoot, 'tools', 'bench', 'measure-all.mjs'), values.only, values.runs]
  // Always a screen of its own, without a GPU: the same for the app and for its yardstick.
  const command = process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...inner] : inner
  return run(command[0], command.slice(1), { env: { ...process.env, WARRAQ_ELECTRON: electron, WARRAQ_NODE: node } })
})
