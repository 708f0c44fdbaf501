import { describe, expect, test } from 'vitest'
import { withoutVowels } from '../../../shared/arabic/vowels.ts'
import { findAll } from '../../../shared/search/find.ts'

const found = (text: string, words: string) => findAll(text, words).map(([start, end]) => text.slice(start, end))

describe('finding in one text', () => {
  test.each([
    ['مَكْتَبَةُ الأحياء ومكتبه أخرى', 'مكتبة', ['مَكْتَبَةُ', 'مكتبه']],
    ['إلى أقصى المدى', 'اقصي', ['أقصى']],
    ['سنة ٢٠٢٦ ثم 2026', '2026', ['٢٠٢٦', '2026']],
    ['كتــاب وكتاب', 'كتاب', ['كتــاب', 'كتاب']],
    ['Académie et academie', 'ACADEMIE', ['Académie', 'academie']],
    ['بين\u00a0سطر\nوسطر', 'بين سطر وسطر', ['بين\u00a0سطر\nوسطر']],
    ['ااا', 'اا', ['اا']],
    ['خبز شيء وشاي', 'شي', ['شيء']],
    ['سماء الميناءِ ليلا', 'الميناء', ['الميناءِ']],
    ['نص', 'غيره', []],
    ['نص', '  ', []],
  ])('%s: %s', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected)
  })
})

test.each([
  ['مَدْرَسَةٌ جَمِيلَةٌ', 'مدرسة جميلة'],
  ['آمن أخذ إلى مؤمن قارئ', 'آمن أخذ إلى مؤمن قارئ'],
  ['هٰذا رحمٰن', 'هذا رحمن'],
  ['ولد الملكُ 1', 'ولد الملك 1'],
  ['Académie', 'Académie'],
])('%s without vowel marks: %s', (text, plain) => {
  expect(withoutVowels(text)).toBe(plain)
})
