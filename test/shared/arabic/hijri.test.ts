import { expect, test } from 'vitest'
import { instantOf, readDate } from '../../../shared/arabic/dates.ts'
import { fold } from '../../../shared/arabic/fold.ts'
import { readHijri } from '../../../shared/arabic/hijri.ts'

const dayOf = (text: string) => {
  const date = readDate(text)
  return date && instantOf(date)
}

test.each([
  ['1 محرم 1446', [2024, 7, 7]],
  ['18 صفر 1447 هـ', [2025, 8, 12]],
  ['١٠ ذي الحجة ١٤٤٥', [2024, 6, 16]],
  ['الجمعة 5 من شهر رمضان المبارك 1444', [2023, 3, 27]],
  ['30 جمادى الآخرة 1440', [2019, 3, 7]],
  ['29 ربيع الآخر 1448هـ', [2026, 10, 10]],
  ['15 ربيع أول 1447', [2025, 9, 7]],
  ['15 ربيع 1 1447', [2025, 9, 7]],
  ['15 جماد آخر 1447', [2025, 12, 6]],
  ['15 جمادى ثانية 1447', [2025, 12, 6]],
  ['5 ذوالحجة 1446', [2025, 6, 1]],
  ['5-رجب المرجب-1447', [2025, 12, 25]],
] as const)('%s', (text, [year, month, day]) => {
  expect(readHijri(fold(text))).toEqual({ year, month, day })
  expect(dayOf(text)).toBe(Date.UTC(year, month - 1, day))
})

test('every day of ten years is read as itself', () => {
  const written = new Intl.DateTimeFormat('ar-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  for (let at = Date.UTC(2018, 0, 1); at < Date.UTC(2028, 0, 1); at += 5 * 86_400_000) {
    expect(dayOf(written.format(at)), written.format(at)).toBe(at)
  }
})

test('where both calendars are given, ours counts', () => {
  expect(dayOf('18 صفر 1447 هـ الموافق 12 غشت 2025')).toBe(Date.UTC(2025, 7, 12))
})

test.each(['31 رمضان 1444', '5 رمضان', 'رمضان 1444', '5 رمضان 2026', 'صفر اليدين'])('%s is no Hijri date', text => {
  expect(readHijri(fold(text))).toBeNull()
})
