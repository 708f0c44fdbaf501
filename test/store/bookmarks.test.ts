import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../electron/store/db/database.ts'
import { openStore } from '../../electron/store/store.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { NEWEST, withFiles } from './old-files.ts'
import { article, NOW, outcome } from './seeds.ts'
import { at, BOOKMARKS, clock, FEED_URL, openWorld, reopen, row, rows, save, subscribe, titles } from './world.ts'

const SEED = { guid: 'a', title: 'مقال محفوظ', text: 'نص طويل عن الكتب', pictures: ['https://paper.example/1.jpg'] }

const KEPT = { hash: 'f'.repeat(64), type: 'image/jpeg', width: 10, height: 20, size: 300, likeness: null } as const

test('a bookmark survives the removal of its source and the loss of cache.db', () => {
  const { store, folder, sourceId } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  store.removeSource(sourceId)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const reopened = openStore(folder)

  const [kept] = rows(reopened, BOOKMARKS)
  expect(kept).toMatchObject({ title: SEED.title, sourceId: null, sourceTitle: 'paper.example', bookmarked: true })
  const article = reopened.readArticle(kept?.ref ?? 'bookmark:0')
  expect(article.html).toBe('<p>نص طويل عن الكتب</p>')
  expect(reopened.findPicture(Object.values(article.pictures)[0] ?? '')?.url).toBe(SEED.pictures[0])
  reopened.close()
})

test('a bookmark is found exactly once: with its article, without it, and when it comes back', () => {
  const { store, folder, feedId, sourceId } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  const found = (opened: typeof store) =>
    opened.search(searchWish('الكتب', 'newest')).hits.map(({ row: hit }) => hit.ref.split(':')[0])
  expect(found(store)).toEqual(['article'])

  store.removeSource(sourceId)
  expect(found(store)).toEqual(['bookmark'])
  store.restoreSource(sourceId)
  expect(found(store)).toEqual(['article'])

  store.close()
  rmSync(join(folder, 'cache.db'))
  const reopened = openStore(folder)
  expect(found(reopened)).toEqual(['bookmark'])
  save(reopened, feedId, [SEED])
  expect(found(reopened)).toEqual(['article'])
  expect(row(reopened, SEED.title).bookmarked).toBe(true)
  reopened.close()
})

test('a removed bookmark can be taken back until the store is opened again', () => {
  const { store, folder } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  const ref = rows(store, BOOKMARKS)[0]?.ref ?? 'bookmark:0'

  store.removeBookmark(ref)
  expect(titles(store, BOOKMARKS)).toEqual([])
  expect(row(store, SEED.title).bookmarked).toBe(false)
  store.bookmark(ref)
  expect(titles(store, BOOKMARKS)).toEqual([SEED.title])

  store.removeBookmark(ref)
  const reopened = reopen(store, folder)
  expect(() => reopened.bookmark(ref)).toThrow(expect.objectContaining({ code: 'notFound' }))
  reopened.close()
})

test('a bookmark is removed once: asking again changes nothing of it', () => {
  const { store, folder } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  const ref = rows(store, BOOKMARKS)[0]?.ref ?? 'bookmark:0'
  store.removeBookmark(ref)
  at(NOW + 60_000, () => store.removeBookmark(ref))

  const library = openDatabase(join(folder, 'library.db'), 'FULL')
  expect(library.query('SELECT removed_at FROM bookmarks').all()).toEqual([{ removed_at: NOW }])
  library.close()
  store.close()
})

test('a newspaper that is removed and comes back finds its bookmarks and what was read of them', () => {
  const { store, folder, sourceId } = openWorld([SEED])
  const { ref } = row(store, SEED.title)
  store.bookmark(ref)
  store.markRead([ref], true)
  store.removeSource(sourceId)
  const reopened = reopen(store, folder)
  expect(reopened.readLibrary()).toMatchObject({ sources: [], bookmarks: 1 })

  save(reopened, subscribe(reopened, FEED_URL).feedId, [SEED])

  expect(row(reopened, SEED.title)).toMatchObject({ bookmarked: true, read: true })
  reopened.close()
})

