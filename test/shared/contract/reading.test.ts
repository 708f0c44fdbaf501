import { expect, test } from 'vitest'
import { areArguments } from '../../../shared/contract/contract.ts'
import { MOST_REFS_TOLD } from '../../../shared/contract/reading.ts'

test('however many articles a list of years holds, all are taken back with few of them named', () => {
  const refs = (count: number) => Array.from({ length: count }, (_, id) => `article:${id + 1}`)
  const marked = (named: number) => ({ count: 10_000_000, refs: refs(named), deed: 7 })
  expect(areArguments('takeBackRead', [marked(MOST_REFS_TOLD)])).toBe(true)
  expect(areArguments('takeBackRead', [marked(MOST_REFS_TOLD + 1)])).toBe(false)
})
