import { describe, expect, test } from 'vitest'
import { createMatcher } from '../../../shared/watches/matching.ts'

function finds(words: string, text: string): boolean {
  return createMatcher([{ id: 1, words, field: 'anywhere' }])
    .find('', () => text)
    .has(1)
}

describe('a word in any of its forms', () => {
  test.each([
    ['مسؤول', 'المسؤولون في المدينة'],
    ['المدرسة', 'ومدرسته الجديدة'],
    ['أحمد', 'قال احمد أمس'],
    ['كُتّاب', 'الكتاب العرب'],
    ['élection', 'Les élections de mai'],
    ['strike', 'Workers were striking'],
  ])('%s stands in «%s»', (words, text) => expect(finds(words, text)).toBe(true))

  test.each([
    ['ملك', 'مملكة واسعة'],
    ['قط', 'قطار سريع'],
  ])('%s does not stand in «%s»', (words, text) => expect(finds(words, text)).toBe(false))
})

test('a phrase is words that follow each other, and in quotation marks they are as they are written', () => {
  expect(finds('كأس العالم', 'نهائيات كأس العالم')).toBe(true)
  expect(finds('كأس العالم', 'كأس من ماء العالم')).toBe(false)
  expect(finds('"كأس عالم"', 'كأس العالم')).toBe(false)
  expect(finds('«كأس العالم»', 'كأسِ العالم')).toBe(true)
})

test('a headline is looked at alone where that is wanted, and the text is not asked for', () => {
  const { find } = createMatcher([{ id: 1, words: 'ميناء', field: 'headline' }])
  const text = () => {
    throw new Error('The text was asked for.')
  }
  expect([...find('الميناء الجديد', text)]).toEqual([1])
  expect([...find('خبر', text)]).toEqual([])
})

test('a thousand watches find what each finds by itself', () => {
  const sought = Array.from({ length: 1000 }, (_, n) => ({
    id: n + 1,
    words: `كلمة${n} اخرى${n}`,
    field: 'anywhere' as const,
  }))
  expect([...createMatcher(sought).find('', () => 'قبل كلمة7 اخرى7 بعد كلمة8 اخرى9')]).toEqual([8])
})
