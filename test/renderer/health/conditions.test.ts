import { describe, expect, test } from 'vitest'
import { conditionOf, countFailing, inOrder, listedOf, rateOf } from '../../../renderer/health/conditions.ts'
import type { Feed, FeedHealth, Source } from '../../../shared/contract/sources.ts'
import type { SyncSummary } from '../../../shared/contract/sync.ts'
import type { FailureCode } from '../../../shared/result.ts'
import { sourceWith } from '../../support/sources.ts'

const FAILED: Partial<Feed> = { failure: { code: 'timedOut', message: '' }, failures: 1 }
const SYNC: SyncSummary = {
  startedAt: 100,
  finishedAt: 200,
  cancelled: false,
  feeds: 0,
  unchanged: 0,
  newArticles: 0,
  updatedArticles: 0,
  failures: [],
}
const health = (feedId: number, change: Partial<FeedHealth> = {}): FeedHealth => ({
  feedId,
  received: 0,
  articlesADay: null,
  warnings: [],
  ...change,
})
const condition = (source: Source, ...of: readonly FeedHealth[]) => conditionOf(source, { health: of, lastSync: null })

describe('a source', () => {
  test('fails when one of its feeds does, and each feed keeps its own reason', () => {
    const failing = condition(sourceWith('جريدة', { id: 1 }, { id: 2, ...FAILED }))
    expect(failing.condition).toBe('failing')
    expect(failing.feeds.map(({ trouble }) => trouble)).toEqual([null, 'timedOut'])
  })

  test('that is closed for good fails, though nobody asks it any more', () => {
    expect(condition(sourceWith('جريدة', { stoppedAt: 1, nextCheckAt: null })).feeds[0]?.trouble).toBe('gone')
  })

  test('that the last sync left alone says so', () => {
    const url = 'https://a.example/feed'
    const troubleAfter = (code: FailureCode, checkedAt: number) =>
      conditionOf(sourceWith('جريدة', { url, checkedAt }), {
        health: [],
        lastSync: { ...SYNC, failures: [{ code, message: '', sourceId: 1, sourceTitle: '', url }] },
      }).feeds[0]?.trouble
    expect(troubleAfter('toldToWait', SYNC.finishedAt - 1)).toBe('toldToWait')
    // It was asked since, or what failed then is noted with the feed itself.
    expect(troubleAfter('toldToWait', SYNC.finishedAt + 1)).toBeNull()
    expect(troubleAfter('serverError', SYNC.finishedAt - 1)).toBeNull()
  })

  test('that moved or was mended is well, with something to know', () => {
    expect(condition(sourceWith('جريدة', { movedFrom: 'https://old.example/' })).condition).toBe('odd')
    expect(condition(sourceWith('جريدة', { id: 1 }), health(1, { warnings: ['repaired'] })).condition).toBe('odd')
  })

  test('that the reader paused is neither', () => {
    expect(condition({ ...sourceWith('جريدة', FAILED), enabled: false }).condition).toBe('off')
  })

  test('counts what its feeds cost and bring together; where nothing is known it says nothing', () => {
    const source = sourceWith('جريدة', { id: 1, succeededAt: 5 }, { id: 2, succeededAt: 9 })
    expect(
      condition(source, health(1, { received: 10, articlesADay: 2 }), health(2, { received: 5, articlesADay: 0.5 })),
    ).toMatchObject({ received: 15, articlesADay: 2.5, succeededAt: 9 })
    expect(condition(source, health(1))).toMatchObject({ received: 0, articlesADay: null })
  })
})

test('as many fail as fail now: a source once, not one that was mended since or is paused', () => {
  const url = 'https://a.example/feed'
  const lastSync = {
    ...SYNC,
    failures: [{ code: 'serverError' as const, message: '', sourceId: 1, sourceTitle: '', url }],
  }
  const sources = [
    sourceWith('صلحت', { url, checkedAt: SYNC.finishedAt + 1 }),
    sourceWith('متعثرة', { id: 2, ...FAILED }, { id: 3, ...FAILED }),
    { ...sourceWith('متوقفة', FAILED), enabled: false },
  ]
  expect(countFailing(sources, lastSync)).toBe(1)
})

test('what fails comes first, what is paused last, and names decide among equals', () => {
  const sources = [
    { ...sourceWith('أول'), enabled: false },
    sourceWith('ياء'),
    sourceWith('باء'),
    sourceWith('نون', { movedFrom: 'https://old.example/' }),
    sourceWith('واو', FAILED),
  ]
  const ordered = inOrder(
    sources.map(source => condition(source)),
    'ar',
  )
  expect(ordered.map(({ source }) => source.title)).toEqual(['واو', 'نون', 'باء', 'ياء', 'أول'])
})

test('where only what fails is listed, what was mended goes, but for the one that was opened', () => {
  const named = (id: number, title: string, failing: boolean) =>
    condition({ ...sourceWith(title, failing ? FAILED : {}), id })
  const now = [
    named(1, 'صلحت', false),
    named(2, 'متعثرة', true),
    named(3, 'سليمة', false),
    named(4, 'تعثرت الآن', true),
  ]
  const listed = (failingOnly: boolean, held: number | null) =>
    listedOf(now, { failingOnly, held, order: [2, 1] }).map(({ source }) => source.id)
  expect(listed(true, null)).toEqual([2, 4])
  expect(listed(true, 1)).toEqual([2, 1, 4])
  // It was well, and open, when those that fail were asked for.
  expect(listed(true, 3)).toEqual([2, 4])
  expect(listed(false, null)).toEqual([2, 1, 3, 4])
})

test.each([
  [40.4, 'perDay', 40],
  [1, 'perDay', 1],
  [0.96, 'perDay', 1],
  [0.9, 'perWeek', 6],
  [1 / 7, 'perWeek', 1],
  [1 / 28, 'rare', 0],
  [0, 'rare', 0],
] as const)('%f articles a day are said as %s, %i', (rate, span, count) => {
  expect(rateOf(rate)).toEqual({ span, count })
})
