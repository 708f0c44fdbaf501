import { describe, expect, test } from 'vitest'
import {
  drawnBeside,
  drawnFrom,
  drawnIndexOf,
  drawnPlace,
  indexOf,
  isDrawn,
  MOST_SLICES,
  missingSlices,
  NO_SLICES,
  rowAt,
  type Slices,
  slicesOf,
  withRows,
  withSlice,
} from '../../../renderer/articles/slices.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'

const SIZE = 50

test('the rows in view and one slice ahead are wanted, and nothing that is here already', () => {
  const slices = withSlice(listOf(100_000), 10, rowsOf(10))

  expect(missingSlices(slices, 500, 512)).toEqual([11])
  expect(missingSlices(slices, 480, 512)).toEqual([9, 11])
})

test('beyond the last slice nothing is wanted', () => {
  expect(missingSlices(listOf(120), 100, 119)).toEqual([2])
  expect(missingSlices(NO_SLICES, 0, 0)).toEqual([])
})

test('memory holds a limited number of slices: the furthest leave first', () => {
  let slices = listOf(100_000)
  for (let slice = 0; slice < MOST_SLICES + 5; slice++) slices = withSlice(slices, slice, rowsOf(slice))

  expect(slices.loaded.size).toBe(MOST_SLICES)
  expect(slices.loaded.has(0)).toBe(false)
  expect(slices.loaded.has(MOST_SLICES + 4)).toBe(true)
})

test('a row is found by its place and its place by the row', () => {
  const slices = withSlice(listOf(1000), 3, rowsOf(3))

  expect(rowAt(slices, 157)?.ref).toBe('article:157')
  expect(rowAt(slices, 7)).toBeUndefined()
  expect(indexOf(slices, 'article:157')).toBe(157)
  expect(indexOf(slices, 'article:7')).toBeNull()
})

test('a change reaches every copy of a row and leaves the others as they are', () => {
  const before = withSlice(withSlice(listOf(1000), 0, rowsOf(0)), 1, rowsOf(1))

  const after = withRows(before, new Set(['article:3'] as const), { read: true })

  expect(rowAt(after, 3)?.read).toBe(true)
  expect(rowAt(after, 4)?.read).toBe(false)
  expect(after.loaded.get(1)).toBe(before.loaded.get(1))
})

test('rows that came with a list are in the slices that they begin in', () => {
  const { list } = listOf(170)
  const rows = [1, 2, 3].flatMap(rowsOf).slice(0, 120)

  const slices = slicesOf(list, SIZE, rows)

  expect([...slices.loaded.keys()]).toEqual([1, 2, 3])
  expect(rowAt(slices, 49)).toBeUndefined()
  expect(rowAt(slices, 50)?.ref).toBe('article:50')
  expect(rowAt(slices, 169)?.ref).toBe('article:169')
  expect(missingSlices(slices, 0, 169)).toEqual([0])
  expect(slicesOf(list, 0, [])).toEqual({ list, loaded: new Map() })
})

function listOf(total: number): Slices {
  return { list: { total, sliceSize: SIZE, lastId: total }, loaded: new Map() }
}

function rowsOf(slice: number): ArticleRow[] {
  return Array.from({ length: SIZE }, (_, place) => rowOf(slice * SIZE + place))
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
    watchedFor: null,
    story: null,
  }
}

describe('a story', () => {
  /** Rows of stories, the first of each leading; null: alone. */
  const folded = (stories: readonly (number | null)[]): Slices => {
    const seen = new Set<number>()
    const rows = stories.map((id, n) => {
      const leads = id !== null && !seen.has(id)
      if (id !== null) seen.add(id)
      return { ref: `article:${n}`, story: id === null ? null : { id, leads } } as ArticleRow
    })
    return slicesOf({ total: rows.length, sliceSize: SIZE, lastId: 9 }, 0, rows)
  }
  const slices = folded([null, 1, null, 1, 2, 1, 2])

  test('is one drawn row; steps go over the others, and turn at the end of the list', () => {
    expect([0, 1, 2, 3, 4, 5, 6].filter(index => isDrawn(slices, index))).toEqual([0, 1, 2, 4])
    expect(drawnBeside(slices, 2, 1)).toBe(4)
    expect(drawnBeside(slices, 4, -1)).toBe(2)
    expect(drawnBeside(slices, 4, 1)).toBeNull()
    expect(drawnFrom(slices, 6, 1)).toBe(4)
  })

  test('stands for each of its articles, here or not', () => {
    expect(drawnIndexOf(slices, 'article:5')).toBe(1)
    expect(drawnIndexOf(slices, 'article:2')).toBe(2)
    expect(drawnIndexOf(slices, 'article:77', 2)).toBe(4)
    expect(drawnIndexOf(slices, 'article:77', 3)).toBeNull()
  })

  test('counts once for a listener', () => {
    expect(drawnPlace(slices, 4)).toEqual({ before: 3, total: 4 })
  })
})
