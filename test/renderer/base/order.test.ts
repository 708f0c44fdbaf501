import { expect, test } from 'vitest'
import { placedBefore, stepped } from '../../../renderer/base/order.ts'

const ORDER = ['a', 'b', 'c']

test('something is placed in front of another, or behind all; where it stands already nothing changes', () => {
  expect(placedBefore(ORDER, 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(placedBefore(ORDER, 'a', null)).toEqual(['b', 'c', 'a'])
  expect(placedBefore(ORDER, 'a', 'b')).toBeNull()
  expect(placedBefore(ORDER, 'a', 'gone')).toBeNull()
})

test('a step leads past one neighbour, and nowhere at the ends', () => {
  expect(stepped(ORDER, 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(stepped(ORDER, 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(stepped(ORDER, 'a', -1)).toBeNull()
  expect(stepped(ORDER, 'c', 1)).toBeNull()
  expect(stepped(ORDER, 'gone', 1)).toBeNull()
})
