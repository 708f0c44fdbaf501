// D-24: a clock that is wrong for a while and then set right, as the battery, another system or the network has it.

import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { pictureKey } from '../../../electron/store/pictures/picture-names.ts'
import { openStore } from '../../../electron/store/store.ts'
import { KEPT_BY_DEFAULT } from '../../../shared/contract/keeping.ts'
import { searchWish } from '../../../shared/contract/search.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/units.ts'
import { type ArticleSeed, NOW } from '../seeds.ts'
import {
  ALL,
  clock,
  FEED_URL,
  openWorld,
  row,
  rows,
  save,
  subscribe,
  temporaryFolder,
  titles,
  type World,
} from '../world.ts'

const YEARS = 2557 * DAY

const news: readonly ArticleSeed[] = [1, 2, 3, 4].map(days => ({
  guid: `d${days}`,
  title: `${days}`,
  publishedAt: NOW - days * DAY,
}))
const UNDATED: ArticleSeed = { guid: 'undated', title: 'بلا تاريخ', publishedAt: null }

/** A newspaper of long ago that goes on meanwhile. */
function openOther(store: Store) {
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'old', title: 'قديم', publishedAt: NOW - 300 * DAY }])
  return other
}

function readAndRetain({ store }: World, from: number): void {
  store.setKeeping({ ...KEPT_BY_DEFAULT, days: 30, keepsUnread: false })
  store.markRead(
    rows(store).map(({ ref }) => ref),
    true,
  )
  for (const day of [0, 1, 2]) while (store.retainStep(from + day * DAY).isMore);
}

test.each([
  ['by seven years', YEARS],
  ['by three days', 3 * DAY],
  ['by a day', DAY],
  ['by an hour', HOUR],
])(
  'a clock that was behind %s during a sync: dates are as written, the order is theirs, and nothing has aged',
  (_, by) => {
    const world = openWorld()
    const { store, feedId } = world
    openOther(store)
    save(store, feedId, [...news, UNDATED], NOW - by)
    expect(rows(store).filter(({ title }) => news.some(seed => seed.title === title))).toHaveLength(4)

    // What is right now is what no other answer contradicts; the feed itself need not come again.
    save(store, subscribe(store, 'https://third.example/feed').feedId, [{ guid: 'now', title: 'الآن' }])

    expect(titles(store).filter(title => title !== 'بلا تاريخ')).toEqual(['الآن', '1', '2', '3', '4', 'قديم'])
    for (const { title, publishedAt } of news) expect(row(store, title ?? '').publishedAt).toBe(publishedAt)
    readAndRetain(world, NOW)
    expect(titles(store)).toEqual(expect.arrayContaining(['1', '2', '3', '4', 'بلا تاريخ']))
  },
)

test.each([
  ['seven years', YEARS],
  ['half a year', 190 * DAY],
])('a first start with a clock that is %s behind: nothing has aged once it is right', (_, by) => {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock })
  const [feed] = store.addFeeds([{ url: FEED_URL, title: null, homepage: null, section: null }], NOW - by).added
  if (!feed) throw new Error('It was there already.')
  save(store, feed.feedId, [...news, UNDATED], NOW - by)
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [
    { guid: 'now', title: 'الآن' },
    { guid: 'old', title: 'قديم', publishedAt: NOW - 50 * DAY },
  ])

  expect(titles(store).slice(0, 6)).toEqual(['الآن', '1', '2', '3', '4', 'قديم'])
  readAndRetain({ folder, store, ...feed }, NOW)
  expect(titles(store)).toHaveLength(7)
})

test('a clock that is behind moves nothing that is there, and what comes stands on top of it', () => {
  const { store, feedId } = openWorld([...news, UNDATED])
  const before = titles(store)
  save(store, feedId, [{ guid: 'later', title: 'خبر عاجل', publishedAt: null }, ...news, UNDATED], NOW - YEARS)
  expect(titles(store)).toEqual(['خبر عاجل', ...before])
})

