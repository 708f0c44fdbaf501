import { expect, test } from 'vitest'
import type { FeedOutcome } from '../../electron/records/feed.ts'
import { packedFeed, unpackedFeed } from '../../electron/records/packed-feed.ts'
import type { Store } from '../../electron/records/store.ts'
import type { FeedHealth, FeedWarning } from '../../shared/contract/sources.ts'
import { type ArticleSeed, article, NOW, outcome } from './seeds.ts'
import { at, openWorld, reopen, subscribe } from './world.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

interface Save {
  readonly articles?: readonly ArticleSeed[]
  readonly received?: number
  readonly warnings?: readonly FeedWarning[]
  readonly unchanged?: boolean
}

function save(store: Store, feedId: number, now: number, { articles = [], unchanged = false, ...given }: Save): void {
  const { feed, ...rest } = outcome(feedId, articles.map(article))
  const { received = 0, warnings = [] } = given
  const parsed = feed && !unchanged ? packedFeed({ ...unpackedFeed(feed), warnings }) : null
  store.saveOutcomes([{ ...rest, received, feed: parsed } satisfies FeedOutcome], now)
}

function health(store: Store, now = NOW): FeedHealth | undefined {
  return at(now, () => store.readHealth())[0]
}

test('bytes are summed for the month, of answers that changed nothing too, and begin anew with the next', () => {
  const { store, feedId } = openWorld()
  save(store, feedId, NOW, { received: 1000 })
  save(store, feedId, NOW + HOUR, { received: 200, unchanged: true })
  expect(health(store)?.received).toBe(1200)

  save(store, feedId, NOW + 31 * DAY, { received: 50 })
  expect(health(store, NOW + 31 * DAY)?.received).toBe(50)
  expect(health(store)?.received).toBe(1200)
})

test('pages and pictures are added to what the feed cost; what belongs to no newspaper is added to nobody’s', () => {
  const { store, feedId } = openWorld()
  save(store, feedId, NOW, { received: 1000 })
  store.noteReceived(feedId, 300, NOW + HOUR)
  store.noteReceived(feedId, 0, NOW)
  expect(health(store)?.received).toBe(1300)

  store.noteReceived(feedId + 1, 500, NOW)
  expect(subscribe(store, 'https://other.example/feed').feedId).toBe(feedId + 1)
  expect(store.readHealth().map(({ received }) => received)).toEqual([1300, 0])
})

test('warnings are those of the last reading: one that brought nothing new to read leaves them', () => {
  const { store, feedId } = openWorld()
  expect(health(store)?.warnings).toEqual([])
  save(store, feedId, NOW, { warnings: ['repaired', 'encodingGuessed'] })
  save(store, feedId, NOW, { unchanged: true })
  expect(health(store)?.warnings).toEqual(['repaired', 'encodingGuessed'])
  save(store, feedId, NOW, {})
  expect(health(store)?.warnings).toEqual([])
})

test('articles in a day: a feed that has just come is judged by its own dates', () => {
  const { store, feedId } = openWorld()
  const articles = Array.from({ length: 20 }, (_, n) => ({ guid: `${n}`, publishedAt: NOW - (n / 2) * DAY }))
  save(store, feedId, NOW, { articles })
  expect(health(store)?.articlesADay).toBeCloseTo(20 / 9.5)
})

test('articles in a day: what is older than four weeks does not count, but tells that the feed is old', () => {
  const { store, feedId } = openWorld()
  const days = [400, 100, 27, 20, 3, 1]
  save(store, feedId, NOW, { articles: days.map(day => ({ guid: `${day}`, publishedAt: NOW - day * DAY })) })
  expect(health(store)?.articlesADay).toBeCloseTo(4 / 28)
})

test('articles in a day: a feed that has been silent for four weeks brings none', () => {
  const { store, feedId } = openWorld()
  save(store, feedId, NOW, { articles: [{ guid: 'a', publishedAt: NOW - 100 * DAY }] })
  expect(health(store)?.articlesADay).toBe(0)
})

test('articles in a day: nothing is said of what is known for less than two days', () => {
  const { store, feedId } = openWorld()
  expect(health(store)?.articlesADay).toBeNull()
  save(store, feedId, NOW, { articles: [{ guid: 'a', publishedAt: NOW - 47 * HOUR }] })
  expect(health(store)?.articlesADay).toBeNull()
  expect(health(store, NOW + 2 * HOUR)?.articlesADay).not.toBeNull()
})

test('articles in a day: articles without a date that came with the first look do not count', () => {
  const { store, feedId } = openWorld()
  const undated = (guid: string) => ({ guid, publishedAt: null })
  save(store, feedId, NOW, { articles: ['a', 'b', 'c'].map(undated) })
  save(store, feedId, NOW + 4 * DAY, { articles: ['d', 'e'].map(undated) })
  expect(health(store, NOW + 4 * DAY)?.articlesADay).toBeCloseTo(2 / 4)
})

test('nothing of it is left of a newspaper that is gone', () => {
  const { store, feedId, sourceId, folder } = openWorld()
  save(store, feedId, NOW, { received: 1000, warnings: ['cutOff'] })
  store.removeSource(sourceId)
  expect(store.readHealth()).toEqual([])

  const reopened = reopen(store, folder)
  const { added } = reopened.addFeeds(
    [{ url: 'https://other.example/f', title: null, homepage: null, section: null }],
    NOW,
  )
  expect(reopened.readHealth()).toEqual([{ feedId: added[0]?.feedId, received: 0, articlesADay: null, warnings: [] }])
  reopened.close()
})
