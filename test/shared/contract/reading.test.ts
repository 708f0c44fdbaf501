import { expect, test } from 'vitest'
import { areArguments } from '../../../shared/contract/contract.ts'

test('as many articles as a list of years holds can be taken back, and no endless list of them', () => {
  const marked = (count: number) => ({ refs: Array.from({ length: count }, (_, id) => `article:${id + 1}`), deed: 7 })
  expect(areArguments('takeBackRead', [marked(1_000_000)])).toBe(true)
  expect(areArguments('takeBackRead', [marked(2_000_001)])).toBe(false)
})
