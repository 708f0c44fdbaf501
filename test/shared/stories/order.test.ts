import { expect, test } from 'vitest'
import { insertInOrder } from '../../../shared/stories/order.ts'

test('whatever is inserted stands where it arrived', () => {
  const list: { readonly order: number }[] = []
  for (const order of [1, 2, 5, 4, 3, 0, 6]) insertInOrder(list, { order })

  expect(list.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6])
})
