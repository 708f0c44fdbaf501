import { expect, test } from 'vitest'
import { inSteps } from '../../electron/base/steps.ts'

test('steps are taken until one says that it was the last, with a breath between two', async () => {
  const at: number[] = []
  const step = async () => at.push(performance.now()) < 3
  await inSteps(step, { breath: 30 })
  expect(at).toHaveLength(3)
  expect((at[2] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(55)
})

test('whoever may not go on takes no further step', async () => {
  let taken = 0
  const step = async () => ++taken > 0
  await inSteps(step, { mayGoOn: () => taken < 2 })
  expect(taken).toBe(2)
})
