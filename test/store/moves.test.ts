import { expect, test } from 'vitest'
import { NEVER_CHECKED } from '../../electron/records/feed.ts'
import type { Store } from '../../electron/records/store.ts'
import type { Feed } from '../../shared/contract/sources.ts'
import { codeOf } from '../support/fetching.ts'
import { NOW } from './seeds.ts'
import { FEED_URL, openWorld, reopen, subscribe } from './world.ts'

const NEW_URL = 'https://new.example/feed'
const DAY = 86_400_000

test('N-12 a moved feed keeps its articles, tells its old address, and goes back for good', async () => {
  const { folder, store, feedId } = openWorld([{ guid: 'a' }])
  move(store, feedId, NEW_URL)
  expect(feedOf(store, feedId)).toMatchObject({ url: NEW_URL, movedFrom: FEED_URL })
  expect(store.addFeeds([{ url: FEED_URL, title: null, homepage: null, section: null }], NOW).added).toEqual([])

  const again = reopen(store, folder)
  again.undoMove(feedId)

  expect(feedOf(again, feedId)).toMatchObject({ url: FEED_URL, movedFrom: null })
  expect(again.feedsToCheck()[0]).toMatchObject({ url: FEED_URL, declinedMove: NEW_URL, check: { bodyHash: null } })
  expect(again.openList({ scope: { kind: 'all' }, unreadSince: null }, null).list.total).toBe(1)
  expect(await codeOf(() => again.undoMove(feedId))).toBe('notFound')
  again.close()
})

test('N-12 two subscriptions never become one: the library tells where the feed wants to go', () => {
  const { store, feedId } = openWorld()
  subscribe(store, NEW_URL)
  const said = { to: NEW_URL, since: NOW - 4 * DAY, times: 3 }

  move(store, feedId, NEW_URL, said)

  expect(feedOf(store, feedId)).toMatchObject({ url: FEED_URL, movedFrom: null, movedTo: NEW_URL })
  store.close()
})

test('N-12 nor where the other one is spelt another way; its own address is no other one', () => {
  const { store, feedId } = openWorld()
  subscribe(store, NEW_URL)
  const spelt = `${NEW_URL.replace('https:', 'http:')}/`
  move(store, feedId, spelt, { to: spelt, since: NOW - 4 * DAY, times: 3 })
  expect(feedOf(store, feedId)).toMatchObject({ url: FEED_URL, movedTo: spelt })

  const own = `${FEED_URL}/`
  move(store, feedId, own, { to: own, since: NOW - 4 * DAY, times: 3 })
  expect(feedOf(store, feedId)).toMatchObject({ url: own, movedFrom: FEED_URL })
  store.close()
})

test('N-14 the library tells what was stopped, what is possibly gone and who is paused', () => {
  const { store, feedId } = openWorld()
  const check = { ...NEVER_CHECKED, checkedAt: NOW, nextCheckAt: NOW + DAY, failures: 9 }
  const save = (change: object) =>
    store.saveOutcomes([{ feedId, check: { ...check, ...change }, feed: null, received: 0, movedTo: null }], NOW)

  save({ missingSince: NOW - 29 * DAY })
  expect(feedOf(store, feedId)).toMatchObject({ possiblyGoneSince: null, nextCheckAt: NOW + DAY, failures: 9 })
  save({ missingSince: NOW - 30 * DAY })
  expect(feedOf(store, feedId)).toMatchObject({ possiblyGoneSince: NOW - 30 * DAY })
  save({ stoppedAt: NOW })
  expect(feedOf(store, feedId)).toMatchObject({ stoppedAt: NOW, nextCheckAt: null, pausedUntil: null })
  store.pauseHost('*.paper.example', NOW + DAY)
  expect(feedOf(store, feedId)).toMatchObject({ pausedUntil: NOW + DAY })
  store.close()
})

test('S-17 a consent holds for one host and port, and ends with the last feed of that host', () => {
  const { folder, store } = openWorld()
  const { sourceId } = subscribe(store, 'http://nas.lan:8080/feed')
  store.consentToHost('nas.lan:8080')
  expect(store.hasConsent('nas.lan:8080')).toBe(true)
  expect(store.hasConsent('nas.lan:80')).toBe(false)
  expect(store.feedsToCheck().map(({ url, consented }) => [url, consented])).toEqual([
    [FEED_URL, false],
    ['http://nas.lan:8080/feed', true],
  ])

  store.removeSource(sourceId)
  const again = reopen(store, folder)

  expect(again.hasConsent('nas.lan:8080')).toBe(false)
  again.close()
})

function move(
  store: Store,
  feedId: number,
  movedTo: string,
  said: { to: string; since: number; times: number } | null = null,
) {
  const check = { ...NEVER_CHECKED, checkedAt: NOW, bodyHash: 'b', move: said }
  store.saveOutcomes([{ feedId, check, feed: null, received: 0, movedTo }], NOW)
}

function feedOf(store: Store, id: number): Feed | undefined {
  return store
    .readLibrary()
    .sources.flatMap(({ feeds }) => feeds)
    .find(feed => feed.id === id)
}
