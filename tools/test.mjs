// npm test: sets up and checks everything, cheapest first, stopping at the first failure.
// `npm test -- --only STEP` runs one step (types, lint, styles, build, unit, corpora, e2e); several with commas.
// What follows a second `--` goes to Vitest: `npm test -- --only unit -- architecture`.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare, prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool, SetUpError, say, seconds } from './say.mjs'

const program = name => join(projectRoot, 'node_modules', ...name.split('/'))
const [own, forVitest] = splitAt(process.argv.slice(2), '--')
const filtered = forVitest.length > 0 ? ['--passWithNoTests', ...forVitest] : []

const STEPS = {
  types: ({ node }) => run(node, [program('typescript/bin/tsc'), '-b', projectRoot], inProject()),
  lint: ({ node }) => run(node, [program('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'], inProject()),
  styles: ({ node }) => checkStyles(node),
  build: ({ node }) => buildIfNeeded(node).then(() => 0),
  unit: ({ node }) => run(node, vitest('unit'), inProject()),
  corpora: ({ node }) => (hasTests('corpora') ? run(node, vitest('corpora'), inProject()) : 0),
  e2e: ({ node, electron }) => (hasTests('e2e') ? testWindows(node, electron) : 0),
}

await runTool(async () => {
  const wanted = stepsWanted(own)
  // Only the last step needs Electron; fetching 200 MB for a type check would be rude.
  const programs = wanted.includes('e2e') ? await prepare({ forTests: true }) : { node: await prepareNode() }
  for (const step of wanted) {
    const startedAt = performance.now()
    say(`\n── ${step}`)
    const code = await STEPS[step](programs)
    say(`── ${step}: ${code === 0 ? 'ok' : `failed (${code})`}, ${seconds(startedAt)}`)
    if (code !== 0) return code
  }
})

function stepsWanted(args) {
  const only = args[0] === '--only' ? args[1]?.split(',') : Object.keys(STEPS)
  const known = only?.every(step => step in STEPS)
  if (!known) throw new SetUpError(`usage: npm test [-- --only ${Object.keys(STEPS).join('|')}] [-- VITEST ARGUMENTS]`)
  // The windows under test and the worker tests run what was built.
  return only.some(step => step === 'e2e' || step === 'unit') && !only.includes('build') ? ['build', ...only] : only
}

function vitest(project) {
  return [program('vitest/vitest.mjs'), 'run', '--configLoader', 'native', '--project', project, ...filtered]
}

function checkStyles(node) {
  const files = ['renderer/**/*.css', '--allow-empty-input', '--max-warnings', '0']
  return run(node, [program('stylelint/bin/stylelint.mjs'), ...files], inProject())
}

/** Own screen even where there is one: a person's clicks and windows have no place in a test. */
function testWindows(node, electron) {
  return runWithWindows(node, vitest('e2e'), {
    home: 'fresh',
    headless: process.platform === 'linux',
    cwd: projectRoot,
    env: { WARRAQ_ELECTRON: electron },
  })
}

function hasTests(folder) {
  const place = join(projectRoot, 'test', folder)
  const found = existsSync(place) && readdirSync(place, { recursive: true }).some(name => name.endsWith('.test.ts'))
  if (!found) say(`Skipped: test/${folder}/ holds no tests yet.`)
  return found
}

function inProject() {
  return { cwd: projectRoot }
}

function splitAt(list, mark) {
  const at = list.indexOf(mark)
  return at < 0 ? [list, []] : [list.slice(0, at), list.slice(at + 1)]
}
