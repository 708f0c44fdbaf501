import { expect, test } from 'vitest'
import { heightsOf } from '../../../renderer/timeline/heights.ts'

const USUAL = 100
const OWN = new Map([
  [2, 150],
  [3, 0],
  [4, 0],
  [900_000, 40],
])
const heights = heightsOf(1_000_000, USUAL, OWN)

test('a row begins where those before it end', () => {
  const near = heightsOf(8, USUAL, OWN)
  expect([0, 1, 2, 3, 4, 5, 6].map(near.startOf)).toEqual([0, 100, 200, 350, 350, 350, 450])
  expect(near.whole).toBe(650)
  expect(near.heightOf(2)).toBe(150)
  expect(near.heightOf(7)).toBe(USUAL)
})

test('a pixel is part of the row that begins before it and ends behind it', () => {
  for (const index of [0, 1, 2, 5, 6, 7, 1000, 899_999, 900_000, 900_001, 999_999]) {
    const start = heights.startOf(index)
    expect(heights.indexAt(start)).toBe(index)
    expect(heights.indexAt(start + heights.heightOf(index) - 1)).toBe(index)
  }
})

test('beyond an end of the list is the row there, and a list without rows has none', () => {
  expect(heights.indexAt(-5)).toBe(0)
  expect(heights.indexAt(heights.whole + 5000)).toBe(999_999)
  expect(heightsOf(0, USUAL, new Map()).whole).toBe(0)
  expect(heightsOf(0, USUAL, new Map()).indexAt(0)).toBe(0)
})

test('rows that the list no longer has are not counted', () => {
  expect(heightsOf(2, USUAL, OWN).whole).toBe(200)
})
