import { describe, expect, test } from 'vitest'
import { mark, snippet } from '../../../shared/search/highlight.ts'
import { ftsExpression, searchQuery, termsOf, whyUnanswerable } from '../../../shared/search/query.ts'

const searchTerms = (typed: string) => termsOf(searchQuery(typed))
const expression = (typed: string) => ftsExpression(searchQuery(typed))
const marked = ({ text, ranges }: ReturnType<typeof mark>) => ranges.map(([start, end]) => text.slice(start, end))

test('the last word is a beginning while it is being typed, a finished one is whole', () => {
  expect(searchTerms('سوق السم')).toEqual([
    { words: ['سوق'], prefix: false },
    { words: ['السم'], prefix: true },
  ])
  expect(searchTerms('سوق السمك ').at(-1)).toEqual({ words: ['السمك'], prefix: false })
})

test.each(['"كأس العالم"', '«كأس العالم»', '“كأس العالم”', '"كأس العالم'])('a phrase in quotation marks: %s', typed => {
  expect(searchTerms(typed)).toEqual([{ words: ['كاس', 'العالم'], prefix: false }])
})

test('what is typed is never FTS5 syntax', () => {
  expect(expression('NEAR(a b) OR title:x* -y NOT ^z')).toBe(
    '("near a" AND ("b" OR "title x") AND "not" AND "z"*) NOT "y"',
  )
  expect(expression('"" ** ()')).toBeNull()
})

describe('a minus', () => {
  test.each(['سوق -السمك', 'سوق \u2212السمك', '-السمك سوق '])('before a word leaves out what has it: %s', typed => {
    expect(searchQuery(typed).excluded).toEqual([{ words: ['السمك'], prefix: false }])
    expect(searchTerms(typed)).toEqual([{ words: ['سوق'], prefix: false }])
  })

  test('before a phrase leaves out the phrase', () => {
    expect(expression('سوق -«كأس العالم» -بحر')).toBe('("سوق") NOT ("كاس العالم" OR "بحر")')
  })

  test.each(['غرب-شرق', 'غرب - شرق'])('within a word or alone is none: %s', typed => {
    expect(searchQuery(typed).excluded).toEqual([])
    expect(searchTerms(typed).flatMap(({ words }) => words)).toEqual(['غرب', 'شرق'])
  })
})

describe('OR in capitals, and |', () => {
  test.each(['بحر OR نهر OR واد ملح ', 'بحر | نهر | واد ملح '])('ask for one of several: %s', typed => {
    expect(expression(typed)).toBe('("بحر" OR "نهر" OR "واد") AND "ملح"')
  })

  test.each([
    ['OR بحر ', '"or" AND "بحر"'],
    ['بحر OR', '"بحر" AND "or"*'],
    ['بحر OR -نهر', '("بحر" AND "or") NOT "نهر"'],
    ['prix or argent ', '"prix" AND "or" AND "argent"'],
    ['بحر "OR" نهر ', '"بحر" AND "or" AND "نهر"'],
  ])('are words like others where they join nothing: %s', (typed, expected) => {
    expect(expression(typed)).toBe(expected)
  })

  test('AND says what holds anyway', () => {
    expect(expression('بحر AND نهر ')).toBe('"بحر" AND "نهر"')
  })
})

test.each([
  ['🔥 🇲🇦', 'signs'],
  ['++ -', 'signs'],
  ['-السمك', 'excluded'],
  ['🔥 حريق', null],
  ['  ', null],
] as const)('why «%s» finds nothing: %s', (typed, why) => {
  expect(whyUnanswerable(typed)).toBe(why)
})

test('a match is marked on the original text, with its vowel marks', () => {
  expect(marked(mark('فتحتِ المَكْتَبَةُ أبوابها', searchTerms('المكتبه ')))).toEqual(['المَكْتَبَةُ'])
})

test('a snippet shows the first match in its sentence, in one line', () => {
  const text = `${'كلام قبل '.repeat(80)}\n\nقِراءةٌ في الليل\n${'كلام بعد '.repeat(80)}`
  const shown = snippet(text, searchTerms('قراءة'), 160)

  expect(marked(shown)).toEqual(['قِراءةٌ'])
  expect(shown.text.length).toBeLessThan(180)
  expect(shown.text).not.toContain('\n')
})

test.each(['', 'أَنَّ '.repeat(400)])('a match stands in the first third of a snippet, between whole words', far => {
  const text = `${far}${'مرسى قديم '.repeat(9)}قراءة ${'كلام بعد '.repeat(80)}`
  const shown = snippet(text, searchTerms('قراءة'), 180)
  const words = new Set([...text.split(' '), '…'])

  expect(shown.ranges[0]?.[0]).toBeLessThan(60)
  expect(shown.text.split(' ').filter(word => !words.has(word))).toEqual([])
})

test('a text without a match begins at its beginning', () => {
  expect(snippet('نص قصير', searchTerms('غائب'), 160)).toEqual({ text: 'نص قصير', ranges: [] })
})
