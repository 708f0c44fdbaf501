// Of which articles the reader is told: once for a story, while it is news, and never of what was there before.
import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store.ts'
import type { Watch } from '../../../shared/contract/watches.ts'
import { NEWEST, withFiles } from '../old-files.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { report } from '../stories/press.ts'
import { clock, openWorld, reopen, row, rows, save, subscribe } from '../world.ts'

const DAY = 24 * 3_600_000
const QUAKE: Watch = { words: 'زلزال', field: 'anywhere', place: { kind: 'all' }, deed: 'tell', until: null }
const NEWS = { guid: 'news', title: 'الزلزال يضرب الساحل', text: 'خبر الزلزال' }

test('an alert tells of what comes, once, and marks it', () => {
  const { store, feedId } = openWorld([{ guid: 'before', title: 'زلزال الأمس', text: 'ذكرى زلزال' }])
  store.makeWatch(QUAKE)
  expect(store.takeTold(NOW)).toEqual([])

  save(store, feedId, [NEWS, { guid: 'other' }])

  const { ref } = row(store, NEWS.title)
  const told = store.takeTold(NOW)
  expect(told).toEqual([
    {
      ref: expect.stringMatching(/^article:/),
      words: 'زلزال',
      title: NEWS.title,
      sourceTitle: 'paper.example',
      host: 'paper.example',
    },
  ])
  expect(store.takeTold(NOW)).toEqual([])
  expect(
    rows(store)
      .filter(({ watchedFor }) => watchedFor === 'زلزال')
      .map(one => one.ref),
  ).toContain(ref)
})

test('once for a story, also when the second article comes with a later sync and after a start', () => {
  const world = openWorld()
  const { feedId } = world
  let { store } = world
  const second = subscribe(store, 'https://second.example/feed')
  const third = subscribe(store, 'https://third.example/feed')
  const [word = ''] = report(1, 0).text?.split(' ') ?? []
  store.makeWatch({ ...QUAKE, words: `"${word}"` })

  save(store, feedId, [report(1, 0)])
  save(store, second.feedId, [report(1, 1)])
  expect(store.takeTold(NOW)).toHaveLength(1)

  store = reopen(store, world.folder)
  save(store, third.feedId, [report(1, 2)])
  expect(rows(store).find(({ story }) => story?.leads)?.story?.articles).toBe(3)
  expect(store.takeTold(NOW)).toEqual([])
})

test('an article that does not stand in its story yet waits', () => {
  const { store, feedId } = openWorld()
  store.makeWatch(QUAKE)
  store.saveOutcomes([outcome(feedId, [article(NEWS)])], NOW)
  expect(store.takeTold(NOW)).toEqual([])
  store.placeWaiting(10)
  expect(store.takeTold(NOW)).toHaveLength(1)
})

test('nobody is told of old news, of what is muted, and of what was read', () => {
  const { store, feedId } = openWorld()
  store.makeWatch(QUAKE)
  store.makeWatch({ ...QUAKE, words: 'ساحل', deed: 'mute' })
  save(store, feedId, [NEWS, { ...NEWS, guid: 'old', title: 'زلزال قديم', text: 'زلزال', publishedAt: NOW - 5 * DAY }])
  save(store, feedId, [{ ...NEWS, guid: 'read', title: 'زلزال مقروء', text: 'زلزال' }])
  store.markRead([row(store, 'زلزال مقروء').ref], true)
  expect(store.takeTold(NOW)).toEqual([])
})

test('two alerts for one article tell once; a rebuilt cache tells nothing twice', () => {
  const { store, folder, feedId } = openWorld()
  store.makeWatch(QUAKE)
  store.makeWatch({ ...QUAKE, words: 'ساحل' })
  save(store, feedId, [NEWS])
  expect(store.takeTold(NOW)).toHaveLength(1)
  store.close()
  withFiles(folder, NEWEST, ({ cache }) => cache.execute('DELETE FROM articles'))
  const again = openStore(folder, { clock })
  save(again, feedId, [NEWS])
  expect(again.takeTold(NOW)).toEqual([])
})
