/** Where other people's test data lies, and what happens where it does not. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../../shared/corpora')

/** Runs the tests over a corpus. Absent, they are skipped with a word; in CI their absence is a failure. */
export function overCorpus(name: string, tests: (folder: string) => void): void {
  const folder = join(ROOT, name)
  if (existsSync(folder)) {
    tests(folder)
  } else if (process.env['CI'] === 'true') {
    test(`the corpus ${name} is there`, () => Promise.reject(new Error(`no ${folder}`)))
  } else {
    console.log(`corpora: ${name} is not here (${folder}): skipped`)
    test.skip(`corpus ${name}`, () => {})
  }
}

/** A list that came with a corpus. Its shape is the corpus's word; a test that finds another one fails on its own. */
export function listOf(folder: string, file: string): readonly Readonly<Record<string, unknown>>[] {
  const list: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  return Array.isArray(list) ? list : []
}

/** A score, and under it what was not right. */
export function printScore(what: string, right: number, all: number, differing: readonly string[] = []): void {
  console.log(`corpora: ${what}: ${right}/${all} = ${((right / all) * 100).toFixed(1)} %`)
  for (const one of differing) console.log(`corpora:   not ${one}`)
}
