import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../electron/store/db/database.ts'
import { openStore } from '../../electron/store/store.ts'
import { NO_FILTERS, searchWish } from '../../shared/contract/search.ts'
import { MINUTE, NOW } from './seeds.ts'
import { openWorld, save, titles } from './world.ts'

test('vowel marks, hamza, tatweel and final letters make no difference', () => {
  const { store } = openWorld([{ guid: 'a', title: 'إعلانُ النتائجِ', text: 'قالت المُؤسَّسةُ إنَّ القـــراءة حقّ' }])

  for (const words of ['اعلان', 'المؤسسه', 'القراءة', 'القرا', 'إنّ', 'نتائج النتائج']) {
    const found = store.search(searchWish(words, 'best')).hits.length
    expect([words, found]).toEqual([words, 1])
  }
})

test('a title weighs more than a text, and the newest come first when asked so', () => {
  const { store } = openWorld([
    { guid: 'a', title: 'انتخابات البلدية', text: 'نص قصير', publishedAt: NOW - 2 * MINUTE },
    { guid: 'b', title: 'عنوان آخر', text: 'ذكر انتخابات مرة', publishedAt: NOW - MINUTE },
  ])

  expect(store.searchGuids({ ...searchWish('انتخابات', 'best'), limit: 10 })).toEqual(['a', 'b'])
  expect(store.search(searchWish('انتخابات', 'newest')).hits.map(({ row }) => row.title)).toEqual([
    'عنوان آخر',
    'انتخابات البلدية',
  ])
})

test('hits are marked in title and snippet', () => {
  const { store } = openWorld([{ guid: 'a', title: 'عن المَدينة', text: 'في المدينة سوق' }])

  const [hit] = store.search(searchWish('المدينة', 'best')).hits

  expect(hit?.title.ranges.map(([start, end]) => hit.title.text.slice(start, end))).toEqual(['المَدينة'])
  expect(hit?.snippet.ranges).toHaveLength(1)
})

test('what is typed is never taken for syntax', () => {
  const { store } = openWorld([{ guid: 'a', text: 'OR AND NEAR' }])

  for (const words of ['"', 'OR', 'NEAR(', '* ^', "';--", 'title:']) {
    expect(() => store.search(searchWish(words, 'best'))).not.toThrow()
  }
})

test('what must not occur is left out, and one of several is enough', () => {
  const { store } = openWorld([
    { guid: 'a', title: 'ميناء وبحر' },
    { guid: 'b', title: 'ميناء ونهر', text: 'فيه قوارب' },
    { guid: 'c', title: 'جسر', text: 'فوق نهر بعيد' },
  ])
  const found = (words: string) => store.searchGuids({ ...searchWish(words, 'best'), limit: 10 }).sort()

  expect(found('ميناء -قوارب')).toEqual(['a'])
  expect(found('جسر OR ميناء')).toEqual(['a', 'b', 'c'])
  expect(found('بعيد | وبحر -ميناء')).toEqual(['c'])
  expect(found('-ميناء')).toEqual([])
})

test('articles from outside the network are loaded, found and read', () => {
  const { store } = openWorld()
  const loaded = {
    id: 'x1',
    source: 'صحيفة',
    title: 'عنوان محمّل',
    url: null,
    content: 'سطر <أول>\nسطر ثان',
    publishedAt: null,
  }

  const [ref] = store.loadArticles([loaded], NOW)
  store.indexWaiting(10)

  expect(store.searchGuids({ ...searchWish('محمل', 'best'), limit: 5 })).toEqual(['x1'])
  expect(store.readArticle(ref ?? 'article:0').html).toBe('<p>سطر &lt;أول&gt;</p><p>سطر ثان</p>')
  expect(store.loadArticles([loaded], NOW)).toEqual([ref])
  expect(titles(store)).toEqual(['عنوان محمّل'])
  expect(store.feedsToCheck().map(({ sourceTitle }) => sourceTitle)).not.toContain('صحيفة')
})

test('a word is found in whatever form it was printed, and the form that was typed comes first', () => {
  const { store } = openWorld([
    { guid: 'a', title: 'الملكُ يستقبل الوزراء', publishedAt: NOW - 3 * MINUTE },
    { guid: 'b', title: 'خطاب وملك', text: 'كلام', publishedAt: NOW - 2 * MINUTE },
    { guid: 'c', title: 'المسئولون عن المدارس', publishedAt: NOW - MINUTE },
  ])
  const found = (words: string) => store.searchGuids({ ...searchWish(words, 'best'), limit: 10 })

  expect(found('ملك ').sort()).toEqual(found('الملك ').sort())
  expect(found('الملك ')[0]).toBe('a')
  expect(found('مسؤول ')).toEqual(['c'])
  expect(found('مدرسة ')).toEqual(['c'])
  expect(found('وزير ')).toEqual(['a'])
  expect(found('"ملك"')).toEqual([])
  expect(found('"الملك يستقبل"')).toEqual(['a'])
})

