import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleQuery } from '../../shared/contract/reading.ts'
import { type ArticleSeed, MINUTE, NOW } from './seeds.ts'
import { ALL, at, BOOKMARKS, openWorld, rows, save, subscribe, titles } from './world.ts'

const DAY = 24 * 60 * MINUTE

function manyArticles(count: number, at = (index: number) => NOW - index * MINUTE): ArticleSeed[] {
  return Array.from({ length: count }, (_, index) => ({ guid: `g${index}`, publishedAt: at(index) }))
}

test('the slices of a list cover it exactly, also where many articles have one date', () => {
  const { store } = openWorld(manyArticles(250, index => NOW - Math.floor(index / 120) * MINUTE))

  const { list, first, rows: shown } = store.openList(ALL, null)

  expect(list).toMatchObject({ total: 250, sliceSize: 100 })
  expect(rows(store)).toHaveLength(250)
  expect(new Set(rows(store).map(({ ref }) => ref)).size).toBe(250)
  expect([first, shown]).toEqual([0, rows(store).slice(0, 100)])
})

test('articles that arrive do not shift the slices of an open list', () => {
  const { store, feedId } = openWorld(manyArticles(250, index => NOW - index * DAY))
  const { list } = store.openList(ALL, null)
  const slices = () => [0, 1, 2].map(slice => store.readSlice(ALL, list, slice)?.map(({ ref }) => ref))
  const before = slices()
  expect(before.map(refs => refs?.length)).toEqual([100, 100, 50])

  // Two above, one in the middle.
  save(store, feedId, [
    { guid: 'new', publishedAt: NOW },
    { guid: 'newer', publishedAt: NOW },
    { guid: 'late', publishedAt: NOW - 120.5 * DAY },
  ])

  expect(slices()).toEqual(before)
  expect(store.openList(ALL, null).list.total).toBe(253)
})

test('a list from which articles were removed is opened anew', () => {
  const { store, sourceId } = openWorld(manyArticles(3))
  const { list } = store.openList(ALL, null)
  store.removeSource(sourceId)
  expect(store.readSlice(ALL, list, 0)).toBeNull()

  store.restoreSource(sourceId)

  expect(store.readSlice(ALL, list, 0)).toHaveLength(3)
})

test('a list opens around an article, wherever it has gone', () => {
  const { store, feedId } = openWorld(manyArticles(600, index => NOW - index * DAY))
  const ref = rows(store)[250]?.ref ?? null
  save(
    store,
    feedId,
    Array.from({ length: 200 }, (_, index) => ({ guid: `new${index}`, publishedAt: NOW - 1000 })),
  )

  const { first, rows: around } = store.openList(ALL, { ref, index: 250 })

  expect([first, around.length]).toEqual([300, 400])
  expect(around.findIndex(row => row.ref === ref)).toBe(150)
})

test('where the article of a place is gone, its number counts, as far as the list goes', () => {
  const { store } = openWorld(manyArticles(350))
  const around = (index: number, ref: ArticleRef | null = null) => {
    const opened = store.openList(ALL, { ref, index })
    return [opened.first, opened.rows.length]
  }

  expect(around(120)).toEqual([0, 350])
  expect(around(220, 'article:9999')).toEqual([100, 250])
  expect(around(5000, 'bookmark:1')).toEqual([200, 150])
  expect(openWorld().store.openList(ALL, { ref: null, index: 7 })).toMatchObject({ first: 0, rows: [] })
})

test('bookmarks open around a place too', () => {
  const { store } = openWorld(manyArticles(150))
  for (const [index, { ref }] of rows(store).entries()) at(NOW + index, () => store.bookmark(ref))
  const kept = rows(store, BOOKMARKS)
  expect(kept.map(({ title }) => title)).toEqual(titles(store).toReversed())

  const { first, rows: around } = store.openList(BOOKMARKS, { ref: kept[149]?.ref ?? null, index: 3 })

  expect([first, around]).toEqual([0, kept])
  expect(store.openList({ ...BOOKMARKS, unreadSince: NOW }, null).rows).toEqual(kept.slice(0, 100))
})

