import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import type { ArticleQuery } from '../../shared/contract/reading.ts'
import { type ArticleSeed, MINUTE, NOW } from './seeds.ts'
import { ALL, at, openWorld, rows, save, subscribe, titles } from './world.ts'

function manyArticles(count: number, at = (index: number) => NOW - index * MINUTE): ArticleSeed[] {
  return Array.from({ length: count }, (_, index) => ({ guid: `g${index}`, publishedAt: at(index) }))
}

test('the pages of a list cover it exactly, also where many articles have one date', () => {
  const { store } = openWorld(manyArticles(250, index => NOW - Math.floor(index / 120) * MINUTE))

  const list = store.openList(ALL)

  expect(list).toMatchObject({ total: 250, pageSize: 100 })
  expect(list.pages).toHaveLength(3)
  expect(new Set(rows(store).map(({ ref }) => ref)).size).toBe(250)
})

test('articles that arrive do not shift the pages of an open list', () => {
  const { store, feedId } = openWorld(manyArticles(250))
  const { pages } = store.openList(ALL)
  const pageAt = (index: number) => store.listPage(ALL, pages[index] ?? { sortAt: 0, id: 0 }, pages[index + 1] ?? null)
  const before = [0, 1, 2].map(index => pageAt(index).map(({ ref }) => ref))

  save(store, feedId, [{ guid: 'new', publishedAt: NOW }])

  expect([0, 1, 2].map(index => pageAt(index).map(({ ref }) => ref))).toEqual(before)
  expect(store.openList(ALL).total).toBe(251)
})

test('an unread list keeps what was read since it was opened', () => {
  const { store } = openWorld(manyArticles(3))
  const [first, second] = rows(store)
  at(NOW - MINUTE, () => store.markRead(first ? [first.ref] : [], true))
  at(NOW + MINUTE, () => store.markRead(second ? [second.ref] : [], true))

  const unread: ArticleQuery = { ...ALL, unreadSince: NOW }

  expect(store.openList(unread).total).toBe(2)
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

test('lists and counts are read from indexes alone', () => {
  const { folder, store } = openWorld()
  const cache = new DatabaseSync(join(folder, 'cache.db'))
  const plan = (sql: string) =>
    cache
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
      .join('\n')

  const range = '(sort_at, id) <= (1, 1) AND (sort_at, id) > (0, 0) ORDER BY sort_at DESC, id DESC'
  expect(plan('SELECT count(*) FROM articles INDEXED BY articles_by_time WHERE true')).toMatch(
    /COVERING INDEX articles_by_time/,
  )
  expect(
    plan(`SELECT sort_at, id FROM articles INDEXED BY articles_by_time WHERE source_id IN (SELECT value FROM json_each('[]'))
          AND (read_at IS NULL OR read_at >= 5) AND sort_at = 1 AND id < 1 ORDER BY sort_at DESC, id DESC`),
  ).toMatch(/SEARCH articles USING COVERING INDEX articles_by_time \(sort_at=\? AND id<\?\)/)
  expect(plan(`SELECT id FROM articles INDEXED BY articles_by_source WHERE source_id = 1 AND ${range}`)).toMatch(
    /COVERING INDEX articles_by_source \(source_id=\? AND/,
  )
  expect(
    plan('SELECT source_id, count(*) FROM articles INDEXED BY articles_by_source WHERE read_at IS NULL GROUP BY 1'),
  ).toMatch(/COVERING INDEX articles_by_source/)
  expect(plan(`SELECT title FROM articles INDEXED BY articles_by_time WHERE true AND ${range}`)).not.toMatch(
    /TEMP B-TREE/,
  )
  cache.close()
  store.close()
})
