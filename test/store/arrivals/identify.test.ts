import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkKeyOf, wordsKeyOf } from '../../../electron/records/article-keys.ts'
import { identify, type Listed, type Traits } from '../../../electron/store/arrivals/identify.ts'

const HOUR = 60 * 60_000
const NOW = Date.UTC(2026, 1, 11, 8)

interface Item {
  readonly guid: string
  readonly url?: string | null
  readonly title?: string
  readonly text?: string
  readonly at?: number | null
}

function listed({
  guid,
  url = `https://p.example/${guid}`,
  title = `عنوان ${guid}`,
  text = `نص ${guid}`,
  at = NOW,
}: Item): Listed {
  const words = wordsKeyOf(title, text)
  return { guid, ownGuid: guid !== url, link: linkKeyOf(url), title, words, publishedAt: at, hasText: text !== '' }
}

/** What the store would hold after this document, oldest first; what it knew before stays. */
function stored(document: readonly Item[], before: readonly Traits[] = []): Traits[] {
  const items = document.map(listed)
  const answers = identify(items, before)
  const renewed = new Map(answers.flatMap((a, n) => (a.kind === 'known' ? [[a.known, items[n]] as const] : [])))
  const kept = before.map(known => {
    const now = renewed.get(known) ?? known
    return { ...known, ...now, guid: known.guid, publishedAt: known.publishedAt ?? now.publishedAt }
  })
  return [...kept, ...items.flatMap((item, n) => guidOfNew(answers[n], item))]
}

function guidOfNew(answer: ReturnType<typeof identify>[number] | undefined, item: Listed): Traits[] {
  return answer?.kind === 'new' ? [{ ...item, guid: answer.guid }] : []
}

const kinds = (document: readonly Item[], before: readonly Item[]) =>
  identify(document.map(listed), stored(before)).map(({ kind }) => kind)

describe('X-16 the same article', () => {
  const before = { guid: 'a', url: 'http://www.p.example/news/1/', title: 'افتتاح السوق', text: 'افتتح السوق اليوم' }

  test.each<[string, Item]>([
    ['as before', before],
    ['with another guid', { ...before, guid: 'b' }],
    ['with another guid and a corrected text', { ...before, guid: 'b', text: 'افتتح السوق أمس' }],
    ['with another guid and, within the day, another date', { ...before, guid: 'b', text: 'س', at: NOW + HOUR }],
    ['with another headline', { ...before, title: 'السوق مفتوح', text: 'نص آخر' }],
    ['with another headline and address', { ...before, url: 'https://p.example/2', title: 'السوق', text: 'س' }],
    ['on a site that moved, with new guids', { ...before, guid: 'x', url: 'https://new.example/1' }],
  ])('%s', (_, now) => {
    expect(kinds([now], [before])).toEqual(['known'])
  })

  test.each([
    'https://p.example/news/1',
    'http://p.example/news/1/?utm_source=rss&utm_medium=feed',
    'https://www.p.example/news/1#xtor=RSS-1',
  ])('without a guid, its address being written %s and its headline new', url => {
    const known = { ...before, guid: before.url }
    expect(kinds([{ guid: url, url, title: 'السوق مفتوح', text: 'نص آخر' }], [known])).toEqual(['known'])
  })

  test('without an address, with guids that change', () => {
    expect(kinds([{ ...before, guid: 'b', url: null }], [{ ...before, url: null }])).toEqual(['known'])
  })

  test('twice in one document', () => {
    const document = [before, { ...before, guid: 'b' }, { ...before, url: 'https://p.example/category/1' }]
    expect(identify(document.map(listed), []).map(({ kind }) => kind)).toEqual(['new', 'repeat', 'repeat'])
  })

  test('keeps the guid under which it was stored', () => {
    const [answer] = identify([listed({ ...before, guid: 'b' })], stored([before]))
    expect(answer).toMatchObject({ kind: 'known', known: { guid: 'a' } })
  })

  test('stored before addresses and words had keys is known by its guid', () => {
    const old = { ...listed(before), link: null, words: null }
    expect(identify([listed(before)], [old])).toEqual([{ kind: 'known', known: old }])
  })
})

