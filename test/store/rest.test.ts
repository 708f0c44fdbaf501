import { expect, test, vi } from 'vitest'
import { collectGarbage } from '../../electron/base/collect-garbage.ts'
import { restWhenIdle } from '../../electron/store/rest.ts'
import { openWorld, titles } from './world.ts'

test('a thread rests once nobody has asked for a while, and again after the next time somebody did', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const heard: (() => void)[] = []
    let rests = 0
    restWhenIdle(
      { post() {}, listen: listener => heard.push(() => listener({})) },
      () => {
        rests += 1
      },
      1000,
    )
    const ask = () => heard.map(tell => tell())
    for (let times = 0; times < 5; times++) {
      vi.advanceTimersByTime(900)
      ask()
    }
    expect(rests).toBe(0)
    vi.advanceTimersByTime(1000)
    expect(rests).toBe(1)
    vi.advanceTimersByTime(60_000)
    expect(rests).toBe(1)
    ask()
    vi.advanceTimersByTime(1000)
    expect(rests).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

test('what nobody holds any more is gone after a collection', async () => {
  const held = new WeakRef(Array.from({ length: 1000 }, () => ({})))
  // A WeakRef keeps its target to the end of the turn that made it.
  await new Promise(done => setImmediate(done))
  await collectGarbage()
  expect(held.deref()).toBeUndefined()
})

test('the store answers as before when it has rested', () => {
  const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  const before = titles(store)
  store.rest()
  expect(titles(store)).toEqual(before)
})
