import { expect, test } from 'vitest'
import { freshFor, waitUntil } from '../../electron/network/cache-headers.ts'
import { validatorsToSend } from '../../electron/network/validators.ts'
import { type FeedCheck, type FeedToCheck, NEVER_CHECKED } from '../../electron/records/feed.ts'
import { backOff, type FeedPlan, nextCheckAt, planSync } from '../../electron/sync/schedule.ts'
import { DAY, HOUR, MINUTE } from '../../shared/units.ts'

const NOW = Date.UTC(2026, 1, 7, 12)
const PLAN: FeedPlan = {
  checkedAt: NOW,
  failures: 0,
  failure: null,
  freshFor: null,
  timeToLive: null,
  interval: HOUR,
  chance: 0.5,
}

function feed(id: number, url: string, check: Partial<FeedCheck> = {}): FeedToCheck {
  return {
    id,
    url,
    sourceId: id,
    sourceTitle: `ص ${id}`,
    consented: false,
    declinedMove: null,
    check: { ...NEVER_CHECKED, ...check },
  }
}

test('N-05 Retry-After: both forms honoured, nonsense and absence give ten minutes, at most a day', () => {
  expect(waitUntil('120', NOW)).toBe(NOW + 2 * MINUTE)
  expect(waitUntil('Sat, 07 Feb 2026 13:00:00 GMT', NOW)).toBe(NOW + HOUR)
  for (const useless of [undefined, '', 'soon', '-5', '0', 'Sat, 07 Feb 2026 11:00:00 GMT', '1.5', '٣٠']) {
    expect(waitUntil(useless, NOW), String(useless)).toBe(NOW + 10 * MINUTE)
  }
  expect(waitUntil('315360000', NOW)).toBe(NOW + DAY)
  expect(waitUntil('Sat, 07 Feb 2036 13:00:00 GMT', NOW)).toBe(NOW + DAY)
})

test('N-08 max-age, Expires and the feed’s own interval are believed up to five hours, never below nine minutes', () => {
  expect(freshFor({ 'cache-control': 'public, max-age=60' }, NOW)).toBe(MINUTE)
  expect(freshFor({ 'cache-control': 'max-age=504576000' }, NOW)).toBe(5 * HOUR)
  expect(freshFor({ 'cache-control': 'no-cache, max-age=600' }, NOW)).toBe(0)
  expect(freshFor({ expires: 'Sat, 07 Feb 2026 14:00:00 GMT' }, NOW)).toBe(2 * HOUR)
  expect(freshFor({ expires: '0' }, NOW)).toSatisfy((age: number | null) => age === null || age === 0)
  expect(freshFor({}, NOW)).toBeNull()

  expect(nextCheckAt(PLAN)).toBe(NOW + HOUR)
  expect(nextCheckAt({ ...PLAN, interval: MINUTE })).toBe(NOW + 9 * MINUTE)
  expect(nextCheckAt({ ...PLAN, interval: 15 * MINUTE, freshFor: 2 * HOUR })).toBe(NOW + 2 * HOUR)
  expect(nextCheckAt({ ...PLAN, timeToLive: 10 * DAY })).toBe(NOW + 5 * HOUR)
  expect(nextCheckAt({ ...PLAN, interval: 0 })).toBe(NOW + HOUR)
})

test('N-07 back-off is 1, 2, 4, 8, 16, 24 hours with a fifth of chance', () => {
  const hours = [1, 2, 3, 4, 5, 6, 50].map(failures => backOff(failures, 0.5) / HOUR)
  expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24])
  expect(backOff(1, 0)).toBeCloseTo(0.8 * HOUR)
  expect(backOff(1, 1)).toBeCloseTo(1.2 * HOUR)
  expect(nextCheckAt({ ...PLAN, failures: 3 })).toBe(NOW + 4 * HOUR)
})

test('an instant is a whole number of milliseconds, whatever chance and feeds say', () => {
  for (const change of [{ failures: 1, chance: 0.123456789 }, { timeToLive: 1e7 / 3 }, { freshFor: 4.5e6 + 0.5 }]) {
    expect(Number.isInteger(nextCheckAt({ ...PLAN, ...change }))).toBe(true)
  }
})

test('N-03 validators are dropped after eight days', () => {
  const known = { etag: '"a"', lastModified: null, validatorsAt: NOW }
  expect(validatorsToSend(known, NOW + 7 * DAY).etag).toBe('"a"')
  expect(validatorsToSend(known, NOW + 8 * DAY).etag).toBeNull()
})

test('by hand everything is asked, except what was asked just now or belongs to a host that told us to wait', () => {
  const feeds = [
    feed(1, 'https://a.example/feed'),
    feed(2, 'https://b.example/feed', { checkedAt: NOW - 30_000 }),
    feed(3, 'https://c.example/feed', { checkedAt: NOW - 2 * MINUTE, nextCheckAt: NOW + HOUR }),
    feed(4, 'https://d.example/feed'),
  ]
  const pausedHosts = { 'd.example': NOW + MINUTE }

  const plan = planSync(feeds, { by: 'hand', feedIds: null, pausedHosts, now: NOW })

  expect(plan.ask.map(({ id }) => id)).toEqual([1, 3])
  expect(plan.skipped.map(({ feed: { id }, failure }) => [id, failure.code])).toEqual([
    [2, 'askedJustNow'],
    [4, 'toldToWait'],
  ])
  expect(planSync(feeds, { by: 'hand', feedIds: [3], pausedHosts, now: NOW }).ask.map(({ id }) => id)).toEqual([3])
})

test('by hand a feed that failed a moment ago is asked again when the reader names it, and only then', () => {
  const failed = feed(1, 'https://a.example/', {
    checkedAt: NOW - MINUTE / 2,
    failure: { code: 'serverError', message: 'status 500' },
  })
  const wish = { by: 'hand', pausedHosts: {}, now: NOW } as const

  expect(planSync([failed], { ...wish, feedIds: [1] }).ask).toEqual([failed])
  expect(planSync([failed], { ...wish, feedIds: null }).ask).toEqual([])
})

test('on schedule only what is due is asked, and a clock that was set back silences nothing', () => {
  const feeds = [
    feed(1, 'https://a.example/', { nextCheckAt: NOW - 1 }),
    feed(2, 'https://b.example/', { nextCheckAt: NOW + MINUTE }),
    feed(3, 'https://c.example/', { nextCheckAt: NOW + 400 * DAY }),
  ]
  const plan = planSync(feeds, { by: 'schedule', feedIds: null, pausedHosts: {}, now: NOW })
  expect(plan.ask.map(({ id }) => id)).toEqual([1, 3])
  expect(plan.skipped).toEqual([])
})
