import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import type { ArticleVersion } from '../../shared/contract/reading.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { article, MINUTE, NOW, outcome } from './seeds.ts'
import { BOOKMARKS, openWorld, reopen, row, rows, save } from './world.ts'

const FIRST = { guid: 'a', title: 'عنوان أول', text: 'نص أول' }
const SECOND = { guid: 'a', title: 'عنوان ثان', text: 'نص ثان' }
const THIRD = { guid: 'a', title: 'عنوان ثالث', text: 'نص ثالث' }

const seen = (versions: readonly ArticleVersion[]) =>
  versions.map(({ title, text, seenFrom, seenUntil }) => [title, text, seenFrom, seenUntil])

test('a changed headline or text keeps what it was, with the time when it was seen', () => {
  const { store, feedId } = openWorld([FIRST])
  const { ref } = row(store, FIRST.title)
  expect(store.readVersions(ref)).toEqual([])

  save(store, feedId, [SECOND], NOW + MINUTE)
  save(store, feedId, [THIRD], NOW + 3 * MINUTE)

  expect(store.readArticle(ref)).toMatchObject({ title: THIRD.title, html: '<p>نص ثالث</p>' })
  expect(seen(store.readVersions(ref))).toEqual([
    [SECOND.title, SECOND.text, NOW + MINUTE, NOW + 3 * MINUTE],
    [FIRST.title, FIRST.text, NOW, NOW + MINUTE],
  ])
  expect(store.readVersions(ref)[0]).toMatchObject({ html: '<p>نص ثان</p>', direction: 'rtl', language: 'ar' })
})

test('a read article whose text changed stays read', () => {
  const { store, feedId } = openWorld([FIRST])
  store.markRead([row(store, FIRST.title).ref], true)

  save(store, feedId, [SECOND], NOW + MINUTE)

  expect(row(store, SECOND.title).read).toBe(true)
  expect(store.readLibrary().sources[0]?.unread).toBe(0)
})

test('other markup and pictures of the same words are taken in, but are no news', () => {
  const { store, feedId } = openWorld([FIRST])
  const { ref } = row(store, FIRST.title)
  const pictures = ['https://paper.example/1.jpg']
  const renewed = { ...article({ ...FIRST, pictures }), body: article({ ...FIRST, text: 'نص أول\n' }).body }

  const saved = store.saveOutcomes([outcome(feedId, [renewed])], NOW + MINUTE)

  expect(saved).toEqual({ newArticles: 0, updatedArticles: 0 })
  expect(store.readArticle(ref).html).toBe('<p>نص أول\n</p>')
  expect(Object.keys(store.readArticle(ref).pictures)).toEqual(pictures)
  expect(store.readVersions(ref)).toEqual([])
  expect(store.search(searchWish('أول', 'best'))).toMatchObject({ waiting: 0, hits: [{ row: { ref } }] })
})

test('of a text that changes without end the first and the newest stay', () => {
  const { store, feedId } = openWorld([FIRST])
  for (let n = 1; n <= 30; n++) save(store, feedId, [{ ...FIRST, text: `قرئ ${n} مرة` }], NOW + n * MINUTE)

  const versions = store.readVersions(row(store, FIRST.title).ref)

  expect(versions).toHaveLength(20)
  expect(versions.at(-1)?.text).toBe(FIRST.text)
  expect(versions[0]?.text).toBe('قرئ 29 مرة')
})

test('a bookmark keeps the text that it was made of, and every other one, also without cache.db', () => {
  const { store, folder, feedId, sourceId } = openWorld([FIRST])
  save(store, feedId, [SECOND], NOW + MINUTE)
  store.bookmark(row(store, SECOND.title).ref)
  save(store, feedId, [THIRD], NOW + 3 * MINUTE)
  store.removeSource(sourceId)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const reopened = openStore(folder, { clock: () => NOW })
  const ref = rows(reopened, BOOKMARKS)[0]?.ref ?? 'bookmark:0'

  expect(reopened.readArticle(ref).title).toBe(SECOND.title)
  expect(seen(reopened.readVersions(ref))).toEqual([
    [THIRD.title, THIRD.text, NOW + 3 * MINUTE, null],
    [FIRST.title, FIRST.text, NOW, NOW + MINUTE],
  ])
  reopened.close()
})

test('a rebuilt cache brings a bookmark no version that it has, and the one that it missed', () => {
  const { store, folder, feedId } = openWorld([FIRST])
  store.bookmark(row(store, FIRST.title).ref)
  save(store, feedId, [SECOND], NOW + MINUTE)
  store.close()
  rmSync(join(folder, 'cache.db'))
  const reopened = openStore(folder, { clock: () => NOW })
  const ref = rows(reopened, BOOKMARKS)[0]?.ref ?? 'bookmark:0'

  save(reopened, feedId, [SECOND], NOW + 2 * MINUTE)
  expect(reopened.readVersions(ref).map(({ title }) => title)).toEqual([SECOND.title])

  rmSync(join(folder, 'cache.db'), { force: true })
  save(reopened, feedId, [THIRD], NOW + 3 * MINUTE)
  expect(seen(reopened.readVersions(ref)).map(([title, , , until]) => [title, until])).toEqual([
    [THIRD.title, null],
    [SECOND.title, NOW + 3 * MINUTE],
  ])
  reopened.close()
})

test('a bookmark that is removed takes its versions with it for good', () => {
  const { store, folder, feedId } = openWorld([FIRST])
  store.bookmark(row(store, FIRST.title).ref)
  save(store, feedId, [SECOND], NOW + MINUTE)
  const ref = rows(store, BOOKMARKS)[0]?.ref ?? 'bookmark:0'
  store.removeBookmark(ref)
  store.bookmark(ref)
  expect(store.readVersions(ref)).toHaveLength(1)
  store.removeBookmark(ref)

  const reopened = reopen(store, folder)

  expect(() => reopened.readVersions(ref)).toThrow(expect.objectContaining({ code: 'notFound' }))
  reopened.close()
})
