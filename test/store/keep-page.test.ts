import { describe, expect, test } from 'vitest'
import { packSaved } from '../../electron/parse/service/pack-saved.ts'
import { openStore } from '../../electron/store/store.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { NOW } from './seeds.ts'
import { ALL, BOOKMARKS, openWorld, reopen, row, rows, temporaryFolder } from './world.ts'

const url = 'https://hill.example/news/1'
const page = (words: string, address = url) =>
  packSaved(
    [
      {
        title: 'القطار يعود',
        byline: 'سلمى التلية',
        siteName: 'جريدة التل',
        publishedAt: Date.UTC(2026, 10, 18),
        language: 'ar',
        direction: 'rtl',
        html: `<p>${words}</p><img src="https://hill.example/p/1.jpg">`,
        pictures: ['https://hill.example/p/1.jpg'],
      },
    ],
    address,
  )

test('a saved page is a bookmark without a newspaper, and is found, read, removed and taken back like one', () => {
  const { store, sourceId } = openWorld([{ guid: 'a' }])
  const { ref, pictures } = store.keepPage(page('وصل القطار الأول إلى الرصيف الخشبي'), NOW)
  expect(rows(store, BOOKMARKS)).toMatchObject([
    { ref, title: 'القطار يعود', sourceTitle: 'جريدة التل', sourceId: null, bookmarked: true },
  ])
  expect(rows(store, ALL)).toHaveLength(1)
  expect(store.readArticle(ref)).toMatchObject({
    url,
    author: 'سلمى التلية',
    publishedAt: Date.UTC(2026, 10, 18),
    savedAt: NOW,
    pictures,
  })
  expect(store.search(searchWish('الرصيف الخشبي', 'best')).hits.map(({ row }) => row.ref)).toEqual([ref])
  expect(store.findPicture(Object.values(pictures)[0] ?? '')?.url).toBe('https://hill.example/p/1.jpg')
  expect(store.readLibrary().sources.map(({ id }) => id)).toEqual([sourceId])

  store.markRead([ref], true)
  expect(store.readArticle(ref).read).toBe(true)
  store.removeBookmark(ref)
  expect(rows(store, BOOKMARKS)).toEqual([])
  store.bookmark(ref)
  expect(rows(store, BOOKMARKS)).toHaveLength(1)
})

test('it outlives the cache, with the names of its pictures', () => {
  const folder = temporaryFolder()
  const first = openStore(folder, { clock: () => NOW })
  const { ref, pictures } = first.keepPage(page('وصل القطار الأول إلى الرصيف الخشبي'), NOW)
  const again = reopen(first, folder)
  expect(again.readArticle(ref).html).toContain('الرصيف')
  expect(again.findPicture(Object.values(pictures)[0] ?? '')?.url).toBe('https://hill.example/p/1.jpg')
})

test('saved again it takes the new text and remembers the old one; the same text changes nothing', () => {
  const { store } = openWorld()
  const { ref } = store.keepPage(page('وصل القطار الأول'), NOW)
  expect(store.keepPage(page('وصل القطار الأول'), NOW + 1).ref).toBe(ref)
  expect(store.readVersions(ref)).toEqual([])
  expect(store.keepPage(page('تأخر القطار الأول'), NOW + 2).ref).toBe(ref)
  expect(store.readArticle(ref).html).toContain('تأخر')
  expect(store.readVersions(ref).map(({ html }) => html)).toEqual([expect.stringContaining('وصل')])
  expect(rows(store, BOOKMARKS)).toHaveLength(1)
  expect(store.search(searchWish('تأخر', 'best')).hits).toHaveLength(1)
  expect(store.search(searchWish('وصل', 'best')).hits).toHaveLength(0)
})

test.each([
  ['a place in it', `${url}#comments`],
  ['tracking', `${url}?utm_source=mail`],
  ['another scheme and a slash', 'http://www.hill.example/news/1/'],
])('saved again with %s it is the same bookmark', (_name, address) => {
  const { store } = openWorld()
  const { ref } = store.keepPage(page('وصل القطار الأول'), NOW)
  expect(store.keepPage(page('تأخر القطار الأول', address), NOW + 1).ref).toBe(ref)
  expect(rows(store, BOOKMARKS)).toHaveLength(1)
  expect(store.readArticle(ref).html).toContain('تأخر')
})

describe('a page that is the article of a feed too', () => {
  const SEED = { guid: 'a', title: 'القطار', text: 'وصل القطار الأول' }
  const OF_FEED = 'https://paper.example/a'

  test('saved after it was bookmarked stays that bookmark, and takes the page’s text where there is more of it', () => {
    const { store, sourceId } = openWorld([SEED])
    store.bookmark(row(store, SEED.title).ref)
    const [before] = rows(store, BOOKMARKS)

    expect(store.keepPage(page('وصل', `${OF_FEED}#end`), NOW).ref).toBe(before?.ref)
    expect(store.readArticle(before?.ref ?? 'bookmark:0').html).toContain(SEED.text)
    store.keepPage(page('وصل القطار الأول إلى الرصيف الخشبي بعد الظهر', OF_FEED), NOW)

    expect(rows(store, BOOKMARKS)).toMatchObject([{ ref: before?.ref, sourceId }])
    expect(store.readArticle(before?.ref ?? 'bookmark:0').html).toContain('الرصيف الخشبي')
    expect(store.readVersions(before?.ref ?? 'bookmark:0')).toHaveLength(1)
  })

  test('bookmarked after it was saved keeps the copy that is there', () => {
    const { store, sourceId } = openWorld([SEED])
    const { ref } = store.keepPage(page('وصل القطار الأول إلى الرصيف الخشبي', `${OF_FEED}/`), NOW)

    store.bookmark(row(store, SEED.title).ref)

    expect(rows(store, BOOKMARKS)).toMatchObject([{ ref, sourceId }])
    expect(store.readArticle(ref).html).toContain('الرصيف الخشبي')
    expect(row(store, SEED.title).bookmarked).toBe(true)
    expect(store.search(searchWish('القطار', 'best')).hits).toHaveLength(1)
  })
})

test('pages that only begin alike are two', () => {
  const { store } = openWorld()
  for (const address of [url, `${url}2`, `${url}?p=2`, `${url}#!/a`, `${url}#!/b`])
    store.keepPage(page('وصل القطار الأول', address), NOW)
  expect(rows(store, BOOKMARKS)).toHaveLength(5)
})
