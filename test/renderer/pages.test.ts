import { expect, test } from 'vitest'
import {
  indexOf,
  MOST_PAGES,
  missingPages,
  NO_PAGES,
  type Pages,
  pageOf,
  rowAt,
  withPage,
  withRows,
} from '../../renderer/articles/slices.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'

const PAGE = 50

test('the rows in view and one page ahead are wanted, and nothing that is here already', () => {
  const pages = withPage(listOf(100_000), 10, rowsOf(10))

  expect(missingPages(pages, 500, 512)).toEqual([11])
  expect(missingPages(pages, 480, 512)).toEqual([9, 11])
})

test('beyond the last page nothing is wanted', () => {
  expect(missingPages(listOf(120), 100, 119)).toEqual([2])
  expect(missingPages(NO_PAGES, 0, 0)).toEqual([])
})

test('memory holds a limited number of pages: the furthest leave first', () => {
  let pages = listOf(100_000)
  for (let page = 0; page < MOST_PAGES + 5; page++) pages = withPage(pages, page, rowsOf(page))

  expect(pages.loaded.size).toBe(MOST_PAGES)
  expect(pages.loaded.has(0)).toBe(false)
  expect(pages.loaded.has(MOST_PAGES + 4)).toBe(true)
})

test('a row is found by its place and its place by the row', () => {
  const pages = withPage(listOf(1000), 3, rowsOf(3))

  expect(rowAt(pages, 157)?.ref).toBe('article:157')
  expect(rowAt(pages, 7)).toBeUndefined()
  expect(indexOf(pages, 'article:157')).toBe(157)
  expect(indexOf(pages, 'article:7')).toBeNull()
})

test('a change reaches every copy of a row and leaves the others as they are', () => {
  const before = withPage(withPage(listOf(1000), 0, rowsOf(0)), 1, rowsOf(1))

  const after = withRows(before, new Set(['article:3'] as const), { read: true })

  expect(rowAt(after, 3)?.read).toBe(true)
  expect(rowAt(after, 4)?.read).toBe(false)
  expect(after.loaded.get(1)).toBe(before.loaded.get(1))
})

test('after new rows came in at the top, the page of an old place is still found', () => {
  // Newest first: the cursor of page k is the time of its first row, counting down.
  const { list } = listOf(1000)
  const first = { sortAt: 1000 - 3 * PAGE, id: 3 * PAGE }

  expect(pageOf(list, first)).toBe(3)
  expect(pageOf(list, { ...first, sortAt: first.sortAt - 1 })).toBe(3)
  expect(pageOf(list, { ...first, sortAt: first.sortAt + 1 })).toBe(2)
  expect(pageOf(list, { sortAt: 99_999, id: 0 })).toBe(0)
})

test('among rows of one instant the larger id comes first', () => {
  const list = {
    total: 4,
    pageSize: 2,
    pages: [
      { sortAt: 5, id: 9 },
      { sortAt: 5, id: 4 },
    ],
  }

  expect(pageOf(list, { sortAt: 5, id: 6 })).toBe(0)
  expect(pageOf(list, { sortAt: 5, id: 4 })).toBe(1)
  expect(pageOf(list, { sortAt: 5, id: 1 })).toBe(1)
})

function listOf(total: number): Pages {
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, page) => ({
    sortAt: total - page * PAGE,
    id: page * PAGE,
  }))
  return { list: { total, pageSize: PAGE, pages }, loaded: new Map() }
}

function rowsOf(page: number): ArticleRow[] {
  return Array.from({ length: PAGE }, (_, place) => rowOf(page * PAGE + place))
}

function rowOf(index: number): ArticleRow {
  return {
    ref: `article:${index}`,
    title: `t${index}`,
    lead: '',
    sourceId: 1,
    sourceTitle: 's',
    sourceLanguage: null,
    publishedAt: -index,
    language: 'ar',
    direction: 'rtl',
    picture: null,
    read: false,
    bookmarked: false,
  }
}
