import { describe, expect, test } from 'vitest'
import { NO_FILTERS } from '../../../shared/contract/search.ts'
import type { Known } from '../../../shared/search/filters.ts'
import { readQuery, termsOf } from '../../../shared/search/query.ts'

const NOW = new Date(2026, 1, 11, 8).getTime()
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()
const KNOWN: Known = {
  sources: [
    { id: 1, title: 'هسبريس' },
    { id: 2, title: 'Le Matin' },
    { id: 3, title: 'Le Matin Sport' },
  ],
  sections: [{ id: 7, title: 'رياضة' }],
  folders: [{ id: 2, title: 'بحث التخرج' }],
  tags: [{ id: 5, title: 'ثقافة' }],
  now: NOW,
}

const read = (typed: string) => readQuery(typed, KNOWN)
const words = (typed: string) => termsOf(read(typed)).map(term => term.map(({ word }) => word).join(' '))
const groups = (typed: string) =>
  read(typed).wanted.map(terms => terms.map(term => term.map(({ word }) => word).join(' ')).join('|'))
const excluded = (typed: string) => read(typed).excluded.map(term => term.map(({ word }) => word).join(' '))

test('the last word is a beginning while it is being typed, a finished one is whole', () => {
  const [, last] = termsOf(read('سوق السم'))
  expect(last?.[0]?.beginnings).toEqual(['السم', 'سم'])
  expect(termsOf(read('سوق السمك '))[1]?.[0]?.beginnings).toEqual([])
  expect(termsOf(read('س'))[0]?.[0]?.beginnings).toEqual([])
})

test.each(['"كأس العالم"', '«كأس العالم»', '“كأس العالم”', '"كأس العالم'])(
  'a phrase is as it is written: %s',
  typed => {
    const [term] = termsOf(read(typed))
    expect(term?.map(({ word, stems }) => [word, stems])).toEqual([
      ['كاس', []],
      ['العالم', []],
    ])
  },
)

describe('a minus', () => {
  test.each(['سوق -السمك', 'سوق \u2212السمك', '-السمك سوق '])('before a word leaves out what has it: %s', typed => {
    expect(excluded(typed)).toEqual(['السمك'])
    expect(words(typed)).toEqual(['سوق'])
  })

  test('before a phrase leaves out the phrase', () => {
    expect(excluded('سوق -«كأس العالم» -بحر')).toEqual(['كاس العالم', 'بحر'])
  })

  test.each(['غرب-شرق', 'غرب - شرق'])('within a word or alone is none: %s', typed => {
    expect(excluded(typed)).toEqual([])
    expect(words(typed).join(' ')).toBe('غرب شرق')
  })
})

describe('one of several', () => {
  test.each(['بحر OR نهر OR واد ملح ', 'بحر | نهر | واد ملح ', 'بحر أو نهر أو واد ملح ', 'بحر OU نهر OU واد ملح '])(
    '%s',
    typed => {
      expect(groups(typed)).toEqual(['بحر|نهر|واد', 'ملح'])
    },
  )

  test.each([
    ['OR بحر ', ['or', 'بحر']],
    ['بحر OR', ['بحر', 'or']],
    ['بحر OR -نهر', ['بحر', 'or']],
    ['prix or argent ', ['prix', 'or', 'argent']],
    ['بحر "OR" نهر ', ['بحر', 'or', 'نهر']],
  ])('is not asked where they join nothing: %s', (typed, expected) => {
    expect(groups(typed)).toEqual(expected)
  })

  test.each(['بحر AND نهر ', 'بحر و نهر '])('«and» says what holds anyway: %s', typed => {
    expect(groups(typed)).toEqual(['بحر', 'نهر'])
  })
})

