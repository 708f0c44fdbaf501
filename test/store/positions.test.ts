import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { AS_ALL } from '../../shared/contract/keeping.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { BOOKMARKS, openWorld, row, save, subscribe } from './world.ts'

test('the place where the reader stopped stays with the article, also when the cache is lost', () => {
  const { store, folder, feedId } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  const { ref } = row(store, 'عنوان a')
  expect(store.readArticle(ref).position).toBeNull()
  store.savePosition(ref, 0.4)
  store.markRead([ref], true)
  store.savePosition(ref, 0.625)
  expect(store.readArticle(ref)).toMatchObject({ position: 0.625, read: true })
  store.bookmark(ref)
  expect(store.readArticle(row(store, 'عنوان a', BOOKMARKS).ref).position).toBe(0.625)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const reopened = openStore(folder)
  save(reopened, feedId, [{ guid: 'a' }, { guid: 'b' }])
  expect(reopened.readArticle(row(reopened, 'عنوان a').ref)).toMatchObject({ position: 0.625, read: true })
  expect(reopened.readArticle(row(reopened, 'عنوان b').ref)).toMatchObject({ position: null, read: false })
  reopened.savePosition(row(reopened, 'عنوان a').ref, null)
  expect(reopened.readArticle(row(reopened, 'عنوان a').ref).position).toBeNull()
  reopened.close()
})

test('a newspaper’s direction and font hold for its articles, wherever their words are, and nobody else’s', () => {
  const { store, sourceId } = openWorld([{ guid: 'a' }])
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'b' }])
  const { ref } = row(store, 'عنوان a')
  store.bookmark(ref)
  const directions = () => ({
    rows: [row(store, 'عنوان a').direction, row(store, 'عنوان a', BOOKMARKS).direction],
    hits: store.search(searchWish('عنوان a', 'newest')).hits.map(hit => hit.row.direction),
    headlines: store.listHeadlines().map(({ title, direction }) => `${title} ${direction}`),
    bookmark: store.readArticle(row(store, 'عنوان a', BOOKMARKS).ref).direction,
  })
  expect(store.readArticle(ref)).toMatchObject({ direction: 'rtl', face: null })
  store.setSourceRule(sourceId, { ...AS_ALL, direction: 'ltr', face: 'plain', days: 30 })
  expect(store.readArticle(ref)).toMatchObject({ direction: 'ltr', face: 'plain' })
  expect(directions()).toEqual({
    rows: ['ltr', 'ltr'],
    hits: ['ltr'],
    headlines: ['عنوان b rtl', 'عنوان a ltr'],
    bookmark: 'ltr',
  })
  expect(row(store, 'عنوان b').direction).toBe('rtl')
  expect(store.readKeeping().sources[sourceId]).toEqual({ ...AS_ALL, direction: 'ltr', face: 'plain', days: 30 })
  store.setSourceRule(sourceId, AS_ALL)
  expect(store.readArticle(ref)).toMatchObject({ direction: 'rtl', face: null })
  expect(directions().rows).toEqual(['rtl', 'rtl'])
  store.close()
})
