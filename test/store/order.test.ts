// In which order articles of one instant stand: in lists, in the headline bar, and so for whoever goes from one to the next.
import { expect, test } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { DAY, HOUR, MINUTE } from '../../shared/units.ts'
import { NOW } from './seeds.ts'
import { openWorld, save, subscribe, titles } from './world.ts'

const today = Math.floor(NOW / DAY) * DAY
const numbered = (from: number, to: number, dateOf: (n: number) => number | null) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    guid: `g${from + n}`,
    title: `${from + n}`,
    publishedAt: dateOf(from + n),
  }))
const headlines = (store: Store) => store.listHeadlines().map(({ title }) => title)

test.each<[string, (n: number) => number | null]>([
  ['their paper writes the time of its town as that of Greenwich', n => NOW + 3 * HOUR - n * 10 * MINUTE],
  ['all are dated years ahead, at one instant', () => NOW + 3000 * DAY],
  ['none has a date', () => null],
  ['only the day is told', () => today],
  ['they came out in one minute', () => NOW - HOUR],
  ['some have no date', n => (n % 2 === 0 ? null : NOW)],
])('articles of one instant keep the order of their feed, the newest first, where %s', (_, dateOf) => {
  const { store, feedId } = openWorld(numbered(3, 6, dateOf))
  expect(titles(store)).toEqual(['3', '4', '5', '6'])

  save(store, feedId, numbered(1, 6, dateOf))

  expect(titles(store)).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(headlines(store)).toEqual(titles(store))
})

test('a feed that lists the oldest first, as its dates tell, has the last of one instant on top', () => {
  const { store, feedId } = openWorld(
    [4, 3, 3, 2, 1, 1].map((hours, n) => ({ guid: `${n}`, title: `${n}`, publishedAt: NOW - hours * HOUR })),
  )
  expect(titles(store)).toEqual(['5', '4', '3', '2', '1', '0'])

  const document = [4, 3, 3, 2, 1, 1, 0, 0].map((hours, n) => ({
    guid: `${n}`,
    title: `${n}`,
    publishedAt: NOW - hours * HOUR,
  }))
  save(store, feedId, document)
  expect(titles(store)).toEqual(['7', '6', '5', '4', '3', '2', '1', '0'])
})

test('what is dated ahead stands where it was first seen: by its dates among its own, under what came later', () => {
  const ahead = [2, 3, 1].map(hours => ({ guid: `${hours}`, title: `+${hours}`, publishedAt: NOW + hours * HOUR }))
  const { store, feedId } = openWorld(ahead)
  expect(titles(store)).toEqual(['+3', '+2', '+1'])

  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'later', title: 'بعدها', publishedAt: NOW + MINUTE }], NOW + 2 * MINUTE)
  save(store, feedId, ahead, NOW + 4 * HOUR)

  expect(titles(store)).toEqual(['بعدها', '+3', '+2', '+1'])
})
