// node tools/check-catalogue.mjs [FILE]: says what is wrong with the catalogue of newspapers, and fails where something is.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './places.mjs'
import { prepareNode } from './prepare.mjs'
import { run } from './run.mjs'
import { runTool, say } from './say.mjs'

const ownPath = fileURLToPath(import.meta.url)
const readsTypeScript = Boolean(process.features.typescript)

/** What is wrong with the file, a sentence each; for a Node that reads TypeScript. */
export async function problemsIn(file) {
  const shape = new URL('../shared/contract/catalogue.ts', import.meta.url).href
  const { problemsOf } = await import(shape)
  return problemsOf(JSON.parse(await readFile(file, 'utf8')))
}

async function check(file) {
  const problems = await problemsIn(file)
  for (const problem of problems) say(problem)
  say(problems.length === 0 ? `${file} is sound.` : `${problems.length} problems in ${file}.`)
  return problems.length === 0 ? 0 : 1
}

if (process.argv[1] === ownPath) {
  const file = resolve(process.argv[2] ?? join(projectRoot, 'assets', 'catalogue.json'))
  await runTool(async () => (readsTypeScript ? check(file) : run(await prepareNode(), [ownPath, file])))
}