test('X-16 a bookmark finds its article again in a rebuilt cache although the guid has changed', () => {
  const { store, folder, feedId } = openWorld([SEED])
  const { ref } = row(store, SEED.title)
  store.bookmark(ref)
  store.markRead([ref], true)
  store.close()
  rmSync(join(folder, 'cache.db'))
  const reopened = openStore(folder, { clock: () => NOW })

  const again = { ...article(SEED), guid: 'another' }
  reopened.saveOutcomes([outcome(feedId, [again])], NOW)

  expect(rows(reopened)).toMatchObject([{ bookmarked: true, read: true }])
  expect(reopened.saveOutcomes([outcome(feedId, [again])], NOW)).toEqual({ newArticles: 0, updatedArticles: 0 })
  reopened.close()
})

test('bookmarks are listed newest first, with their read state', () => {
  const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  store.bookmark(row(store, 'عنوان a').ref)
  at(NOW + 1, () => store.bookmark(row(store, 'عنوان b').ref))

  store.markRead([rows(store, BOOKMARKS)[0]?.ref ?? 'bookmark:0'], true)

  expect(rows(store, BOOKMARKS).map(({ title, read }) => [title, read])).toEqual([
    ['عنوان b', true],
    ['عنوان a', false],
  ])
  expect(row(store, 'عنوان b').read).toBe(true)
  expect(titles(store, { ...BOOKMARKS, unreadSince: NOW + 1 })).toEqual(['عنوان a'])
})

test('the pictures of a bookmark stay when its newspaper is gone for good', () => {
  const { store, folder, sourceId } = openWorld([
    SEED,
    { guid: 'b', title: 'مقال عابر', text: 'نص', pictures: ['https://paper.example/2.jpg'] },
  ])
  const { picture } = row(store, SEED.title)
  const { picture: passing } = row(store, 'مقال عابر')
  store.bookmark(row(store, SEED.title).ref)
  for (const key of [picture, passing]) store.savePicture(key ?? '', KEPT, NOW)
  store.removeSource(sourceId)

  const reopened = reopen(store, folder)

  expect(reopened.findPicture(picture ?? '')?.kept).toEqual(KEPT)
  expect(reopened.findPicture(passing ?? '')).toBeNull()
  reopened.close()
})

test('a newspaper that is added again after its removal does not show its bookmarks twice', () => {
  const { store, sourceId } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  store.removeSource(sourceId)

  subscribe(store, FEED_URL)

  expect(store.search(searchWish('الكتب', 'newest')).hits.map(({ row: hit }) => hit.ref)).toEqual(['article:1'])
})

test('a bookmark that a restored library does not know is not found any more', () => {
  const { store, folder, sourceId } = openWorld([SEED])
  store.bookmark(row(store, SEED.title).ref)
  store.removeSource(sourceId)
  expect(store.search(searchWish('الكتب', 'newest')).hits).toHaveLength(1)
  store.close()
  withFiles(folder, NEWEST, ({ library }) => library.execute('DELETE FROM bookmarks'))

  const reopened = openStore(folder, { clock })

  expect(reopened.searchGuids({ ...searchWish('الكتب', 'best'), limit: 10 })).toEqual([])
  reopened.close()
  withFiles(folder, NEWEST, ({ cache }) => {
    expect(cache.query('SELECT bookmark_id FROM indexed_bookmarks').all()).toEqual([])
    expect(cache.query('SELECT rowid FROM search WHERE rowid < 0').all()).toEqual([])
  })
})

test('an article kept again after its removal is kept as it is now', () => {
  const { store, feedId } = openWorld([SEED])
  const { ref } = row(store, SEED.title)
  store.bookmark(ref)
  save(store, feedId, [{ ...SEED, text: 'نص جديد' }])
  store.bookmark(ref)
  const kept = rows(store, BOOKMARKS)[0]?.ref ?? 'bookmark:0'
  expect(store.readArticle(kept).html).toContain(SEED.text)

  store.removeBookmark(ref)
  store.bookmark(ref)

  expect(store.readArticle(kept).html).toContain('نص جديد')
})
