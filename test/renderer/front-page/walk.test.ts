import { expect, test } from 'vitest'
import { type Box, type Spot, type Step, stepFrom } from '../../../renderer/front-page/edition/walk.ts'

/**
 * Second stories, the first one, what is new; under them two sections. Reading goes along from 0.
 *
 *   second 1 | first  | new 1
 *   second 2 |        | new 2
 *   ---------+--------+------
 *   a 1          | b 1
 *   a 2          |
 */
const FIRST = box(100, 0, 100, 100)
const SECOND = box(0, 0, 90, 100)
const NEW = box(210, 0, 80, 90)
const A = box(0, 120, 140, 60)
const B = box(150, 120, 140, 60)

const PAGE = {
  first: { ...box(100, 50, 100, 40), block: FIRST },
  'second 1': { ...box(0, 0, 90, 20), block: SECOND },
  'second 2': { ...box(0, 60, 90, 20), block: SECOND },
  'new 1': { ...box(210, 0, 80, 20), block: NEW },
  'new 2': { ...box(210, 60, 80, 20), block: NEW },
  'a 1': { ...box(0, 120, 140, 20), block: A },
  'a 2': { ...box(0, 150, 140, 20), block: A },
  'b 1': { ...box(150, 120, 140, 20), block: B },
} satisfies Record<string, Spot>

function box(along: number, down: number, width: number, height: number): Box {
  return { along, down, width, height }
}

function walk(from: keyof typeof PAGE, ...steps: readonly Step[]): string | null {
  const spots = Object.values(PAGE)
  const names = Object.keys(PAGE)
  let at: number | null = names.indexOf(from)
  for (const step of steps) at = at === null ? null : stepFrom(spots, at, step)
  return at === null ? null : (names[at] ?? null)
}

test('down and up go along a column, and on into the nearest below', () => {
  expect(walk('second 1', 'down')).toBe('second 2')
  expect(walk('second 2', 'down')).toBe('a 1')
  expect(walk('a 1', 'down')).toBe('a 2')
  expect(walk('new 2', 'down')).toBe('b 1')
  expect(walk('a 2', 'up')).toBe('a 1')
  expect(walk('a 1', 'up')).toBe('second 2')
  expect(walk('second 1', 'up')).toBeNull()
  expect(walk('a 2', 'down')).toBeNull()
})

test('on and back go from column to column, at the same height where there is something', () => {
  expect(walk('second 1', 'on')).toBe('first')
  expect(walk('first', 'on')).toBe('new 2')
  expect(walk('first', 'back')).toBe('second 2')
  expect(walk('a 1', 'on')).toBe('b 1')
})

test('after the last column comes the first of the next row, and before the first the last of the row above', () => {
  expect(walk('new 1', 'on')).toBe('a 1')
  expect(walk('a 1', 'back')).toBe('new 2')
  expect(walk('b 1', 'on')).toBeNull()
})

test('every headline is reached from the first one', () => {
  const names = Object.keys(PAGE) as (keyof typeof PAGE)[]
  const reached = new Set<string>(['first'])
  for (const name of reached) {
    for (const step of ['down', 'up', 'on', 'back'] as const) reached.add(walk(name as keyof typeof PAGE, step) ?? name)
  }
  expect([...reached].sort()).toEqual([...names].sort())
})
