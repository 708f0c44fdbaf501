import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asLine, firstWords, plainLine, shortened } from '../../../electron/parse/html/plain-text.ts'
import { packPage } from '../../../electron/parse/service/pack-page.ts'
import { packSaved } from '../../../electron/parse/service/pack-saved.ts'

describe('B-01 marks that turn a text around are taken out of names and headlines', () => {
  test.each([
    ['فاتورة\u202Efdp.exe', 'فاتورةfdp.exe'],
    ['\u202Dعنوان\u202C', 'عنوان'],
    ['\u202Aa\u202Bb\u202C', 'ab'],
    ['عنوان \u2067لا ينتهي', 'عنوان \u2067لا ينتهي\u2069'],
    ['\u2069عنوان', 'عنوان'],
    ['أ\u0000ب\nج', 'أب ج'],
  ])('%j', (given, line) => {
    expect(asLine(given)).toBe(line)
    expect(plainLine(given)).toBe(line)
  })

  test('whatever comes in, what goes out opens no more than it closes', () => {
    const marks = fc.constantFrom(
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      'ا',
      'b',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), pieces => {
        const line = asLine(pieces.join(''))
        let open = 0
        for (const character of line) {
          if (/[\u2066-\u2068]/.test(character)) open++
          if (character === '\u2069') open--
          expect(open).toBeGreaterThanOrEqual(0)
        }
        expect(open).toBe(0)
        expect(line).not.toMatch(/[\u202a-\u202e]/)
      }),
    )
  })
})

test('B-01 B-08 what a page says of itself is cleaned like what a feed says', () => {
  const page = { title: 'ع\u202eنوان', byline: `ك\u202eاتب${'\u064e'.repeat(50)}`, siteName: 'جريدة\u2067' }
  const part = {
    ...page,
    publishedAt: null,
    language: null,
    direction: 'rtl' as const,
    html: '<p>نص</p>',
    pictures: [],
  }
  expect(packPage([part]).author).toBe('كاتب\u064e\u064e\u064e')
  expect(packSaved([part], null)).toMatchObject({
    title: 'عنوان',
    author: 'كاتب\u064e\u064e\u064e',
    sourceTitle: 'جريدة\u2067\u2069',
  })
  expect(packPage([{ ...part, byline: '\u202e' }]).author).toBeNull()
})

test('B-02 a line that is cut closes what it opened, and ends in no half character', () => {
  expect(shortened('ab\u2067جريدة\u2069', 5)).toBe('ab\u2067جر\u2069')
  expect(shortened('ab\u2067جريدة\u2069', 9)).toBe('ab\u2067جريدة\u2069')
  expect(shortened('ab𝒟c', 3)).toBe('ab')
  expect(firstWords('كلمة \u2068كلمة أخرى\u2069 وغيرها', 14)).toBe('كلمة \u2068كلمة\u2069…')
})

describe('B-03 marks that belong to Arabic and Persian stay', () => {
  test.each([
    'النسخة 2\u200f (تجريبية)\u200f',
    'سعر\u061c 5% \u200e+\u200e',
    'می\u200cخواهم کتاب\u200cها',
    'ه\u200dـ',
    'قال \u2068Apple\u2069 إنها',
    'مَكْتَبَةٌ',
  ])('%j', text => {
    expect(asLine(text)).toBe(text)
  })
})
