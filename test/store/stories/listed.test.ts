// Stories in lists and in the headline bar.
import { expect, test } from 'vitest'
import type { ArticleQuery } from '../../../shared/contract/reading.ts'
import { NOW } from '../seeds.ts'
import { ALL, row, rows } from '../world.ts'
import { DAY, HOUR, openPapers, print, refOf } from './papers.ts'
import { report } from './press.ts'

test('a list draws one row of a story, in the place of its newest article, and every article keeps a row', () => {
  const world = openPapers(4)
  const { store, folder } = world
  print(world, 0, report(1, 0, { publishedAt: NOW - 5 * HOUR }))
  print(world, 1, report(5, 1, { publishedAt: NOW - 2 * HOUR }))
  print(world, 2, report(1, 2, { publishedAt: NOW - HOUR, text: `${report(1, 2).text} ${report(6, 2).text}` }))
  print(world, 3, report(1, 3, { publishedAt: NOW - 3 * HOUR }))

  const listed = rows(store)
  expect(listed.map(({ ref }) => ref).toSorted()).toEqual([1, 2, 3, 4].map(id => `article:${id}`))
  expect(listed.map(({ story }) => story?.leads ?? true)).toEqual([true, true, false, false])
  expect(listed[0]).toMatchObject({
    ref: refOf(folder, '1-2'),
    publishedAt: NOW - HOUR,
    story: { articles: 3, papers: 3, grown: 0 },
  })
  expect(listed[0]?.story?.others.map(({ title }) => title)).toEqual(['p0.example', 'p3.example'])
  // Whichever of them is looked for, the row of the story is found.
  for (const guid of ['1-0', '1-2', '1-3']) {
    const opened = store.openList(ALL, { ref: refOf(folder, guid), index: 3 })
    expect(opened.rows[0]?.ref).toBe(refOf(folder, '1-2'))
  }
  store.close()
})

test('in the list of a section its own articles are folded, in that of a newspaper none', () => {
  const world = openPapers(3)
  const { store, papers } = world
  for (const paper of [0, 1, 2]) print(world, paper, report(1, paper, { publishedAt: NOW - paper * HOUR }))
  const section = store.readLibrary().sections[0]?.id ?? 0
  const inSection: ArticleQuery = { scope: { kind: 'section', sectionId: section }, unreadSince: null }
  expect(rows(store, inSection).map(({ story }) => story?.leads)).toEqual([true, false])

  const own: ArticleQuery = { scope: { kind: 'source', sourceId: papers[1]?.sourceId ?? 0 }, unreadSince: null }
  expect(rows(store, own).map(({ story }) => [story?.leads, story?.papers])).toEqual([[true, 3]])
  store.close()
})

test('of what is unread, a story is drawn by what of it is unread', () => {
  const world = openPapers(2)
  const { store, folder } = world
  for (const paper of [0, 1]) print(world, paper, report(1, paper, { publishedAt: NOW - paper * HOUR }))
  store.markRead([refOf(folder, '1-0')], true)
  const unread = rows(store, { scope: { kind: 'all' }, unreadSince: NOW + DAY })

  expect(unread.map(({ ref, story }) => [ref, story?.leads])).toEqual([[refOf(folder, '1-1'), true]])
  store.close()
})

test('what stands above a story is what stands above its row', () => {
  const world = openPapers(3)
  const { store, folder } = world
  print(world, 0, report(1, 0, { publishedAt: NOW - 5 * HOUR }))
  print(world, 1, report(5, 1, { publishedAt: NOW - 2 * HOUR }))
  print(world, 2, report(1, 2, { publishedAt: NOW - HOUR }))
  const { list } = store.openList(ALL, null)

  expect(store.markBeside(ALL.scope, list, refOf(folder, '1-0'), 'above').refs).toEqual([])
  store.close()
})

test('the headline bar has one headline of a story, and says how many newspapers carry it', () => {
  const world = openPapers(3)
  for (const paper of [0, 1]) print(world, paper, report(1, paper))
  print(world, 2, report(2, 2))
  const { store } = world

  expect(store.listHeadlines().map(({ papers }) => papers)).toEqual([1, 2])
  expect(row(store, report(2, 2).title ?? '').story).toBeNull()
  store.close()
})
