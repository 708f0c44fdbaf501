// What the reader decides about stories: remembered, respected, and taken back.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store.ts'
import { NOW } from '../seeds.ts'
import { at, clock, rows } from '../world.ts'
import { DAY, ofFile, openPapers, print, refOf, storyOf } from './papers.ts'
import { expectSoundStories, report, wireReport } from './press.ts'

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

test('two that were taken apart are not brought together by a third, also after a restart', () => {
  const world = openPapers(3)
  for (const paper of [0, 1]) print(world, paper, report(1, paper))
  const { folder } = world
  world.store.takeOutOfStory(refOf(folder, '1-1'))
  world.store.close()
  const store = openStore(folder, { clock })
  print({ ...world, store }, 2, report(1, 2))

  const story = storyOf(folder, store, '1-2')
  expect(story).toHaveLength(2)
  expect(['1-0', '1-1'].filter(guid => story.includes(guid))).toHaveLength(1)
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

test('of articles that are gone no decision is left, and what was decided about the others holds', () => {
  const world = openPapers(3)
  for (const paper of [0, 1, 2]) print(world, paper, report(1, paper))
  const { store, folder, papers } = world
  const choice = store.takeOutOfStory(refOf(folder, '1-0')) ?? 0
  store.followStory(refOf(folder, '1-1'), true)
  store.clearArticles(papers[1]?.sourceId ?? 0)
  const left = (sql: string) => ofFile(folder, 'library.db', sql)
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
