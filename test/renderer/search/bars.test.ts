import { expect, test } from 'vitest'
import { barsOf } from '../../../renderer/search/counts/bars.ts'

const day = (year: number, month: number, date = 1) => new Date(year, month - 1, date).getTime()

test('what is of the last days has a bar for each of them, also for those without any', () => {
  const days = [
    { at: day(2026, 3, 27), count: 4 },
    { at: day(2026, 3, 31), count: 1 },
  ]
  const found = barsOf({ days, months: [{ at: day(2026, 3), count: 5 }] })
  expect(found?.unit).toBe('day')
  expect(found?.bars.map(({ at, count, share }) => [new Date(at).getDate(), count, share])).toEqual([
    [27, 4, 1],
    [28, 0, 0],
    [29, 0, 0],
    [30, 0, 0],
    [31, 1, 0.25],
  ])
})

test('what is older has bars of months, and of years where these would be too many', () => {
  const months = [
    { at: day(2025, 11), count: 3 },
    { at: day(2026, 2), count: 1 },
  ]
  expect(barsOf({ days: [], months })?.bars.map(({ count }) => count)).toEqual([3, 0, 0, 1])
  const old = barsOf({ days: [], months: [{ at: day(2012, 5), count: 2 }, { at: day(2012, 6), count: 1 }, ...months] })
  expect(old?.unit).toBe('year')
  expect(old?.bars.map(({ count }) => count)).toEqual([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1])
})

test('one bar, or none, compares nothing', () => {
  expect(barsOf({ days: [], months: [] })).toBeNull()
  expect(barsOf({ days: [], months: [{ at: day(2026, 2), count: 9 }] })).toBeNull()
})
