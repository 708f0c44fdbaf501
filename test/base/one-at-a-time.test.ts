import { expect, test } from 'vitest'
import { oneAtATime } from '../../electron/base/one-at-a-time.ts'

test('what is asked for meanwhile is refused; afterwards, and after a failure, the next one may come', async () => {
  const alone = oneAtATime()
  let end = () => {}
  const first = alone(() => new Promise<void>(done => (end = done)))

  await expect(alone(async () => 'second')).rejects.toMatchObject({ code: 'tooManyRequests' })
  end()
  await first
  await expect(alone(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await alone(async () => 'third')).toBe('third')
})
