// Stories in a real store: how articles come together, and what is left when some of them go.
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { packBody } from '../../../electron/records/body.ts'
import { openStore } from '../../../electron/store/store.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { at, clock, reopen, rows, save } from '../world.ts'
import { DAY, guidOf, HOUR, openPapers, print, refOf, storyOf } from './papers.ts'
import { expectSoundStories, report, wireReport } from './press.ts'

test('what several newspapers report is one story, and what one of them reports is none', () => {
  const world = openPapers(3)
  print(world, 0, report(1, 0))
  print(world, 1, report(1, 1))
  print(world, 2, report(2, 2))

  expect(storyOf(world.folder, world.store, '1-0').toSorted()).toEqual(['1-0', '1-1'])
  expect(world.store.readStory(refOf(world.folder, '2-2'))).toBeNull()
  expectSoundStories(world.folder)
  world.store.close()
})

test('the same feeds once more change nothing', () => {
  const world = openPapers(3)
  const printAll = () => {
    for (const paper of [0, 1, 2]) for (const event of [1, 2]) print(world, paper, report(event, paper))
  }
  printAll()
  const before = rows(world.store)
  printAll()

  expect(rows(world.store)).toEqual(before)
  world.store.close()
})

test('after a restart, and in some hours, what is new joins what was there', () => {
  const world = openPapers(3)
  print(world, 0, report(1, 0))
  const store = reopen(world.store, world.folder)
  const again = { ...world, store }
  print(again, 1, report(1, 1))
  const later = NOW + 3 * HOUR
  at(later, () => save(store, world.papers[2]?.feedId ?? 0, [report(1, 2, { publishedAt: later })], later))

  expect(storyOf(world.folder, store, '1-2')).toEqual(['1-0', '1-1', '1-2'])
  store.close()
})

test('what comes more than three days after the last of a story begins another', () => {
  const world = openPapers(2)
  print(world, 0, report(1, 0))
  at(NOW + 4 * DAY, () =>
    save(world.store, world.papers[1]?.feedId ?? 0, [report(1, 1, { publishedAt: NOW + 4 * DAY })], NOW + 4 * DAY),
  )

  expect(world.store.readStory(refOf(world.folder, '1-1'))).toBeNull()
  world.store.close()
})

test('an article of which only a headline was known joins when its text comes', () => {
  const world = openPapers(2)
  print(world, 0, report(1, 0))
  print(world, 1, { guid: 'cut', title: 'خبر', text: 'خبر', isCut: true })
  expect(world.store.readStory(refOf(world.folder, 'cut'))).toBeNull()

  print(world, 1, { ...report(1, 1), guid: 'cut' })
  expect(storyOf(world.folder, world.store, 'cut')).toContain('1-0')
  world.store.close()
})

test('of a text that its feed cuts off it is only known what it repeats when its page has come', () => {
  const world = openPapers(2)
  const { store, folder } = world
  const { text = '', title = '', guid } = wireReport(1, 1)
  print(world, 0, wireReport(1, 0))
  print(world, 1, { guid, title, text: text.slice(0, 300), isCut: true })
  expect(store.readStory(refOf(folder, guid))?.papers).toBe(2)

  const page = {
    author: null,
    lead: text.slice(0, 300),
    text,
    body: packBody({ html: text, text }),
    picture: null,
    pictures: [],
    isBeginning: false,
  }
  store.saveFullText(2, page, NOW)
  while (store.placeWaiting(10).waiting > 0);
  expect(store.readStory(refOf(folder, guid))?.papers).toBe(1)
  store.close()
})

test('wire copies are known, count once, and name their original with the share in common', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, wireReport(1, paper))
  const story = world.store.readStory(refOf(world.folder, '1-0'))

  expect(story?.papers).toBe(1)
  const copies = story?.articles.filter(({ wireOf }) => wireOf !== null) ?? []
  expect(copies.map(({ wireOf, share }) => [wireOf, share])).toEqual([
    [refOf(world.folder, '1-0'), 1],
    [refOf(world.folder, '1-0'), 1],
  ])
  world.store.close()
})

