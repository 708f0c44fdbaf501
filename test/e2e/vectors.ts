/** What is thrown at the reading view: our own attacks, and other people's where they lie beside the project. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import hostile from '../fixtures/articles/hostile.json' with { type: 'json' }

export interface Vector {
  readonly name: string
  readonly html: string
}

const FOLDER = join(import.meta.dirname, '../../../shared/corpora/sanitising')

export const OWN_VECTORS: readonly Vector[] = hostile

/** DOMPurify's and html5sec's. Empty where they are not here; that is said once, and in CI it is a failure. */
export function foreignVectors(): readonly Vector[] {
  if (!isHere()) return []
  const purify = read('dompurify-expect.json').map((each, index) => ({
    name: `DOMPurify ${index}`,
    html: textOf(each['payload']),
  }))
  const html5sec = read('html5sec-vectors.json').map(each => ({
    name: `html5sec ${String(each['id'])}`,
    html: textOf(each['data']),
  }))
  return [...purify, ...html5sec]
}

/** Lines for the fields of an RSS item that are no HTML. */
export function fieldVectors(): readonly string[] {
  const own = OWN_VECTORS.map(({ html }) => html)
  if (!isHere()) return own
  return [...own, ...readFileSync(join(FOLDER, 'html5sec-rss-vectors.txt'), 'utf8').split('\n').filter(Boolean)]
}

function isHere(): boolean {
  if (existsSync(FOLDER)) return true
  if (process.env['CI'] === 'true') throw new Error(`no ${FOLDER}`)
  console.log(`e2e: other people's attacks are not here (${FOLDER}): only our own`)
  return false
}

function read(file: string): readonly Readonly<Record<string, unknown>>[] {
  const list: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))
  return Array.isArray(list) ? list : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