test('filters narrow, by what is chosen and by what is typed, and counts say how it divides', () => {
  const { store, sourceId } = openWorld([
    { guid: 'old', title: 'ميناء قديم', publishedAt: NOW - 40 * 24 * 60 * MINUTE },
    { guid: 'new', title: 'ميناء جديد', pictures: ['https://p.example/1.png'], publishedAt: NOW - MINUTE },
  ])
  const titlesOf = (words: string, filters = {}) =>
    store.search(searchWish(words, 'newest', { ...NO_FILTERS, ...filters })).hits.map(({ title }) => title.text)

  expect(titlesOf('ميناء ')).toEqual(['ميناء جديد', 'ميناء قديم'])
  expect(titlesOf('ميناء منذ:أسبوع ')).toEqual(['ميناء جديد'])
  expect(titlesOf('ميناء ', { before: NOW - 24 * 60 * MINUTE })).toEqual(['ميناء قديم'])
  expect(titlesOf('ميناء ', { pictured: true })).toEqual(['ميناء جديد'])
  expect(titlesOf('ميناء ', { sources: [sourceId] })).toHaveLength(2)
  expect(titlesOf('ميناء ', { languages: ['fr'] })).toEqual([])
  expect(titlesOf('لغة:عربية')).toHaveLength(2)
  const [row] = store.search(searchWish('جديد ', 'best')).hits
  store.markRead([row?.row.ref ?? 'article:0'], true)
  expect(titlesOf('ميناء is:unread ')).toEqual(['ميناء قديم'])

  const { counts, below } = store.countFound(searchWish('ميناء ', 'best'), null)
  expect(below).toBeNull()
  expect(counts).toMatchObject({
    total: 2,
    isExact: true,
    sources: [{ id: sourceId, count: 2 }],
    days: [{ count: 1 }, { count: 1 }],
  })
  expect(counts.months.map(({ count }) => count)).toEqual([1, 1])
})

test('where nothing is found the nearest words of the index are said, and each finds something', () => {
  const { store } = openWorld([{ guid: 'a', title: 'افتتاح المكتبةِ الوطنية' }])

  const { hits, nearest } = store.search(searchWish('المكبتة الوطنية ', 'best'))

  expect(hits).toEqual([])
  expect(nearest[0]).toBe('المكتبةِ الوطنية ')
  expect(store.search(searchWish(nearest[0] ?? '', 'best')).hits).toHaveLength(1)
})

test('a search that cannot be read says why, and finds nothing', () => {
  const { store } = openWorld([{ guid: 'a', title: 'ميناء' }])

  expect(store.search(searchWish('ميناء source:غائبة', 'best'))).toMatchObject({
    hits: [],
    problem: { kind: 'unknownSource', piece: 'غائبة' },
  })
  expect(store.search(searchWish('', 'best'))).toMatchObject({ hits: [], problem: null })
})

test('searches are kept, ordered and renamed, with what is unread of them', () => {
  const { store, feedId } = openWorld([{ guid: 'a', title: 'ميناء' }])
  const port = store.saveSearch('الموانئ', 'ميناء', NO_FILTERS)
  const sea = store.saveSearch('البحر', 'بحر', { ...NO_FILTERS, unread: true })
  const kept = () => store.listSavedSearches().map(({ id, name, unread }) => [id, name, unread])

  save(store, feedId, [{ guid: 'b', title: 'ميناء ثان' }])
  expect(kept()).toEqual([
    [port, 'الموانئ', 2],
    [sea, 'البحر', 0],
  ])
  store.orderSearches([sea])
  store.renameSearch(port, 'المراسي')
  expect(kept().map(([, name]) => name)).toEqual(['البحر', 'المراسي'])
  store.removeSearch(sea)
  expect(kept()).toHaveLength(1)
  expect(() => store.renameSearch(sea, 'x')).toThrow('not in the library')
})

test('an index of another build is made anew from what is saved', () => {
  const { store, folder } = openWorld([{ guid: 'a', title: 'ميناء' }])
  store.close()
  const cache = openDatabase(join(folder, 'cache.db'), 'NORMAL')
  cache.execute("UPDATE meta SET value = 0 WHERE key = 'index_version'")
  cache.close()

  const again = openStore(folder, { clock: () => NOW })
  expect(again.search(searchWish('ميناء', 'best'))).toMatchObject({ hits: [], waiting: 1 })
  again.indexWaiting(10)
  expect(again.search(searchWish('ميناء', 'best')).hits).toHaveLength(1)
  again.close()
})
