import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedFolder } from './made.ts'

const root = join(import.meta.dirname, '..', '..')
const SOURCES = ['electron', 'renderer', 'shared', 'assets', 'tools', 'vite.config.ts', 'package.json']

test('P-15: the same sources in another folder give the same program', () => {
  const folder = mkdtempSync(join(dirname(shippedFolder()), 'again-'))
  try {
    for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true })
    // As files of their own: the same bytes by another name.
    execFileSync('cp', ['-al', join(root, 'node_modules'), folder])
    const vite = [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--app',
      '--configLoader',
      'native',
      '--logLevel',
      'error',
    ]
    // Not that of the tests, under which React and Vite are others.
    const { PATH, HOME } = process.env
    execFileSync(process.execPath, vite, { cwd: folder, env: { PATH, HOME } })
    expect(hashes(join(folder, 'dist'))).toEqual(hashes(join(root, 'dist')))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Of what Vite builds; the compiler's notes lie beside it. */
function hashes(dist: string): Record<string, string> {
  const built = ['electron', 'renderer', 'extractor', 'cleaner'].flatMap(part =>
    readdirSync(join(dist, part), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  expect(built.length).toBeGreaterThan(40)
  return Object.fromEntries(
    built.sort().map(file => [file.slice(dist.length), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}
