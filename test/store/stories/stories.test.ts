// Stories in a real store: how articles come together, what the reader decides, and what is left when some of them go.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { ArticleRef, FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleQuery } from '../../../shared/contract/reading.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { ALL, at, clock, reopen, row, rows, save, subscribe, temporaryFolder } from '../world.ts'
import { expectSoundStories, report, wireReport } from './press.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Papers {
  readonly folder: string
  readonly store: Store
  readonly papers: readonly { readonly feedId: FeedId; readonly sourceId: SourceId }[]
}

function openPapers(count: number): Papers {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock })
  const papers = Array.from({ length: count }, (_, n) =>
    subscribe(store, `https://p${n}.example/feed`, n < 2 ? 'أول' : 'ثان'),
  )
  return { folder, store, papers }
}

function print({ store, papers }: Papers, paper: number, seed: ReturnType<typeof report>): void {
  save(store, papers[paper]?.feedId ?? 0, [seed])
}

/** Guids of the story of an article, in order. */
function storyOf(folder: string, store: Store, guid: string): string[] {
  return (store.readStory(refOf(folder, guid))?.articles ?? []).map(({ row: { ref } }) => guidOf(folder, ref))
}

function refOf(folder: string, guid: string): ArticleRef {
  return `article:${Number(lookUp(folder, 'SELECT id AS value FROM articles WHERE guid = ?', guid))}`
}

function guidOf(folder: string, ref: ArticleRef): string {
  return String(lookUp(folder, 'SELECT guid AS value FROM articles WHERE id = ?', Number(ref.split(':')[1])))
}

function lookUp(folder: string, sql: string, ...values: (string | number)[]): unknown {
  const db = new DatabaseSync(join(folder, 'cache.db'), { readOnly: true })
  try {
    return db.prepare(sql).get(...values)?.['value']
  } finally {
    db.close()
  }
}

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

test('an article that was taken out stays out, also when the cache is lost and everything comes again', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, report(1, paper))
  const { folder } = world
  expect(world.store.takeOutOfStory(refOf(folder, '1-1'))).not.toBeNull()
  expect(storyOf(folder, world.store, '1-0').toSorted()).toEqual(['1-0', '1-2'])
  expect(world.store.readStory(refOf(folder, '1-1'))).toBeNull()
  world.store.close()
  for (const file of ['cache.db', 'cache.db-wal', 'cache.db-shm']) rmSync(join(folder, file), { force: true })

  const store = openStore(folder, { clock })
  for (const paper of [1, 0, 2]) print({ ...world, store }, paper, report(1, paper))
  expect(storyOf(folder, store, '1-0').toSorted()).toEqual(['1-0', '1-2'])
  expect(store.readStory(refOf(folder, '1-1'))).toBeNull()
  store.close()
})

test('two articles that were joined are one story, also when the cache is lost and everything comes again', () => {
  const world = openPapers(2)
  print(world, 0, report(1, 0))
  print(world, 1, report(2, 1))
  const { folder } = world
  expect(world.store.joinStories(refOf(folder, '1-0'), refOf(folder, '2-1'))).not.toBeNull()
  expect(world.store.joinStories(refOf(folder, '1-0'), refOf(folder, '2-1'))).toBeNull()
  expect(storyOf(folder, world.store, '1-0').toSorted()).toEqual(['1-0', '2-1'])
  world.store.close()
  for (const file of ['cache.db', 'cache.db-wal', 'cache.db-shm']) rmSync(join(folder, file), { force: true })

  const store = openStore(folder, { clock })
  print({ ...world, store }, 1, report(2, 1))
  print({ ...world, store }, 0, report(1, 0))
  expect(storyOf(folder, store, '1-0').toSorted()).toEqual(['1-0', '2-1'])
  expectSoundStories(folder)
  store.close()
})

