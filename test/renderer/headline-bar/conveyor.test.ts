import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Belt,
  freshBelt,
  nextDeparture,
  onScreen,
  rebased,
  recycled,
  remeasured,
  travelToRest,
  travelToShow,
  withItems,
} from '../../../renderer/headline-bar/conveyor.ts'

const items = (...keys: string[]) => keys.map(key => ({ key, width: 300 }))
const keys = (belt: Belt) => belt.slots.map(({ key }) => key)
const offsets = (belt: Belt) => Object.fromEntries(belt.slots.map(({ key, offset }) => [key, offset]))

test('a fresh belt looks as if it had been running: the first headline begins where reading begins', () => {
  const belt = freshBelt(items('a', 'b', 'c'), 1000, 50)
  expect(offsets(belt)).toEqual({ a: 0, b: 350, c: 700 })
  expect(onScreen(belt, 1000).map(({ key }) => key)).toEqual(['a', 'b', 'c'])
})

test('a new headline comes next, and nothing on the screen moves', () => {
  const belt = freshBelt(items('a', 'b', 'c', 'd', 'e'), 1000, 50)
  const changed = withItems(belt, items('new', 'a', 'b', 'c', 'd'), 1000)

  expect(keys(changed)).toEqual(['a', 'b', 'c', 'new', 'd'])
  for (const key of ['a', 'b', 'c']) expect(offsets(changed)[key]).toBe(offsets(belt)[key])
})

test('headlines that grew or shrank lie over no other one, and the foremost stays where it is', () => {
  const belt = freshBelt(items('a', 'b', 'c'), 1000, 50)
  const wider = remeasured(belt, key => (key === 'c' ? undefined : 420))
  expect(offsets(wider)).toEqual({ a: 0, b: 470, c: 940 })
  expect(offsets(remeasured(wider, () => 300))).toEqual(offsets(belt))
})

test('a headline that is no longer wanted crosses the screen and does not come back', () => {
  const belt = freshBelt(items('old', 'b', 'c', 'd'), 1000, 50)
  const changed = withItems(belt, items('b', 'c', 'd'), 1000)
  expect(keys(changed)).toContain('old')

  const later = recycled(changed, 1300, new Set(['b', 'c', 'd']))
  expect(later && keys(later)).not.toContain('old')
})

test('what has left goes to the end of the queue', () => {
  const belt = freshBelt(items('a', 'b', 'c', 'd'), 1000, 50)
  expect(recycled(belt, 1299, new Set(keys(belt)))).toBeNull()
  expect(nextDeparture(belt)).toBe(1300)

  const after = recycled(belt, 1300, new Set(keys(belt)))
  expect(after && keys(after)).toEqual(['b', 'c', 'd', 'a'])
})

test('no two headlines ever overlap and none repeats, whatever happens', () => {
  const pool = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.subarray(pool)), { maxLength: 30 })
  fc.assert(
    fc.property(steps, changes => {
      let belt = freshBelt(items(...pool), 700, 40)
      let travelled = 700
      for (const [way, wanted] of changes) {
        travelled += way
        belt = recycled(belt, travelled, new Set(wanted)) ?? belt
        belt = withItems(belt, items(...wanted), travelled)
        expect(new Set(keys(belt)).size).toBe(belt.slots.length)
        expect(wanted.every(key => keys(belt).includes(key))).toBe(true)
        const sorted = belt.slots.toSorted((a, b) => a.offset - b.offset)
        for (const [index, slot] of sorted.entries()) {
          const next = sorted[index + 1]
          if (next) expect(next.offset).toBeGreaterThanOrEqual(slot.offset + slot.width + belt.gap)
        }
      }
    }),
    { seed: 20261123, numRuns: 500 },
  )
})

test('stepping brings the whole headline into the bar, from before and from behind', () => {
  const belt = freshBelt(items('a', 'b', 'c', 'd', 'e', 'f'), 1000, 50)
  const [first, , , , , last] = belt.slots
  if (!first || !last) throw new Error('the belt is empty')

  expect(travelToShow(belt, last, 1000)).toBe(last.offset + 350)
  // With room for the ring around it.
  expect(travelToShow(belt, first, 1200)).toBe(992)
  expect(travelToShow(belt, first, 800)).toBe(800)
})

test('numbers are made small again without a change of place', () => {
  const belt = freshBelt(items('a', 'b'), 1000, 50)
  expect(onScreen(rebased(belt, 900), 100)).toHaveLength(onScreen(belt, 1000).length)
})

test.each([
  [100.25, 1, 1, -0.25],
  [100.75, 1, 1, 0.25],
  [100.75, -1, 1, -0.25],
  // Between two CSS pixels lies a device pixel.
  [100.5, 1, 2, 0],
  [100.6, -1, 2, 0.1],
  [-3.2, 1, 1, 0.2],
] as const)('at rest a strip at %f, going %i, on a screen of %f is moved by %f', (edge, sign, devicePixels, way) => {
  expect(travelToRest(edge, sign, devicePixels)).toBeCloseTo(way, 9)
})
