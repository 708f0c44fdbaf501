import fc from 'fast-check'
import { expect, test } from 'vitest'
import { greaderId, longForm, plainId } from '../../../electron/parse/accounts/ids.ts'

const unsigned = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })

test('a number of 64 bits has one id, as a decimal, with a sign and in the long form', () => {
  fc.assert(
    fc.property(unsigned, number => {
      const digits = number.toString(16)
      const id = digits.padStart(16, '0')
      expect(greaderId(String(number))).toBe(id)
      expect(greaderId(String(BigInt.asIntN(64, number)))).toBe(id)
      expect(greaderId(longForm(id))).toBe(id)
      expect(greaderId(longForm(digits))).toBe(id)
      expect(greaderId(longForm(id.toUpperCase()))).toBe(id)
      expect(BigInt(`0x${greaderId(longForm(id))}`)).toBe(number)
    }),
    {
      examples: [
        [0n],
        [2n ** 53n - 1n],
        [2n ** 53n],
        [2n ** 53n + 1n],
        [2n ** 63n - 1n],
        [2n ** 63n],
        [2n ** 64n - 1n],
      ],
    },
  )
})

test('the ids of a FreshRSS, which have sixteen digits and are decimals all the same', () => {
  expect(greaderId('1795938116102217')).toBe('000661656d72e849')
  expect(greaderId('tag:google.com,2005:reader/item/000661656d72e849')).toBe('000661656d72e849')
  expect(greaderId('tag:google.com,2005:reader/item/1795938116102217')).toBe('1795938116102217')
  expect(greaderId('000661656d72e849')).toBe('000661656d72e849')
})

test('an object id is no number, and stays as it is', () => {
  const objectId = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 })
  fc.assert(
    fc.property(objectId, id => {
      expect(greaderId(id)).toBe(id)
      expect(greaderId(longForm(id))).toBe(id)
    }),
  )
})

test('no id is made of anything else', () => {
  const wrong = ['', '-', 'x', '1.5', '1e3', ' 1', '0x1f', '18446744073709551616', '-9223372036854775809', 'tag:', '٣']
  expect(wrong.filter(written => greaderId(written) !== null)).toEqual([])
  expect(greaderId('tag:google.com,2005:reader/item/')).toBeNull()
  fc.assert(fc.property(fc.string(), written => void greaderId(written)))
})

test('other servers count: a number that JavaScript cannot hold is an id only as text', () => {
  expect(plainId(7)).toBe('7')
  expect(plainId('007')).toBe('7')
  expect(plainId('18446744073709551615')).toBe('18446744073709551615')
  for (const wrong of [0, -1, 1.5, 2 ** 53, Number.NaN, null, undefined, {}, [], '', '-1', 'x', true]) {
    expect(plainId(wrong)).toBeNull()
  }
})