test.each([
  ['among dated news', news],
  ['alone', []],
])('a clock that was ten years ahead: what has no date does not lead the list until then, %s', (_, dated) => {
  const world = openWorld(dated)
  const { store, feedId } = world
  save(store, feedId, [UNDATED, ...dated], NOW + 3650 * DAY)
  store.markRead([row(store, UNDATED.title ?? '').ref], true)

  save(store, feedId, [{ guid: 'now', title: 'الآن', publishedAt: NOW + HOUR }, UNDATED, ...dated], NOW + HOUR)
  save(store, feedId, [{ guid: 'next', title: 'بعدها', publishedAt: NOW + 2 * HOUR }], NOW + 2 * HOUR)

  expect(titles(store).slice(0, 2)).toEqual(['بعدها', 'الآن'])
  expect(row(store, UNDATED.title ?? '').publishedAt).toBe(NOW + HOUR)
  expect(store.listHeadlines()[0]?.title).toBe('بعدها')
})

test('a clock that was ten years ahead for days deletes nothing, and what came then ages from when it was right', () => {
  const world = openWorld([...news, UNDATED])
  const { store, feedId } = world
  readAndRetain(world, NOW + 3650 * DAY)
  save(store, feedId, [{ guid: 'ahead', title: 'من المستقبل', publishedAt: null }], NOW + 3652 * DAY)
  expect(titles(store)).toHaveLength(6)

  save(store, feedId, [{ guid: 'now', publishedAt: NOW }], NOW + HOUR)
  readAndRetain(world, NOW + 20 * DAY)
  expect(titles(store)).toHaveLength(7)
  readAndRetain(world, NOW + 60 * DAY)
  expect(titles(store)).toEqual([])
})

test('what a paper dates ahead does not stand on top until then, and takes its place when its day has come', () => {
  const { store, feedId } = openWorld([{ guid: 'event', title: 'معرض الكتاب', publishedAt: NOW + 20 * DAY }])
  save(store, feedId, [{ guid: 'a', title: 'خبر', publishedAt: NOW + MINUTE }], NOW + HOUR)
  expect(titles(store)).toEqual(['خبر', 'معرض الكتاب'])
  expect(row(store, 'معرض الكتاب').publishedAt).toBe(NOW + 20 * DAY)

  save(store, feedId, [{ guid: 'b', title: 'خبر آخر', publishedAt: NOW + 21 * DAY }], NOW + 22 * DAY)
  save(store, feedId, [{ guid: 'c', title: 'خبر ثالث', publishedAt: NOW + 19 * DAY }], NOW + 22 * DAY)
  expect(titles(store, ALL)).toEqual(['خبر آخر', 'معرض الكتاب', 'خبر ثالث', 'خبر'])
})

test('what was to be tried again by a clock that was years ahead is tried again when it is right', () => {
  const { store, feedId } = openWorld([{ guid: 'cut', isCut: true, pictures: ['https://p.example/1.png'] }])
  const wanted = { limit: 9, policy: 'always', isMetered: false } as const
  const [page] = store.pagesToFetch(9, NOW)
  store.saveFullTextFailure(page?.articleId ?? 0, { code: 'timedOut', message: '' }, NOW + YEARS)
  store.savePictureFailure(pictureKey(feedId, 'https://p.example/1.png'), NOW + YEARS)

  expect(store.pagesToFetch(9, NOW + HOUR)).toHaveLength(1)
  expect(store.picturesToFetch({ ...wanted, now: NOW + HOUR })).toHaveLength(1)
})

test('a bookmark that is dated ahead is not the newest of all that is found until then', () => {
  const { store, feedId, sourceId } = openWorld([{ guid: 'a', title: 'خبر مبكر', publishedAt: NOW + 90 * DAY }])
  store.bookmark(row(store, 'خبر مبكر').ref)
  store.removeSource(sourceId)
  const other = subscribe(store, 'https://other.example/feed')
  expect(other.feedId).not.toBe(feedId)
  save(store, other.feedId, [{ guid: 'b', title: 'خبر اليوم', publishedAt: NOW + DAY }], NOW + DAY)

  expect(store.search(searchWish('خبر', 'newest')).hits.map(({ title }) => title.text)).toEqual([
    'خبر اليوم',
    'خبر مبكر',
  ])
})
