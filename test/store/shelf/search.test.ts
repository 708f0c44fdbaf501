import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { NO_FILTERS, type SearchFilters, searchWish } from '../../../shared/contract/search.ts'
import { openWorld, row } from '../world.ts'

const SEEDS = [
  { guid: 'a', title: 'مطر الخريف', text: 'نزل المطر على الحقول' },
  { guid: 'b', title: 'أسعار القمح', text: 'ارتفعت الأسعار بعد المطر' },
  { guid: 'c', title: 'معرض الكتاب', text: 'افتتح المعرض أبوابه تحت المطر' },
]

function found(store: Store, words: string, filters: Partial<SearchFilters> = {}): string[] {
  const { hits, problem } = store.search(searchWish(words, 'newest', { ...NO_FILTERS, ...filters }))
  expect(problem).toBeNull()
  return hits.map(({ row: { title } }) => title).sort()
}

function world() {
  const opened = openWorld(SEEDS)
  const { store } = opened
  const [a, b] = SEEDS.map(({ title }) => row(store, title).ref)
  if (!a || !b) throw new Error('not all are there')
  const nature = store.makeFolder('طبيعة', null)
  const rain = store.makeFolder('مطر', nature)
  store.putInFolder([a], rain)
  store.putInFolder([b], nature)
  const weather = store.tag([a, b], 'طقس').tag
  const market = store.tag([b], 'سوق').tag
  return { ...opened, nature, rain, weather, market }
}

test('a folder, with those in it, and tags narrow a search, typed or chosen', () => {
  const { store, nature, rain, weather, market } = world()
  expect(found(store, 'المطر')).toHaveLength(3)
  expect(found(store, 'المطر', { folders: [nature] })).toEqual(['أسعار القمح', 'مطر الخريف'])
  expect(found(store, 'المطر', { folders: [rain] })).toEqual(['مطر الخريف'])
  expect(found(store, 'المطر مجلد:طبيعة ')).toEqual(['أسعار القمح', 'مطر الخريف'])
  expect(found(store, 'وسم:طقس ')).toEqual(['أسعار القمح', 'مطر الخريف'])
  expect(found(store, 'tag:طقس وسم:سوق ')).toEqual(['أسعار القمح'])
  expect(found(store, '', { tags: [weather.id, market.id] })).toEqual(['أسعار القمح'])
  expect(found(store, '', { tags: [market.id], folders: [rain] })).toEqual([])
})

test('what is counted is narrowed, too', () => {
  const { store, market } = world()
  const wish = searchWish('المطر', 'newest', { ...NO_FILTERS, tags: [market.id] })
  expect(store.countFound(wish, null).counts.total).toBe(1)
})

test('a bookmark is found by its tag when its newspaper is gone', () => {
  const { store, sourceId, market } = world()
  store.removeSource(sourceId)
  expect(found(store, 'المطر', { tags: [market.id] })).toEqual(['أسعار القمح'])
  expect(found(store, '', { tags: [market.id] })).toEqual(['أسعار القمح'])
})

test('a removed folder or tag finds nothing, and its name is not known', () => {
  const { store, nature, weather } = world()
  store.removeFolder(nature)
  store.removeTag(weather.id)
  expect(found(store, '', { folders: [nature] })).toEqual([])
  expect(found(store, '', { tags: [weather.id] })).toEqual([])
  const { problem } = store.search(searchWish('وسم:طقس ', 'newest'))
  expect(problem).toMatchObject({ kind: 'unknownTag', piece: 'طقس' })
})

test('a search that was kept before there were folders and tags is read as it was meant', () => {
  const { store } = world()
  const id = store.saveSearch('محفوظ', 'المطر', NO_FILTERS)
  expect(store.listSavedSearches().find(search => search.id === id)?.filters).toEqual(NO_FILTERS)
})
