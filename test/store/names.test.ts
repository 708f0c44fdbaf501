import { expect, test } from 'vitest'
import { article, outcome } from './seeds.ts'
import { ALL, BOOKMARKS, openWorld, row, rows, subscribe, titles } from './world.ts'

const INVISIBLE = '\u200f\u2063'

test('a source is written in what most of its newest articles are, and its rows and headlines say so', () => {
  const { store, feedId } = openWorld()
  expect(store.readLibrary().sources[0]?.language).toBeNull()
  const languages = ['ar', 'en', 'ar', null, 'ar']
  const articles = languages.map((language, index) => ({ ...article({ guid: `g${index}` }), language }))

  store.saveOutcomes([outcome(feedId, articles)], 0)

  expect(store.readLibrary().sources[0]?.language).toBe('ar')
  expect(rows(store).map(({ sourceLanguage }) => sourceLanguage)).toEqual(Array(5).fill('ar'))
  expect(store.listHeadlines()[0]?.sourceLanguage).toBe('ar')
})

test('what has no headline is called by its host, and by its picture where it has one', () => {
  const { store } = openWorld([
    { guid: 'a', title: INVISIBLE },
    { guid: 'b', title: '', pictures: ['https://paper.example/b.png'] },
    { guid: 'c', title: 'خبر' },
  ])
  expect(titles(store).sort()).toEqual(['', 'paper.example', 'خبر'])
  expect(store.listHeadlines().map(({ title }) => title)).toEqual(['خبر'])
})

test('the copy of an article without a headline is called the same', () => {
  const { store } = openWorld([{ guid: 'a', title: INVISIBLE }])
  store.bookmark(row(store, 'paper.example', ALL).ref)
  expect(titles(store, BOOKMARKS)).toEqual(['paper.example'])
})

test('a name of invisible characters is not taken, and one that is there already is not shown', () => {
  const { store, sourceId } = openWorld([{ guid: 'a' }])
  expect(() => store.renameSource(sourceId, INVISIBLE)).toThrow('A name has')
  expect(() => store.moveSource(sourceId, INVISIBLE)).toThrow('A name has')
  store.addFeeds([{ url: 'https://quay.example/feed', title: INVISIBLE, homepage: null, section: null }], 0)
  expect(store.readLibrary().sources.map(({ title }) => title)).toContain('quay.example')
})

test('only what was saved by hand says that it was saved', () => {
  const { store } = openWorld([{ guid: 'a', title: 'خبر' }])
  subscribe(store, 'https://other.example/feed')
  store.bookmark(row(store, 'خبر').ref)
  const [kept] = rows(store, BOOKMARKS)
  const read = store.readArticle(kept?.ref ?? 'article:0')
  expect(read.savedAt).toBeNull()
})
