// npm test: sets up and checks everything, cheapest first. Every step runs, whatever failed before it (those that run what
// was built are skipped where the build fails), and a table at the end says which tests failed, how each step went and how
// long it took.
// `npm test -- --only STEP` runs one step (types, lint, styles, build, unit, account, corpora, e2e, ear, package); several with commas.
// What follows a second `--` goes to Vitest: `npm test -- --only unit -- architecture`.
// WARRAQ_TEST_DAYS_AHEAD=365 runs the tests, the app included, as of that many days from now.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { describeFailed, runWithReport } from './failed-tests.mjs'
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
  unit: ({ node, failed }) => testHere(node, 'unit', failed, underClock()),
  account: ({ node, failed }) => testWithServer(node, failed),
  corpora: ({ node, failed }) => (hasTests('corpora') ? testHere(node, 'corpora', failed, underClock()) : 0),
  e2e: ({ node, failed }) => (hasTests('e2e') ? testTwice(node, 'e2e', failed) : 0),
  ear: ({ node, failed }) => testByEar(node, failed),
  package: ({ node, failed }) => testPackages(node, failed),
}
/** The windows under test, the worker tests and the pages of the corpora run what was built. */
const NEED_BUILD = new Set(['unit', 'corpora', 'e2e', 'ear', 'package'])
/** Begins the word of a step that this machine cannot run; that is no failure. */
const NOT_HERE = 'skipped: '
/** Begins the word of a step that passed at last: what is named behind it failed at first, and wants to be mended. */
const AT_LAST = 'ok at the second try: '
/** More files than these do not fail by chance. */
const MOST_BY_CHANCE = 3

await runTool(async () => {
  const wanted = stepsWanted(own)
  const programs = { node: await prepareNode() }
  const ends = []
  for (const step of wanted) {
    const isStuck = NEED_BUILD.has(step) && ends.some(end => end.step === 'build' && end.word !== 'ok')
    ends.push(
      isStuck ? { step, word: 'skipped, as the build failed', took: '', failed: [] } : await takeStep(step, programs),
    )
  }
  for (const { step, failed } of ends)
    if (failed.length > 0) say(`\nFailed in ${step}:\n${describeFailed(failed).join('\n')}`)
  say(`\n${ends.map(({ step, word, took }) => `${step.padEnd(8)} ${took.padStart(8)}  ${word}`).join('\n')}`)
  return ends.every(({ word }) => word === 'ok' || word.startsWith(NOT_HERE) || word.startsWith(AT_LAST)) ? 0 : 1
})

async function takeStep(step, programs) {
  const startedAt = performance.now()
  say(`\n── ${step}`)
  const failed = []
  const word = await endOf(() => STEPS[step]({ ...programs, failed }))
  const took = seconds(startedAt)
  say(`── ${step}: ${word}, ${took}`)
  return { step, word, took, failed }
}

/** A step that cannot even be set up has failed, and the next one may do without what is missing. */
async function endOf(work) {
  try {
    const code = await work()
    if (typeof code === 'string') return code
    return code === 0 ? 'ok' : `failed (${code})`
  } catch (error) {
    say(error instanceof SetUpError ? error.message : String(error?.stack ?? error))
    return 'failed'
  }
}

/** An exit code, or why the step cannot be taken. */
function orNotHere(end) {
  return typeof end === 'string' ? NOT_HERE + end : end
}

function stepsWanted(args) {
  const only = args[0] === '--only' ? args[1]?.split(',') : Object.keys(STEPS)
  const known = only?.every(step => step in STEPS)
  if (!known) throw new SetUpError(`usage: npm test [-- --only ${Object.keys(STEPS).join('|')}] [-- VITEST ARGUMENTS]`)
  return only.some(step => NEED_BUILD.has(step)) && !only.includes('build') ? ['build', ...only] : only
}

function vitest(project) {
  return [...vitestAll(project), ...filtered]
}

function vitestAll(project) {
  return [program('vitest/vitest.mjs'), 'run', '--configLoader', 'native', '--project', project]
}

function checkStyles(node) {
  const files = ['renderer/**/*.css', '--allow-empty-input', '--max-warnings', '0']
  return run(node, [program('stylelint/bin/stylelint.mjs'), ...files], inProject())
}

/** Runs a project's tests as we are, and adds the files that failed to `failed`. Resolves to the exit code. */
async function testHere(node, project, failed, options) {
  const told = await runWithReport(reporting => run(node, [...vitest(project), ...reporting], options))
  failed.push(...told.failed)
  return told.code
}

/**
 * Own screen even where there is one: a person's clicks and windows have no place in a test. Electron is set up for this
 * step and no earlier; fetching 200 MB for a type check would be rude.
 */
function testWindows(node, args) {
  return runWithReport(async reporting => {
    const { electron } = await prepare({ forTests: true })
    return runWithWindows(node, [...args, ...reporting], {
      home: 'fresh',
      headless: process.platform === 'linux',
      cwd: projectRoot,
      env: { WARRAQ_ELECTRON: electron, ...clock() },
    })
  })
}

/**
 * A window on a busy machine is at the mercy of what else runs there. The files of tests that failed are tried once more,
 * by themselves; what passes then is named in the table with what it said at first, so that nobody takes it for sound.
 */
async function testTwice(node, project, failed) {
  const first = await testWindows(node, vitest(project))
  failed.push(...first.failed)
  if (first.failed.length === 0 || first.failed.length > MOST_BY_CHANCE) return first.code
  say('\nSome failed, and are tried once more:')
  const again = await testWindows(node, [...vitestAll(project), ...first.failed.map(({ file }) => file)])
  const titles = ({ file, tests }) => `${file} (${tests.map(({ title }) => title).join('; ')})`
  return again.code === 0 ? AT_LAST + first.failed.map(titles).join(', ') : again.code
}

/** A real server of accounts, where there is one or it can be installed. Resolves to why not otherwise. */
async function testWithServer(node, failed) {
  const { ensureAccountServer } = await import('./account-server.mjs')
  const missing = await ensureAccountServer()
  return missing ? orNotHere(missing) : testHere(node, 'account', failed, inProject())
}

/** The app through a real screen reader, where there is one or it can be installed. Resolves to why not otherwise. */
async function testByEar(node, failed) {
  const { ensureScreenReader } = await import('./screen-reader.mjs')
  const missing = await ensureScreenReader()
  return missing ? orNotHere(missing) : testTwice(node, 'ear', failed)
}

async function testPackages(node, failed) {
  const { packageTests } = await import('./test-packages.mjs')
  const told = await packageTests(node, vitest)
  failed.push(...(told.failed ?? []))
  return told.reason ? orNotHere(told.reason) : told.code
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

function underClock() {
  return { cwd: projectRoot, env: { ...process.env, ...clock() } }
}

/** For Vitest: Node reads the file first in each process that the tests start, Electron's own included. */
function clock() {
  const ahead = process.env.WARRAQ_TEST_DAYS_AHEAD
  if (!ahead) return {}
  if (!/^\d+$/.test(ahead)) throw new SetUpError('WARRAQ_TEST_DAYS_AHEAD is a number of days.')
  return { NODE_OPTIONS: `--require ${join(projectRoot, 'test', 'support', 'clock-ahead.cjs')}` }
}

function splitAt(list, mark) {
  const at = list.indexOf(mark)
  return at < 0 ? [list, []] : [list.slice(0, at), list.slice(at + 1)]
}
