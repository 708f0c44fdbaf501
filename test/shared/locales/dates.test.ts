import { describe, expect, test } from 'vitest'
import {
  fullDate,
  fullDateAndTime,
  hijriDate,
  number,
  percent,
  relativeTime,
  shortDate,
} from '../../../shared/locales/dates.ts'
import type { Writing } from '../../../shared/locales/languages.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'
import type { Region } from '../../../shared/settings/settings.ts'

const NOW = Date.UTC(2026, 7, 20, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const MOROCCO: Writing = { language: 'ar', region: 'morocco', digits: 'region', hijri: false }
const FRENCH: Writing = { ...MOROCCO, language: 'fr' }

describe('months and digits of each region', () => {
  const months = (region: Region) =>
    Array.from({ length: 12 }, (_, month) => shortDate(Date.UTC(2026, month, 5, 12), NOW, { ...MOROCCO, region }))

  test('Morocco', () => {
    expect(months('morocco').join(' ')).toBe(
      '5 يناير 5 فبراير 5 مارس 5 أبريل 5 ماي 5 يونيو 5 يوليوز 5 غشت 5 شتنبر 5 أكتوبر 5 نونبر 5 دجنبر',
    )
  })

  test('Algeria and Tunisia', () => {
    expect(months('algeriaTunisia').join(' ')).toBe(
      '5 جانفي 5 فيفري 5 مارس 5 أفريل 5 ماي 5 جوان 5 جويلية 5 أوت 5 سبتمبر 5 أكتوبر 5 نوفمبر 5 ديسمبر',
    )
  })

  test('the Mashriq', () => {
    expect(months('mashriq').join(' ')).toBe(
      '٥ كانون الثاني ٥ شباط ٥ آذار ٥ نيسان ٥ أيار ٥ حزيران ٥ تموز ٥ آب ٥ أيلول ٥ تشرين الأول ٥ تشرين الثاني ٥ كانون الأول',
    )
  })

  test('the Gulf', () => {
    expect(months('gulf').join(' ')).toBe(
      '٥ يناير ٥ فبراير ٥ مارس ٥ أبريل ٥ مايو ٥ يونيو ٥ يوليو ٥ أغسطس ٥ سبتمبر ٥ أكتوبر ٥ نوفمبر ٥ ديسمبر',
    )
  })

  test('digits can be chosen against the region', () => {
    expect(shortDate(NOW, NOW, { ...MOROCCO, region: 'gulf', digits: 'western' })).toBe('20 أغسطس')
    expect(shortDate(NOW, NOW, { ...MOROCCO, digits: 'eastern' })).toBe('٢٠ غشت')
    expect(number(1234, { ...MOROCCO, digits: 'eastern' })).toBe('١٬٢٣٤')
    expect(number(12, FRENCH)).toBe('12')
    expect(percent(150, { ...MOROCCO, digits: 'eastern' })).toContain('١٥٠')
    expect(percent(150, FRENCH)).toMatch(/^150\s%$/)
  })

  test('counted sentences use the same digits as dates', () => {
    expect(createTranslate('ar', 'ar-LB-u-nu-arab')('search.hits', { count: 12 })).toBe('١٢ نتيجة')
    expect(createTranslate('ar')('search.hits', { count: 12 })).toBe('12 نتيجة')
  })
})

describe('a whole date', () => {
  test('has no comma after the day in Arabic, and no digits but those of the region', () => {
    expect(fullDate(NOW, MOROCCO)).toBe('الخميس 20 غشت 2026')
    expect(fullDate(NOW, { ...MOROCCO, region: 'mashriq' })).toBe('الخميس ٢٠ آب ٢٠٢٦')
    expect(fullDate(NOW, FRENCH)).toBe('jeudi 20 août 2026')
    expect(fullDateAndTime(NOW, MOROCCO)).toContain('20 غشت 2026')
  })

  test('has the Hijri date beside it where that is wanted', () => {
    const hijri = { ...MOROCCO, hijri: true }
    expect(fullDate(NOW, hijri)).toBe('الخميس 20 غشت 2026 / 7 ربيع الأول 1448 هـ')
    expect(hijriDate(NOW, { ...hijri, region: 'gulf' })).toBe('٧ ربيع الأول ١٤٤٨ هـ')
    expect(hijriDate(NOW, FRENCH)).toContain('1448')
  })
})

describe('how long ago', () => {
  test.each([
    [MINUTE, 'قبل دقيقة واحدة'],
    [2 * MINUTE, 'قبل دقيقتين'],
    [3 * MINUTE, 'قبل 3 دقائق'],
    [11 * MINUTE, 'قبل 11 دقيقة'],
    [HOUR, 'قبل ساعة واحدة'],
    [2 * HOUR, 'قبل ساعتين'],
    [23 * HOUR, 'قبل 23 ساعة'],
    [DAY, 'أمس'],
    [2 * DAY, 'أول أمس'],
    [6 * DAY, 'قبل 6 أيام'],
    [8 * DAY, '12 غشت'],
  ])('%i ms', (age, words) => {
    expect(ago(age)).toBe(words)
  })

  test('what has just come is new', () => {
    expect(ago(20_000)).toBe('NOW')
  })

  test('an instant in the future is a date and not a negative age', () => {
    expect(ago(-3 * HOUR)).toBe(shortDate(NOW + 3 * HOUR, NOW, MOROCCO))
  })
})

test.each([
  [0, 'لا مقالات'],
  [1, 'مقال واحد'],
  [2, 'مقالان'],
  [3, '3 مقالات'],
  [11, '11 مقالا'],
  [100, '100 مقال'],
  [102, '102 مقال'],
  [103, '103 مقالات'],
])('Arabic counts %i in its own form', (count, words) => {
  expect(createTranslate('ar')('timeline.total', { count })).toBe(words)
})

test('the year is told when it is not this one', () => {
  expect(shortDate(NOW - 400 * DAY, NOW, FRENCH)).toContain('2025')
  expect(shortDate(NOW - 20 * DAY, NOW, FRENCH)).not.toContain('2026')
})

test('an instant that no calendar has is no text and no exception', () => {
  expect(fullDate(Number.NaN, { ...MOROCCO, hijri: true })).toBe('')
  expect(relativeTime(-9e15, NOW, { ...MOROCCO, language: 'en' }, 'NOW')).toBe('')
})

function ago(age: number): string {
  return relativeTime(NOW - age, NOW, MOROCCO, 'NOW')
}
