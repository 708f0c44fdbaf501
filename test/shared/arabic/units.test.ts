import { expect, test } from 'vitest'
import { tableOfUnits } from '../../../shared/arabic/units.ts'

test('each unit has the value of the last pattern that it matches alone', () => {
  const letters = /\p{L}+/gu
  const table = tableOfUnits([
    [letters, 1],
    [/[\0a-f\uffff]+/g, 2],
  ])

  const asked = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit))
  const alone = asked.map(unit => (/[\0a-f\uffff]/.test(unit) ? 2 : Number(/\p{L}/u.test(unit))))
  expect([...table]).toEqual(alone)
})

test('two halves that stand side by side in the table are no character', () => {
  const table = tableOfUnits([[/\p{Co}+/gu, 1]])

  expect(table.subarray(0xd800, 0xe000).every(kind => kind === 0)).toBe(true)
  expect(table[0xe000]).toBe(1)
})
