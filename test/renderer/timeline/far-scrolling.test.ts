import { describe, expect, test } from 'vitest'
import { HIGHEST, type Scrolled, scrolledOn, scrolledTo } from '../../../renderer/timeline/far-scrolling.ts'

const VIEW = 800
const SHORT = { whole: 200_000, view: VIEW }
const LONG = { whole: 126_000_000, view: VIEW }
const placeOf = ({ top, shift }: Scrolled) => top + shift

test('a list that an element can hold is scrolled as the element is', () => {
  expect(scrolledTo(150_000, SHORT)).toEqual({ top: 150_000, shift: 0 })
  expect(scrolledOn({ top: 0, shift: 0 }, 150_000, SHORT)).toEqual({ top: 150_000, shift: 0 })
})

describe('a list that is higher than an element can be', () => {
  test('begins and ends where the element does', () => {
    expect(scrolledTo(0, LONG)).toEqual({ top: 0, shift: 0 })
    expect(scrolledTo(LONG.whole - VIEW, LONG).top).toBe(HIGHEST - VIEW)
    expect(placeOf(scrolledTo(LONG.whole - VIEW, LONG))).toBe(LONG.whole - VIEW)
  })

  test('goes on as far as the element was scrolled', () => {
    const before = scrolledTo(60_000_000, LONG)
    const after = scrolledOn(before, before.top + 120, LONG)
    expect(placeOf(after) - placeOf(before)).toBe(120)
  })

  test('leaps to the place of the scrollbar', () => {
    const half = scrolledOn(scrolledTo(0, LONG), (HIGHEST - VIEW) / 2, LONG)
    expect(placeOf(half)).toBeCloseTo((LONG.whole - VIEW) / 2, 0)
    expect(placeOf(scrolledOn(half, HIGHEST - VIEW, LONG))).toBeCloseTo(LONG.whole - VIEW, 0)
  })

  test('does not end before its last row, however slowly it is scrolled', () => {
    let at = scrolledTo(LONG.whole - 60_000, LONG)
    for (let step = 0; step < 200; step++) at = scrolledOn(at, Math.min(HIGHEST - VIEW, at.top + 400), LONG)
    expect(placeOf(at)).toBeCloseTo(LONG.whole - VIEW, 0)
    for (let step = 0; step < 200; step++) at = scrolledOn(at, Math.max(0, at.top - 400), LONG)
    expect(placeOf(at)).toBeGreaterThan(LONG.whole - VIEW - 200 * 400 - 1)
  })
})
