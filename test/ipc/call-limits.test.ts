import { expect, test } from 'vitest'
import { createCallLimits } from '../../electron/ipc/call-limits.ts'

test('E-11 three hundred calls a second, and the next second again', () => {
  let now = 0
  const judge = createCallLimits(() => now)
  const verdicts = () => Array.from({ length: 10_000 }, () => judge([1, 'x']))

  expect(verdicts().filter(verdict => verdict === 'allowed')).toHaveLength(300)
  now = 999
  expect(judge([])).toBe('tooMany')
  now = 1000
  expect(verdicts().filter(verdict => verdict === 'allowed')).toHaveLength(300)
})

test('E-11 one call carries at most a saved page, and a second two of them', () => {
  const judge = createCallLimits(() => 0)
  const list = 'x'.repeat(25 * 1024 * 1024)
  expect(judge(['x'.repeat(200_000_000)])).toBe('tooLarge')
  expect([judge([list]), judge([list]), judge([list])]).toEqual(['allowed', 'allowed', 'tooMany'])
})

test.each([
  ['many small texts', Array.from({ length: 4_000_000 }, () => 'xxxxxxx')],
  ['many keys', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}${'k'.repeat(600_000)}`, 1]))],
  ['bytes', new Uint8Array(30_000_000)],
])('E-11 %s count as well', (_name, argument) => {
  expect(createCallLimits(() => 0)([argument])).toBe('tooLarge')
})

test('E-11 what contains itself is counted to the end', () => {
  const endless: unknown[] = []
  endless.push(endless)
  expect(createCallLimits(() => 0)(endless)).toBe('tooLarge')
})