describe('X-16 another article', () => {
  const bulletin = { guid: 'b1', url: 'https://p.example/bulletin', title: 'نشرة الظهيرة', text: 'الأولى' }

  test('a bulletin under the title and address of yesterday', () => {
    expect(kinds([{ ...bulletin, guid: 'b2', text: 'الثانية', at: NOW + 24 * HOUR }], [bulletin])).toEqual(['new'])
  })

  test('a bulletin beside the one of this morning', () => {
    expect(kinds([{ ...bulletin, guid: 'b2', text: 'الثانية' }, bulletin], [bulletin])).toEqual(['new', 'known'])
  })

  test('one guid for everything', () => {
    const items = [1, 2, 3].map(n => ({
      guid: 'paper',
      url: `https://p.example/${n}`,
      title: `خبر ${n}`,
      text: `${n}`,
    }))
    const known = stored(items)
    expect(new Set(known.map(({ guid }) => guid)).size).toBe(3)
    const next = { guid: 'paper', url: 'https://p.example/4', title: 'خبر 4', text: '4' }
    expect(identify([next, ...items].map(listed), known).map(({ kind }) => kind)).toEqual([
      'new',
      'known',
      'known',
      'known',
    ])
  })

  test('guids that number the places of the document', () => {
    const numbered = (names: readonly string[]) =>
      names.map((name, n) => ({ guid: `item-${n}`, url: `https://p.example/${name}`, title: name, text: name }))
    const known = stored(numbered(['ج', 'ب', 'أ']))
    const answers = identify(numbered(['د', 'ج', 'ب']).map(listed), known)
    expect(answers.map(a => (a.kind === 'known' ? a.known.title : a.kind))).toEqual(['new', 'ج', 'ب'])
  })

  test('a guid that is used again for other news', () => {
    const other = { guid: 'a', url: 'https://p.example/other', title: 'خبر آخر', text: 'آخر', at: NOW + HOUR }
    expect(kinds([other], [{ guid: 'a' }])).toEqual(['new'])
  })

  test('everything linked to the front page, without guids', () => {
    const url = 'https://p.example/'
    const items = ['أ', 'ب', 'ج'].map(title => ({ guid: url, url, title, text: `نص ${title}` }))
    expect(stored(items)).toHaveLength(3)
    expect(kinds([{ guid: url, url, title: 'د', text: 'نص د' }, ...items], items)).toEqual([
      'new',
      'known',
      'known',
      'known',
    ])
  })

  test('a title without text at another address', () => {
    const photo = { guid: 'p1', url: 'https://p.example/p1', title: 'صورة اليوم', text: '' }
    expect(kinds([{ ...photo, guid: 'p2', url: 'https://p.example/p2' }], [photo])).toEqual(['new'])
  })
})

const linkedItem: fc.Arbitrary<Item> = fc.record({
  guid: fc.constantFrom('a', 'b', 'c', 'd', 'https://p.example/a'),
  url: fc.constantFrom('https://p.example/a', 'http://p.example/a/', 'https://p.example/b', 'https://p.example/c'),
  title: fc.constantFrom('أ', 'ب'),
  text: fc.constantFrom('نص', 'نص آخر', ''),
  at: fc.constantFrom(null, NOW, NOW + HOUR, NOW + 48 * HOUR),
})
const anyItem = fc.oneof(
  linkedItem,
  linkedItem.map((item): Item => ({ ...item, url: null })),
)
const documentsOf = (item: fc.Arbitrary<Item>) =>
  fc.array(fc.array(item, { maxLength: 6 }), { minLength: 1, maxLength: 4 })

function savedInTurn(documents: readonly Item[][]): Traits[] {
  return documents.reduce<Traits[]>((before, document) => stored(document, before), [])
}

test('X-16 whatever a feed does with guids and dates, the same document again brings nothing new', () => {
  fc.assert(
    fc.property(documentsOf(linkedItem), documents => {
      const again = identify((documents.at(-1) ?? []).map(listed), savedInTurn(documents))
      expect(again.filter(({ kind }) => kind === 'new')).toEqual([])
    }),
    { numRuns: 3000, seed: 4 },
  )
})

test('X-16 also where addresses come and go, articles do not multiply, and no two share a guid', () => {
  fc.assert(
    fc.property(documentsOf(anyItem), documents => {
      const last = documents.at(-1) ?? []
      const known = savedInTurn([...documents, last])
      expect(new Set(known.map(({ guid }) => guid)).size).toBe(known.length)
      expect(savedInTurn([...documents, last, last, last])).toHaveLength(known.length)
    }),
    { numRuns: 3000, seed: 4 },
  )
})

test('X-16 no article is claimed by two items of one document', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 8 }), fc.array(anyItem, { maxLength: 8 }), (first, second) => {
      const answers = identify(second.map(listed), stored(first))
      const claimed = answers.flatMap(answer => (answer.kind === 'known' ? [answer.known] : []))
      expect(new Set(claimed).size).toBe(claimed.length)
    }),
    { numRuns: 2000, seed: 4 },
  )
})