test('both decisions are taken back as if nothing had been', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, wireReport(1, paper))
  print(world, 2, report(9, 2))
  const { store, folder } = world
  const before = storyOf(folder, store, '1-0')

  const taken = store.takeOutOfStory(refOf(folder, '1-0'))
  expectSoundStories(folder)
  store.undoStoryChoice(taken ?? 0)
  expect(storyOf(folder, store, '1-0')).toEqual(before)
  expect(store.readStory(refOf(folder, '1-0'))?.papers).toBe(1)

  const joined = store.joinStories(refOf(folder, '1-0'), refOf(folder, '9-2'))
  expect(storyOf(folder, store, '9-2')).toHaveLength(4)
  store.undoStoryChoice(joined ?? 0)
  expect(storyOf(folder, store, '1-0')).toEqual(before)
  expect(store.readStory(refOf(folder, '9-2'))).toBeNull()
  // Of a decision that was taken back nothing is remembered.
  print(world, 0, report(9, 0))
  expect(storyOf(folder, store, '9-0').toSorted()).toEqual(['9-0', '9-2'])
  expectSoundStories(folder)
  store.close()
})

test('a story that is followed stays so while anything of it is new, and no longer', () => {
  const world = openPapers(2)
  for (const paper of [0, 1]) print(world, paper, report(1, paper))
  const { store, folder } = world
  store.followStory(refOf(folder, '1-0'), true)
  expect(store.readStory(refOf(folder, '1-1'))?.isFollowed).toBe(true)
  expect(rows(store).map(({ story }) => story?.isFollowed)).toEqual([true, true])
  expect(at(NOW + 6 * DAY, () => store.readStory(refOf(folder, '1-1'))?.isFollowed)).toBe(false)

  store.followStory(refOf(folder, '1-1'), false)
  expect(store.readStory(refOf(folder, '1-0'))?.isFollowed).toBe(false)
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

test('what was taken back with its transaction is nobody’s neighbour', () => {
  const world = openPapers(3)
  const { store, folder, papers } = world
  const batch = [3, 2, 1].map(event => article(report(event, 0)))
  const bad = { ...article({ guid: 'bad' }), direction: 'none' as 'rtl' }
  expect(() => store.saveOutcomes([outcome(papers[0]?.feedId ?? 0, [bad, ...batch])], NOW)).toThrow()

  print(world, 1, report(3, 1))
  print(world, 2, report(3, 2))
  expect(storyOf(folder, store, '3-1').toSorted()).toEqual(['3-1', '3-2'])
  expectSoundStories(folder)
  store.close()
})

test('of articles that are gone no decision is left, and what was decided about the others holds', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, report(1, paper))
  const { store, folder, papers } = world
  const choice = store.takeOutOfStory(refOf(folder, '1-0')) ?? 0
  store.followStory(refOf(folder, '1-1'), true)
  store.clearArticles(papers[1]?.sourceId ?? 0)
  const left = (sql: string) => ofLibrary(folder, sql)
  expect(left('SELECT DISTINCT guid FROM story_pairs ORDER BY 1')).toEqual(['1-0', '1-2'])
  expect(left('SELECT before FROM story_choices')).toEqual(['[]'])
  expect(left('SELECT guid FROM followed_stories')).toEqual(['1-2'])

  // It can no longer be taken back as it was; nothing is done by half.
  store.undoStoryChoice(choice)
  expect(store.readStory(refOf(folder, '1-0'))).toBeNull()
  store.clearArticles(papers[2]?.sourceId ?? 0)
  for (const table of ['story_pairs', 'story_choices', 'followed_stories']) {
    expect(left(`SELECT count(*) FROM ${table}`)).toEqual([0])
  }
  expectSoundStories(folder)
  store.close()
})

function ofLibrary(folder: string, sql: string): unknown[] {
  const db = new DatabaseSync(join(folder, 'library.db'), { readOnly: true })
  try {
    return db
      .prepare(sql)
      .all()
      .map(row => Object.values(row)[0])
  } finally {
    db.close()
  }
}
