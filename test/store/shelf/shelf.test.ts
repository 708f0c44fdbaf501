import { describe, expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { SHELF_PAGE, type ShelfFilter, type ShelfWish, WHOLE_SHELF } from '../../../shared/contract/shelf.ts'
import type { ShelfOrder } from '../../../shared/settings/settings.ts'
import { DAY } from '../../../shared/units.ts'
import { NOW } from '../seeds.ts'
import { at, openWorld, row, save, subscribe } from '../world.ts'

const QUOTE = { quote: 'القمح', prefix: '', suffix: '', start: 0 }

/** Four bookmarks of two newspapers, saved on different days. */
function shelf() {
  const world = openWorld([
    { guid: 'a', title: 'مطر الخريف', text: 'نزل المطر على الحقول', publishedAt: NOW - 9 * DAY },
    { guid: 'b', title: '«أسعار» القمح', text: 'ارتفعت الأسعار في الأسواق', publishedAt: NOW - 2 * DAY },
    { guid: 'c', title: 'معرض الكتاب', text: 'افتتح المعرض أبوابه', publishedAt: NOW - 5 * DAY },
  ])
  const { store } = world
  const other = subscribe(store, 'https://autre.example/rss')
  save(store, other.feedId, [
    { guid: 'd', title: 'Pluie d’automne', text: 'La pluie est tombée', publishedAt: NOW - DAY },
  ])
  store.renameSource(other.sourceId, 'Le Journal')
  const [a, b, c, d] = ['مطر الخريف', '«أسعار» القمح', 'معرض الكتاب', 'Pluie d’automne'].map(
    title => row(store, title).ref,
  )
  if (!a || !b || !c || !d) throw new Error('not all are there')
  for (const [ref, days] of [
    [a, 40],
    [b, 3],
    [c, 2],
    [d, 1],
  ] as const) {
    at(NOW - days * DAY, () => store.bookmark(ref))
  }
  const nature = store.makeFolder('طبيعة', null)
  const rain = store.makeFolder('مطر', nature)
  store.putInFolder([a], rain)
  store.putInFolder([b], nature)
  const weather = store.tag([a, d], 'طقس').tag.id
  const market = store.tag([b, a], 'سوق').tag.id
  store.writeNote(b, 'أقرأه مرة أخرى\nقبل الشتاء')
  store.highlight(d, QUOTE, 'سنة جيدة')
  return { ...world, other, nature, rain, weather, market, refs: { a, b, c, d } }
}

function wish(filter: Partial<ShelfFilter> = {}, order: ShelfOrder = 'saved'): ShelfWish {
  return { filter: { ...WHOLE_SHELF, ...filter }, order }
}

function titles(store: Store, filter: Partial<ShelfFilter> = {}, order: ShelfOrder = 'saved'): string[] {
  return store.readShelf(wish(filter, order), 0).entries.map(({ row: { title } }) => title)
}

const [A, B, C, D] = ['مطر الخريف', '«أسعار» القمح', 'معرض الكتاب', 'Pluie d’automne'] as const

describe('the order', () => {
  test.each<[ShelfOrder, readonly string[]]>([
    ['saved', [D, C, B, A]],
    ['published', [D, B, C, A]],
    // Quotation marks and hamzas do not count; Latin letters stand before Arabic ones.
    ['title', [D, B, A, C]],
    ['source', [D, C, B, A]],
  ])('%s', (order, expected) => {
    const { store, sourceId } = shelf()
    store.renameSource(sourceId, 'جريدة')
    expect(titles(store, {}, order)).toEqual(expected)
  })
})

describe('narrowed', () => {
  test('by folder, with those in it', () => {
    const { store, nature, rain } = shelf()
    expect(titles(store, { folder: nature })).toEqual([B, A])
    expect(titles(store, { folder: rain })).toEqual([A])
    expect(titles(store, { folder: 'none' })).toEqual([D, C])
  })

  test('by tags, all of which it must have', () => {
    const { store, weather, market } = shelf()
    expect(titles(store, { tags: [weather] })).toEqual([D, A])
    expect(titles(store, { tags: [weather, market] })).toEqual([A])
  })

  test('by month, newspaper, note, and highlights', () => {
    const { store } = shelf()
    expect(titles(store, { month: '2026-02' })).toEqual([D, C, B])
    expect(titles(store, { month: '2026-01' })).toEqual([A])
    expect(titles(store, { source: 'Le Journal' })).toEqual([D])
    expect(titles(store, { hasNote: true })).toEqual([B])
    expect(titles(store, { hasHighlights: true })).toEqual([D])
    expect(titles(store, { hasHighlights: true, hasNote: true })).toEqual([])
  })

  test.each([
    ['of the text', 'الحقول', [A]],
    ['in another form', 'سوق', [B, A]],
    ['of the headline', 'معرض', [C]],
    ['of the note', 'الشتاء', [B]],
    ['of a tag', 'طقس', [D, A]],
    ['of a highlight', 'القمح', [D, B]],
    ['of the note of a highlight', 'جيدة', [D]],
    ['of the newspaper', 'journal', [D]],
    ['of several places', 'قمح أقرأه', [B]],
    ['that are nowhere', 'زلزال', []],
  ])('by words %s', (_, words, expected) => {
    expect(titles(shelf().store, { words })).toEqual(expected)
  })

  test('by words, when the newspaper is gone', () => {
    const { store, sourceId, other } = shelf()
    store.removeSource(sourceId)
    store.removeSource(other.sourceId)
    expect(titles(store, { words: 'الحقول' })).toEqual([A])
    expect(titles(store, { source: 'Le Journal' })).toEqual([D])
  })
})

test('an entry says what belongs to it', () => {
  const { store, nature, market } = shelf()
  const entry = store.readShelf(wish({ hasNote: true }), 0).entries[0]
  expect(entry).toMatchObject({
    row: { title: B, bookmarked: true },
    savedAt: NOW - 3 * DAY,
    folderId: nature,
    tags: [{ id: market, name: 'سوق' }],
    note: 'أقرأه مرة أخرى',
    highlights: 0,
  })
})

test('counts say what choosing something else would show', () => {
  const { store, nature, rain, weather, market } = shelf()
  const counts = (filter: Partial<ShelfFilter> = {}) => store.readShelf(wish(filter), 0).counts
  expect(counts()).toMatchObject({
    folders: [
      { key: nature, count: 2 },
      { key: rain, count: 1 },
    ],
    inNoFolder: 2,
    tags: [
      { key: market, name: 'سوق', count: 2 },
      { key: weather, name: 'طقس', count: 2 },
    ],
    months: [
      { key: '2026-02', count: 3 },
      { key: '2026-01', count: 1 },
    ],
    sources: [
      { key: 'paper.example', count: 3 },
      { key: 'Le Journal', count: 1 },
    ],
    noted: 1,
    highlighted: 1,
  })
  // Of other folders and months as if none were chosen; of tags what they would leave.
  expect(counts({ folder: rain })).toMatchObject({
    folders: counts().folders,
    inNoFolder: 2,
    months: [{ key: '2026-01', count: 1 }],
    noted: 0,
  })
  expect(counts({ tags: [weather] }).tags).toEqual([
    { key: weather, name: 'طقس', count: 2 },
    { key: market, name: 'سوق', count: 1 },
  ])
})

test('a long shelf comes page by page', () => {
  const seeds = Array.from({ length: SHELF_PAGE + 5 }, (_, at) => ({ guid: `${at}` }))
  const { store } = openWorld(seeds)
  for (const { guid } of seeds) store.bookmark(row(store, `عنوان ${guid}`).ref)
  const pages = [0, SHELF_PAGE, 2 * SHELF_PAGE].map(first => store.readShelf(wish(), first))
  expect(pages.map(({ entries }) => entries.length)).toEqual([SHELF_PAGE, 5, 0])
  expect(pages.map(({ total, all }) => [total, all])).toEqual(Array(3).fill([seeds.length, seeds.length]))
  expect(new Set(pages.flatMap(({ entries }) => entries.map(({ row: { ref } }) => ref))).size).toBe(seeds.length)
})
