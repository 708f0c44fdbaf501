import { expect, test } from 'vitest'
import { createHostLimiter } from '../../electron/network/host-limiter.ts'
import { codeOf } from '../support/fetching.ts'

const never = new AbortController().signal

test('a host with many tasks does not hold up the others', async () => {
  const limiter = createHostLimiter(1)
  const order: string[] = []
  const task = (name: string) => async () => void order.push(name)
  const turn = (host: string) => ({ host, rest: 0, signal: never })
  await Promise.all([
    limiter.run(turn('a'), task('a1')),
    limiter.run(turn('a'), task('a2')),
    limiter.run(turn('a'), task('a3')),
    limiter.run(turn('b'), task('b1')),
  ])
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3'])
})

test('a task that fails frees its place, a cancelled one never starts', async () => {
  const limiter = createHostLimiter(1)
  const cancel = new AbortController()
  let release = () => {}
  const first = limiter.run({ host: 'a', rest: 0, signal: never }, () => new Promise<void>(done => (release = done)))
  const cancelled = limiter.run({ host: 'a', rest: 0, signal: cancel.signal }, () =>
    Promise.reject(new Error('started')),
  )
  const failing = limiter.run({ host: 'a', rest: 0, signal: never }, () => Promise.reject(new Error('failed')))
  cancel.abort()
  expect(await codeOf(cancelled)).toBe('cancelled')
  release()
  await first
  await expect(failing).rejects.toThrow('failed')
  expect(await limiter.run({ host: 'a', rest: 0, signal: never }, async () => 'done')).toBe('done')
})
