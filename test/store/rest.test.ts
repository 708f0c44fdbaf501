import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test, vi } from 'vitest'
import { collectGarbage } from '../../electron/base/collect-garbage.ts'
import { restWhenIdle } from '../../electron/store/rest.ts'
import { foldWords } from '../../shared/arabic/fold.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { searchStem } from '../../shared/search/stems.ts'
import { openWorld, save, titles } from './world.ts'

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

test('at rest the words of the index are let go, and how often they were met is written down', async () => {
  const ships = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ guid: `${at}`, title: `سفينة ${at}`, text: `أبحرت السفينة رقم ${at}` }))
  const { store, feedId, folder } = openWorld(ships(16))
  const met = () => {
    const cache = new DatabaseSync(join(folder, 'cache.db'), { readOnly: true })
    const found = cache.prepare('SELECT articles FROM search_words WHERE stem = ?').get(searchStem(foldWords('سفينة')))
    cache.close()
    return Number(found?.['articles'])
  }
  expect(met()).toBe(1)
  await collectGarbage()
  const before = process.memoryUsage().arrayBuffers

  store.rest()
  await collectGarbage()
  expect(met()).toBeGreaterThan(8)
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(8e6)

  save(store, feedId, ships(17))
  expect(store.search(searchWish('سفينة', 'best')).total).toBe(17)
})
