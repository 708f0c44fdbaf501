import { afterEach, expect, test, vi } from 'vitest'
import { createHostLimiter } from '../../electron/network/host-limiter.ts'
import { codeOf } from '../support/fetching.ts'

afterEach(() => void vi.useRealTimers())

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

test('N-09 500 feeds of three hosts: one at a time for each host, a second of rest between two, and the herd is orderly', async () => {
  vi.useFakeTimers({ now: 0 })
  const limiter = createHostLimiter(8)
  const hosts = ['a', 'b', 'c']
  const begun: Record<string, number[]> = { a: [], b: [], c: [] }
  let atOnce = 0
  let most = 0
  const work = Array.from({ length: 500 }, (_, n) => {
    const host = hosts[n % 3] ?? 'a'
    return limiter.run({ host, rest: 1000, signal: never }, async () => {
      begun[host]?.push(Date.now())
      most = Math.max(most, ++atOnce)
      await new Promise(done => setTimeout(done, 200))
      atOnce--
    })
  })
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  await Promise.all(work)

  expect(most).toBe(3)
  for (const times of Object.values(begun)) {
    expect(times.length).toBeGreaterThan(160)
    const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0))
    expect(Math.min(...gaps)).toBe(1200)
  }
})

test('N-09 a hundred hosts: eight connections in all', async () => {
  vi.useFakeTimers({ now: 0 })
  const limiter = createHostLimiter(8)
  let atOnce = 0
  let most = 0
  const work = Array.from({ length: 100 }, (_, n) =>
    limiter.run({ host: `h${n}`, rest: 1000, signal: never }, async () => {
      most = Math.max(most, ++atOnce)
      await new Promise(done => setTimeout(done, 50))
      atOnce--
    }),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  await Promise.all(work)
  expect(most).toBe(8)
})

test('what the reader waits for goes before what is fetched ahead, in the order of its asking', async () => {
  const limiter = createHostLimiter(1)
  const order: string[] = []
  const task = (name: string) => async () => void order.push(name)
  const turn = (host: string, isAwaited = false) => ({ host, rest: 0, signal: never, isAwaited })
  await Promise.all([
    limiter.run(turn('a'), task('under way')),
    limiter.run(turn('a'), task('ahead')),
    limiter.run(turn('b'), task('ahead elsewhere')),
    limiter.run(turn('a', true), task('awaited')),
    limiter.run(turn('c', true), task('awaited elsewhere')),
  ])
  expect(order).toEqual(['under way', 'awaited', 'awaited elsewhere', 'ahead', 'ahead elsewhere'])
})
