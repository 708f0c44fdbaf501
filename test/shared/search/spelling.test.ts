import { expect, test } from 'vitest'
import { slipsOf } from '../../../shared/search/spelling.ts'

const costOf = (word: string, other: string) => slipsOf(word).find(slip => slip.word === other)?.cost

test.each([
  ['مكتبة', 'مكتبه'],
  ['مكتب', 'كمتب'],
  ['مكتب', 'مكتبب'],
  ['مكتب', 'متب'],
  ['berkane', 'berkan'],
])('one slip from %s to %s', (word, other) => {
  expect(costOf(word, other)).toBeGreaterThan(0)
})

test('letters that are taken for each other cost less than others, and the first one more', () => {
  expect(costOf('ضلال', 'ظلال')).toBeLessThan(costOf('ضلال', 'خلال') ?? 0)
  expect(costOf('مسير', 'مصير')).toBeLessThan(costOf('مسير', 'مخير') ?? 0)
  expect(costOf('بيت', 'تيت')).toBeGreaterThan(costOf('يبت', 'يتت') ?? 9)
})

test('a word is no slip of itself, and each slip is there once', () => {
  const slips = slipsOf('ققق').map(({ word }) => word)
  expect(slips).not.toContain('ققق')
  expect(new Set(slips).size).toBe(slips.length)
})
