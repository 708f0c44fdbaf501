import { expect, test } from 'vitest'
import { keepingStories, standIns } from '../../../renderer/headline-bar/keeping-stories.ts'
import type { Headline } from '../../../shared/contract/reading.ts'

const headline = (id: number, others: readonly number[] = []): Headline => ({
  ref: `article:${id}`,
  title: `عنوان ${id}`,
  sourceTitle: 'جريدة',
  sourceLanguage: null,
  language: null,
  direction: 'rtl',
  papers: 1,
  others: others.map(other => `article:${other}` as const),
})

test('a newer headline of a story waits until the one that crosses the screen has left', () => {
  // The older one came in when it still stood alone.
  const [older, newer, other] = [headline(1), headline(2, [1]), headline(3)]
  expect(keepingStories([newer, other], [older])).toEqual([older, other])
  expect(keepingStories([newer, other], [])).toEqual([newer, other])
})

test('headlines that stand alone are never taken for one another', () => {
  const [one, other] = [headline(1), headline(2)]
  expect(keepingStories([other], [one])).toEqual([other])
})

test('one that only stays until it has left is known, so that it does not come round again', () => {
  const [older, newer, other] = [headline(1), headline(2, [1]), headline(3)]
  const newest = [newer, other]
  expect(standIns(newest, keepingStories(newest, [older, other]))).toEqual([older.ref])
  expect(standIns(newest, keepingStories(newest, [other]))).toEqual([])
})
