import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packBody, unpackBody } from '../../electron/records/body.ts'
import { NEVER_CHECKED } from '../../electron/records/feed.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { article, MINUTE, NOW, outcome } from './seeds.ts'
import { BOOKMARKS, openWorld, reopen, row, rows, save, subscribe, titles } from './world.ts'

test('a feed that shrinks to nothing keeps its articles', () => {
  const { store, feedId } = openWorld([{ guid: 'a' }, { guid: 'b' }])

  save(store, feedId, [])

  expect(rows(store)).toHaveLength(2)
})

test('a failed check keeps the articles and is remembered', () => {
  const { store, feedId } = openWorld([{ guid: 'a' }])
  const failure = { code: 'timedOut', message: 'no answer' } as const

  store.saveOutcomes(
    [
      {
        feedId,
        check: { ...NEVER_CHECKED, failures: 3, failure, etag: '"x"' },
        feed: null,
        received: 0,
        movedTo: null,
      },
    ],
    NOW,
  )

  expect(rows(store)).toHaveLength(1)
  expect(store.feedsToCheck()[0]?.check).toMatchObject({ failures: 3, failure, etag: '"x"' })
})

test('a changed article is updated and keeps its read state and its place', () => {
  const { store, feedId } = openWorld([
    { guid: 'a', title: 'قديم', publishedAt: NOW - 5 * MINUTE },
    { guid: 'b', title: 'غيره', publishedAt: NOW - 2 * MINUTE },
  ])
  store.markRead([row(store, 'قديم').ref], true)

  save(store, feedId, [{ guid: 'a', title: 'جديد', text: 'نص مصحح', publishedAt: NOW }], NOW + MINUTE)

  const changed = row(store, 'جديد')
  expect(changed).toMatchObject({ read: true, publishedAt: NOW - 5 * MINUTE })
  expect(store.readArticle(changed.ref).html).toBe('<p>نص مصحح</p>')
  expect(titles(store)).toEqual(['غيره', 'جديد'])
  expect(store.search(searchWish('مصحح', 'best')).hits).toHaveLength(1)
  expect(store.search(searchWish('قديم', 'best')).hits).toHaveLength(0)
})

test('what did not change is counted as neither new nor updated', () => {
  const { store, feedId } = openWorld([{ guid: 'a' }])

  const saved = store.saveOutcomes([outcome(feedId, [article({ guid: 'a' }), article({ guid: 'b' })])], NOW)

  expect(saved).toEqual({ newArticles: 1, updatedArticles: 0 })
})

test('two articles under one guid do not take turns', () => {
  const { store, feedId } = openWorld()
  const twice = [article({ guid: 'a', title: 'الأول' }), article({ guid: 'a', title: 'الثاني' })]
  store.saveOutcomes([outcome(feedId, twice)], NOW)

  const again = store.saveOutcomes([outcome(feedId, twice)], NOW)

  expect(again.updatedArticles).toBe(0)
  expect(titles(store)).toEqual(['الأول'])
})

test('X-16 H-22 one guid in two feeds is two articles, each with its own words, state and bookmark', () => {
  const { store } = openWorld([{ guid: 'a', title: 'هنا', text: 'نص من هنا' }])
  const { ref } = row(store, 'هنا')
  store.markRead([ref], true)
  store.bookmark(ref)
  const other = subscribe(store, 'https://other.example/feed')

  save(store, other.feedId, [{ guid: 'a', title: 'هناك', text: 'نص من هناك' }])

  expect(titles(store).sort()).toEqual(['هنا', 'هناك'].sort())
  expect(row(store, 'هنا')).toMatchObject({ read: true, bookmarked: true })
  expect(row(store, 'هناك')).toMatchObject({ read: false, bookmarked: false })
  expect(store.readArticle(ref).html).toBe('<p>نص من هنا</p>')
  expect(titles(store, BOOKMARKS)).toEqual(['هنا'])
})

test('an article without a date takes its place when it is first seen, one from the future now', () => {
  const { store, feedId } = openWorld([
    { guid: 'a', title: 'بلا تاريخ', publishedAt: null },
    { guid: 'b', title: 'من الغد', publishedAt: NOW + 1000 * MINUTE },
  ])
  save(store, feedId, [{ guid: 'c', title: 'قبلهما', publishedAt: NOW - 1 }])
  save(store, feedId, [{ guid: 'd', title: 'بعدهما', publishedAt: NOW + 1 }], NOW + MINUTE)

  expect(titles(store)).toEqual(['بعدهما', 'من الغد', 'بلا تاريخ', 'قبلهما'])
  expect(row(store, 'بلا تاريخ').publishedAt).toBe(NOW)
})

test('a source that was added by its address takes the title of its feed, a renamed one does not', () => {
  const { store, feedId, sourceId } = openWorld()
  expect(store.readLibrary().sources[0]?.title).toBe('paper.example')

  store.saveOutcomes([outcome(feedId, [], 'جريدة الصباح')], NOW)
  expect(store.readLibrary().sources[0]?.title).toBe('جريدة الصباح')

  store.renameSource(sourceId, 'جريدتي')
  store.saveOutcomes([outcome(feedId, [], 'جريدة المساء')], NOW)
  expect(store.readLibrary().sources[0]).toMatchObject({ title: 'جريدتي', feeds: [{ title: 'جريدة المساء' }] })
})

test('texts that were not indexed before a restart are indexed from their bodies', () => {
  const { store, folder, feedId } = openWorld()
  store.saveOutcomes([outcome(feedId, [article({ guid: 'a', text: 'مدينةٌ قديمة' })])], NOW)

  const reopened = reopen(store, folder)
  expect(reopened.search(searchWish('مدينة', 'newest'))).toMatchObject({ hits: [], waiting: 1 })
  expect(reopened.indexWaiting(10)).toBe(0)
  expect(reopened.search(searchWish('مدينة', 'newest')).hits).toHaveLength(1)
  reopened.close()
})

test('headlines are the newest, no two with the same words', () => {
  const { store } = openWorld([
    { guid: 'a', title: 'خبر', publishedAt: NOW - 1 },
    { guid: 'b', title: 'خبر', publishedAt: NOW - 2 },
    { guid: 'c', title: 'خبر آخر', publishedAt: NOW - 3 },
  ])

  expect(store.listHeadlines().map(({ title }) => title)).toEqual(['خبر', 'خبر آخر'])
})

test('a body comes back as it was packed, and one that would fill the memory is refused', () => {
  const body = { html: '<p>نصٌّ é 𝛼</p>', text: 'نصٌّ é 𝛼' }
  expect(unpackBody(packBody(body))).toEqual(body)

  const huge = packBody({ html: 'a'.repeat(41 * 1024 * 1024), text: '' })
  expect(() => unpackBody(huge)).toThrow(RangeError)
})

test('a body that was packed by the first version, deflate without a mark, is still read', () => {
  const html = Buffer.from('<p>من العدد الأول</p>')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(html.length)
  const packed = deflateRawSync(Buffer.concat([length, html, Buffer.from('من العدد الأول')]), { level: 3 })
  expect(unpackBody(packed)).toEqual({ html: '<p>من العدد الأول</p>', text: 'من العدد الأول' })
})