test('few unread articles among many are found in their order', () => {
  const { store, feedId } = openWorld(manyArticles(400, index => NOW - index * DAY))
  const other = subscribe(store, 'https://other.example/feed')
  save(
    store,
    other.feedId,
    manyArticles(400, index => NOW - index * DAY - 1),
  )
  const unread = titles(store).filter((_, index) => index % 97 === 0)
  const read = rows(store).filter((_, index) => index % 97 !== 0)
  const refs = read.map(({ ref }) => ref)
  at(NOW - MINUTE, () => store.markRead(refs, true))

  const query: ArticleQuery = { ...ALL, unreadSince: NOW }
  expect(titles(store, query)).toEqual(unread)
  expect(titles(store, { scope: { kind: 'source', sourceId: other.sourceId }, unreadSince: NOW })).not.toEqual([])

  const ref = rows(store, query)[5]?.ref ?? null
  save(store, feedId, [{ guid: 'new', publishedAt: NOW }])
  expect(store.openList(query, { ref, index: 0 }).rows[6]?.ref).toBe(ref)
})

test('an unread list keeps what was read since it was opened', () => {
  const { store } = openWorld(manyArticles(3))
  const [first, second] = rows(store)
  at(NOW - MINUTE, () => store.markRead(first ? [first.ref] : [], true))
  at(NOW + MINUTE, () => store.markRead(second ? [second.ref] : [], true))

  const unread: ArticleQuery = { ...ALL, unreadSince: NOW }

  expect(store.openList(unread, null).list.total).toBe(2)
  expect(titles(store, unread)).toEqual(['عنوان g1', 'عنوان g2'])
})

test('a section lists its sources, a source itself', () => {
  const { store } = openWorld([{ guid: 'a', title: 'بلا قسم' }])
  const { feedId, sourceId } = subscribe(store, 'https://world.example/feed', 'العالم')
  save(store, feedId, [{ guid: 'b', title: 'من العالم' }])
  const section = store.readLibrary().sections[0]

  expect(section?.title).toBe('العالم')
  expect(titles(store, { scope: { kind: 'section', sectionId: section?.id ?? 0 }, unreadSince: null })).toEqual([
    'من العالم',
  ])
  expect(titles(store, { scope: { kind: 'source', sourceId }, unreadSince: null })).toEqual(['من العالم'])
})

test('lists and counts are read from indexes and counts alone', () => {
  const { folder, store } = openWorld()
  const cache = new DatabaseSync(join(folder, 'cache.db'))
  const plan = (sql: string) =>
    cache
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
      .join('\n')

  expect(
    plan(`SELECT id FROM articles INDEXED BY articles_by_time WHERE sort_at >= 1 AND sort_at < 2 AND id <= 5
          AND (read_at IS NULL OR read_at >= 5) AND source_id NOT IN (SELECT value FROM json_each('[]'))
          ORDER BY sort_at DESC, id DESC LIMIT 100 OFFSET 100`),
  ).not.toMatch(/TEMP B-TREE/)
  const parts = plan(`SELECT id FROM article_counts AS cell CROSS JOIN articles INDEXED BY articles_by_source
    USING (source_id) WHERE cell.source_id IN (SELECT value FROM json_each('[]')) AND span = 1
    AND sort_at >= 1 AND sort_at < 2 AND (read_at IS NULL OR read_at >= 5) AND id <= 5 ORDER BY sort_at DESC, id DESC`)
  expect(parts).toMatch(/SEARCH cell USING PRIMARY KEY \(source_id=\? AND span=\?\)/)
  expect(parts).toMatch(/COVERING INDEX articles_by_source \(source_id=\? AND sort_at>\? AND sort_at<\?\)/)
  expect(plan('SELECT source_id, sum(unread) FROM article_counts WHERE source_id > 0 GROUP BY 1')).not.toMatch(
    /TEMP B-TREE/,
  )
  cache.close()
  store.close()
})

describe('the list that the window opens with', () => {
  const hundreds = Array.from({ length: 350 }, (_, n) => ({ guid: `${n}`, publishedAt: NOW - n * MINUTE }))
  const shown = (index: number | null) => {
    const { store } = openWorld(hundreds)
    const { first, rows } = store.openFirst(ALL, index === null ? null : { ref: null, index })
    return { first, rows: rows.length, title: rows[0]?.title }
  }

  test('brings one slice, whichever row it begins at', () => {
    expect(shown(null)).toEqual({ first: 0, rows: 100, title: 'عنوان 0' })
    expect(shown(130)).toEqual({ first: 100, rows: 100, title: 'عنوان 100' })
    expect(shown(9000)).toEqual({ first: 300, rows: 50, title: 'عنوان 300' })
  })

  test('brings the next one too where the screen reaches into it', () => {
    expect(shown(190)).toEqual({ first: 100, rows: 200, title: 'عنوان 100' })
  })
})
