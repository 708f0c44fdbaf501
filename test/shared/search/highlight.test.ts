import { describe, expect, test } from 'vitest'
import { mark, snippet } from '../../../shared/search/highlight.ts'
import { readQuery, termsOf } from '../../../shared/search/query.ts'

const termsIn = (typed: string) =>
  termsOf(readQuery(typed, { sources: [], sections: [], folders: [], tags: [], now: 0 }))
const marked = (text: string, typed: string) =>
  mark(text, termsIn(typed)).ranges.map(([start, end]) => text.slice(start, end))

describe('what is marked in the original text', () => {
  test.each([
    ['فتحتِ المَكْتَبَةُ أبوابها', 'مكتبه ', ['المَكْتَبَةُ']],
    ['في وَبِالمَدْرَسَةِ الجديدةِ', 'مدرسة ', ['وَبِالمَدْرَسَةِ']],
    ['صارت المدارس كثيرة', 'مدرسة ', ['المدارس']],
    ['مدارس ومدرسة', 'مدرسة ', ['ومدرسة']],
    ['قال المسئول: الشئون بخير', 'مسؤول شؤون ', ['المسئول', 'الشئون']],
    ['بلغت ١٬٢٥٠ درهما', '1250 ', ['١٬٢٥٠']],
    ['الملك عبدالله زار عبد الله', 'عبد الله ', ['عبد', 'الله', 'عبد', 'الله']],
    ['كأس العالم وعالم الكؤوس', '"كأس العالم"', ['كأس العالم']],
    ['مكتب ومكتبة', 'مكت', ['مكتب', 'ومكتبة']],
    ['Les élections nationales', 'election national ', ['élections', 'nationales']],
    ['ك\u00adتاب', 'كتاب ', ['ك\u00adتاب']],
    ['لا شيء', 'بحر ', []],
  ])('%s: %s', (text, typed, expected) => {
    expect(marked(text, typed)).toEqual(expected)
  })
})

test('a snippet shows the first match in its sentence, in one line', () => {
  const text = `${'كلام قبل '.repeat(80)}\n\nقِراءةٌ في الليل\n${'كلام بعد '.repeat(80)}`
  const shown = snippet(text, termsIn('قراءة'), 160)

  expect(shown.ranges.map(([start, end]) => shown.text.slice(start, end))).toEqual(['قِراءةٌ'])
  expect(shown.text.length).toBeLessThan(180)
  expect(shown.text).not.toContain('\n')
})

test.each(['', 'أَنَّ '.repeat(400)])('a match stands in the first third of a snippet, between whole words', far => {
  const text = `${far}${'مرسى قديم '.repeat(9)}قراءة ${'كلام بعد '.repeat(80)}`
  const shown = snippet(text, termsIn('قراءة'), 180)
  const words = new Set([...text.split(' '), '…'])

  expect(shown.ranges[0]?.[0]).toBeLessThan(60)
  expect(shown.text.split(' ').filter(word => !words.has(word))).toEqual([])
})

test('a text without a match begins at its beginning', () => {
  expect(snippet('نص قصير', termsIn('غائب'), 160)).toEqual({ text: 'نص قصير', ranges: [] })
})
