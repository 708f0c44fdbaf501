// H-19: no pattern of ours takes longer than the text is long. Every pattern in the code that reads what others wrote is
// tried on texts made of its own letters, longer and longer, until the time grows faster than the text.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { effortOf, growthOf } from './support/effort.ts'

const root = join(import.meta.dirname, '..')
const FOLDERS = ['electron', 'shared', 'renderer']
/** A pattern in code: after what cannot end a value. */
const PATTERN =
  /(?:^|[=(,:!&|?{};[]|return|=>)\s*\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[.,;)\]\s])/gm
const LENGTHS = [24, 200, 2_000, 20_000, 50_000]
/** Milliseconds: less is not worth a second look; a quadratic pattern takes several times this for the longest text. */
const WORTH_A_LOOK = 40
/** For a text four times as long: a linear pattern takes 4 times as long, a quadratic one 16 times. */
const MOST_GROWTH = 9
const ALWAYS = [' ', '\n', 'a', '0', '<', '>', '=', '"', '-', '.', '/', '&', 'ا', '\u064e', ' a', '<a', 'a=']

interface Found {
  readonly place: string
  readonly pattern: RegExp
}

function patternsIn(folder: string): Found[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
  return files.flatMap(file => patternsOf(readFileSync(file, 'utf8'), relative(root, file)))
}

function patternsOf(code: string, file: string): Found[] {
  return [...code.matchAll(PATTERN)].flatMap(([, source = '', flags = '']) => {
    try {
      return [{ place: `${file}: /${source}/${flags}`, pattern: new RegExp(source, flags.replace('y', 'g')) }]
    } catch {
      // Two divisions in one line look like a pattern.
      return []
    }
  })
}

/** null: with no text. */
function slowestOf({ pattern }: Found): string | null {
  const own = [...new Set(pattern.source.replace(/\\[a-z]|\\u[0-9a-f]{4}|[\\^$()[\]{}|?*+]/gi, ''))].slice(0, 24)
  for (const piece of [...ALWAYS, ...own]) {
    for (const length of LENGTHS) {
      const search = (long: number) => `${piece.repeat(Math.ceil(long / piece.length))}\u0007`.replace(pattern, '')
      if (effortOf(() => search(length)) < WORTH_A_LOOK) continue
      const growth = growthOf(search, length)
      if (growth > MOST_GROWTH)
        return `${JSON.stringify(piece)} × ${length}: ${growth.toFixed(1)} times a quarter of it`
    }
  }
  return null
}

const found = FOLDERS.flatMap(patternsIn)

test('H-19 the patterns are found, and a slow one is known for what it is', { timeout: 60_000 }, () => {
  expect(found.length).toBeGreaterThan(150)
  expect(patternsOf('const x = /(?:a|b)+$/g.test(y)', 'x.ts')).toHaveLength(1)
  expect(slowestOf({ place: '', pattern: /\s+$/g })).not.toBeNull()
})

test('H-19 every pattern is linear', { timeout: 300_000 }, () => {
  const slow = found.map(each => ({ place: each.place, why: slowestOf(each) })).filter(({ why }) => why !== null)
  expect(slow).toEqual([])
})