describe('filters', () => {
  test.each([
    ['source:هسبريس بحر', { sources: [1] }],
    ['المصدر: هسبريس بحر', { sources: [1] }],
    ['journal:"le matin" بحر', { sources: [2] }],
    ['journal:matin بحر', { sources: [2, 3] }],
    ['قسم:رياضة', { sections: [7] }],
    ['مجلد:التخرج', { folders: [2] }],
    ['dossier:"بحث التخرج"', { folders: [2] }],
    ['وسم:ثقافه', { tags: [5] }],
    ['étiquette:ثقافة', { tags: [5] }],
    ['langue:français mer', { languages: ['fr'] }],
    ['لغة:العربية بحر', { languages: ['ar'] }],
    ['is:unread', { unread: true }],
    ['حالة:غير-مقروء', { unread: true }],
    ['est:favori', { bookmarked: true }],
    ['avec:photo', { pictured: true }],
    ['after:2026-01-05', { after: day(2026, 1, 5) }],
    ['منذ:٥/١/٢٠٢٦', { after: day(2026, 1, 5) }],
    ['depuis:hier', { after: day(2026, 2, 10) }],
    ['منذ:أمس', { after: day(2026, 2, 10) }],
    ['منذ:3أيام', { after: day(2026, 2, 8) }],
    ['avant:2025', { before: day(2025, 1, 1) }],
    ['بعد:غشت', { after: day(2025, 8, 1) }],
    ['on:2026-02-01', { after: day(2026, 2, 1), before: day(2026, 2, 2) }],
    ['بحر last week', { after: day(2026, 2, 4), before: day(2026, 2, 12) }],
    ['بحر الأسبوع الماضي', { after: day(2026, 2, 4), before: day(2026, 2, 12) }],
    ['mer la semaine dernière', { after: day(2026, 2, 4), before: day(2026, 2, 12) }],
  ])('%s', (typed, filters) => {
    const query = read(typed)
    expect(query.problem).toBeNull()
    expect(query.filters).toEqual({ ...NO_FILTERS, ...filters })
    expect(words(typed).filter(word => word !== 'بحر' && word !== 'mer')).toEqual([])
  })

  test('those that are typed narrow those that were chosen', () => {
    const chosen = { ...NO_FILTERS, sources: [1], after: day(2026, 1, 1) }
    expect(readQuery('source:"le matin" after:2025 بحر', KNOWN, chosen).filters).toMatchObject({
      sources: [1, 2],
      after: day(2026, 1, 1),
    })
  })

  test('every piece is where it was typed', () => {
    const typed = 'بحر source:هسبريس -نهر 🔥'
    expect(read(typed).pieces.map(({ kind, start, end }) => [kind, typed.slice(start, end)])).toEqual([
      ['words', 'بحر'],
      ['filter', 'source:هسبريس'],
      ['words', '-نهر'],
      ['ignored', '🔥'],
    ])
  })

  test('a word before a colon in a headline is a word', () => {
    expect(words('وزير: قبل الانتخابات ').join(' ')).toBe('وزير قبل الانتخابات')
    expect(words('بعد: الانتخابات ').join(' ')).toBe('بعد الانتخابات')
  })
})

describe('what cannot be read is said', () => {
  test.each([
    ['🔥 🇲🇦', 'onlySigns', ''],
    ['++ -', 'onlySigns', ''],
    ['-السمك', 'onlyExcluded', ''],
    ['source:غائبة بحر', 'unknownSource', 'غائبة'],
    ['section:nowhere بحر', 'unknownSection', 'nowhere'],
    ['folder:nowhere بحر', 'unknownFolder', 'nowhere'],
    ['tag:nothing بحر', 'unknownTag', 'nothing'],
    ['lang:klingon بحر', 'unknownLanguage', 'klingon'],
    ['after:2026-02-31 بحر', 'unknownDate', '2026-02-31'],
    ['is:purple بحر', 'unknownState', 'purple'],
    ['بحر source:', 'emptyFilter', 'source:'],
    ['-source:هسبريس بحر', 'excludedFilter', 'source:هسبريس'],
    ['after:2026 before:2025 بحر', 'emptyTime', ''],
    [`${'بحر '.repeat(101)}`, 'tooManyWords', ''],
  ])('%s', (typed, kind, piece) => {
    expect(read(typed).problem).toEqual({ kind, piece })
  })

  test.each(['🔥 حريق', '  ', 'بحر'])('there is nothing to say about «%s»', typed => {
    expect(read(typed).problem).toBeNull()
  })
})

describe('names in Latin letters', () => {
  test.each([
    ['berkane ', 'berkane|بركان'],
    ['Al Hoceima ', 'al hoceima|الحسيمه'],
    ['al hocei', 'al hocei|الحسيمه'],
    ['Beni-Mellal ', 'beni mellal|بني ملال'],
    ['Bern ', 'bern'],
  ])('find Arabic ones: %s', (typed, expected) => {
    expect(groups(typed).join(' & ')).toBe(expected)
  })
})
