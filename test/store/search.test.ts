import { expect, test } from 'vitest'
import { searchWish } from '../../shared/contract/search.ts'
import { MINUTE, NOW } from './seeds.ts'
import { openWorld, titles } from './world.ts'

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