test('reading one marks its wire copies, or all of its story, and says which', () => {
  const world = openPapers(4)
  for (const paper of [0, 1]) print(world, paper, wireReport(1, paper))
  print(world, 2, report(7, 2))
  const { store, folder } = world
  store.joinStories(refOf(folder, '1-0'), refOf(folder, '7-2'))
  expect(storyOf(folder, store, '1-0').toSorted()).toEqual(['1-0', '1-1', '7-2'])

  expect(store.markRepeatsRead(refOf(folder, '1-0'), false)).toEqual([refOf(folder, '1-1')])
  expect(store.markRepeatsRead(refOf(folder, '1-0'), true)).toEqual([refOf(folder, '7-2')])
  store.close()
})

test('when the original of copies goes the first of them takes its place; one that is left alone is no story', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, wireReport(1, paper))
  const { store, folder, papers } = world
  store.clearArticles(papers[0]?.sourceId ?? 0)
  expectSoundStories(folder)
  const story = store.readStory(refOf(folder, '1-1'))
  expect(story?.articles.map(({ wireOf }) => wireOf)).toEqual([null, refOf(folder, '1-1')])

  store.clearArticles(papers[1]?.sourceId ?? 0)
  expectSoundStories(folder)
  expect(store.readStory(refOf(folder, '1-2'))).toBeNull()
  // What was compared with is still there: the next one finds it.
  print(world, 1, { ...wireReport(1, 5), guid: 'later' })
  expect(storyOf(folder, store, 'later')).toEqual(['1-2', 'later'])
  store.close()
})

test('a removed newspaper is in no story, and back in it when it comes back', () => {
  const world = openPapers(2)
  for (const paper of [0, 1]) print(world, paper, report(1, paper))
  const { store, folder, papers } = world
  store.removeSource(papers[1]?.sourceId ?? 0)
  expect(store.readStory(refOf(folder, '1-0'))).toBeNull()
  expect(rows(store).map(({ story }) => story)).toEqual([null])

  store.restoreSource(papers[1]?.sourceId ?? 0)
  expect(storyOf(folder, store, '1-0')).toHaveLength(2)
  store.close()
})

test('what came after one of a story was read is new in it', () => {
  const world = openPapers(3)
  for (const paper of [0, 1]) print(world, paper, report(1, paper))
  const { store, folder, papers } = world
  at(NOW + 1, () => store.markRead([refOf(folder, '1-0')], true))
  expect(store.readStory(refOf(folder, '1-0'))?.articles.map(({ isNew }) => isNew)).toEqual([false, false])

  save(store, papers[2]?.feedId ?? 0, [report(1, 2)], NOW + HOUR)
  const isNew = store.readStory(refOf(folder, '1-0'))?.articles.map(one => [guidOf(folder, one.row.ref), one.isNew])
  expect(new Map(isNew as [string, boolean][])).toEqual(
    new Map([
      ['1-0', false],
      ['1-1', false],
      ['1-2', true],
    ]),
  )
  store.close()
})

test('what was taken back with its transaction is nobody’s neighbour', () => {
  const world = openPapers(3)
  const { folder, papers } = world
  world.store.saveOutcomes(
    [
      outcome(
        papers[0]?.feedId ?? 0,
        [4, 3, 2, 1].map(event => article(report(event, 0))),
      ),
    ],
    NOW,
  )
  world.store.close()
  const spoil = (text: string) =>
    changeCache(folder, `UPDATE bodies SET body = ${text} WHERE article_id = (SELECT max(id) FROM articles)`)
  spoil("x'00'")
  const store = openStore(folder, { clock })
  expect(() => store.placeWaiting(10)).toThrow()

  changeCache(folder, 'DELETE FROM articles')
  print({ ...world, store }, 1, report(3, 1))
  print({ ...world, store }, 2, report(3, 2))
  expect(storyOf(folder, store, '3-1').toSorted()).toEqual(['3-1', '3-2'])
  expectSoundStories(folder)
  store.close()
})

function changeCache(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'cache.db'))
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
}
