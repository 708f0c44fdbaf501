import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLatest } from '../../../renderer/base/latest.ts'
import { debounce, throttle } from '../../../renderer/base/soon.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('debounce', () => {
  test('many askings in quick succession are one, after the last of them', () => {
    const work = counting()
    const soon = debounce(work.run, 100)
    for (let asked = 0; asked < 5; asked++) {
      soon.ask()
      vi.advanceTimersByTime(60)
    }
    expect(work.times).toBe(0)
    vi.advanceTimersByTime(40)
    expect(work.times).toBe(1)
  })

  test('what is done now is not done again later, and what is cancelled is never done', () => {
    const work = counting()
    const soon = debounce(work.run, 100)
    soon.ask()
    soon.now()
    expect(work.times).toBe(1)
    soon.ask()
    soon.cancel()
    vi.advanceTimersByTime(1000)
    expect(work.times).toBe(1)
  })
})

describe('throttle', () => {
  const pace = () => ({ wait: 100, interval: 1000 })

  test('the first asking waits shortly, whoever goes on asking waits for the interval', async () => {
    const work = counting()
    const soon = throttle(work.run, pace)
    for (let ms = 0; ms < 2150; ms += 50) {
      soon.ask()
      await vi.advanceTimersByTimeAsync(50)
    }
    // At 100, 1100 and 2100.
    expect(work.times).toBe(3)
  })

  test('work that takes longer than the interval is never done twice at the same time', async () => {
    let running = 0
    let most = 0
    let times = 0
    const soon = throttle(async () => {
      running += 1
      times += 1
      most = Math.max(most, running)
      await new Promise(done => setTimeout(done, 2500))
      running -= 1
    }, pace)
    for (let ms = 0; ms < 10_000; ms += 100) {
      soon.ask()
      await vi.advanceTimersByTimeAsync(100)
    }
    soon.now()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(most).toBe(1)
    expect(times).toBeGreaterThan(3)
  })

  test('asked to be done now while it is being done, it is done once more: what was read before is out of date', async () => {
    const work = counting(500)
    const soon = throttle(work.run, pace)
    soon.now()
    await vi.advanceTimersByTimeAsync(100)
    soon.now()
    soon.now()
    await vi.advanceTimersByTimeAsync(5000)
    expect(work.times).toBe(2)
  })
})

test('of several questions only the latest is still meant', () => {
  const begin = createLatest()
  const first = begin()
  expect(first()).toBe(true)
  const second = begin()
  expect([first(), second()]).toEqual([false, true])
})

function counting(takes = 0) {
  const work = {
    times: 0,
    async run() {
      work.times += 1
      if (takes > 0) await new Promise(done => setTimeout(done, takes))
    },
  }
  return work
}
