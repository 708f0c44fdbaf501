// Words around an article that are told by being all that a block says.
import { describe, expect, test } from 'vitest'
import { isDateLine } from '../../../shared/press/date-line.ts'
import { interrupts, isSignpost } from '../../../shared/press/interruptions.ts'

describe('a line is a date', () => {
  test.each([
    'الأربعاء، 07 أكتوبر 2020 - 12:09 م',
    'نشر يوم 3 مارس 2026 الساعة 10:30',
    'الرباط - 5 ماي 2026',
    'Publié le 3 mars 2026 à 10h30',
    'Updated March 3, 2026, 10:30 a.m. EST',
  ])('«%s»', line => expect(isDateLine(line)).toBe(true))
  test.each([
    '3 مارس 2026: بدأ الحفر',
    'في 3 مارس 2026 توقف العمل في النفق القديم',
    'Le 3 mars 2026, le tunnel a rouvert.',
    'On 3 March 2026 the tunnel opened to the first trains',
    'لا يوم فيه',
  ])('«%s» is none', line => expect(isDateLine(line)).toBe(false))
})

describe('whole blocks', () => {
  test.each(['إعلان', 'Publicité', 'Article continues below this ad', 'ANZEIGE'])('«%s» interrupts', text =>
    expect(interrupts(text)).toBe(true),
  )
  test.each(['إعلان النتائج غدا', 'Publicité mensongère', 'Anzeige gegen Unbekannt'])('«%s» does not', text =>
    expect(interrupts(text)).toBe(false),
  )
  test.each(['إقرأ أيضًا:', 'Lea también', 'MORE:', 'Читайте также', 'بیشتر بخوانید'])('«%s» is a signpost', text =>
    expect(isSignpost(text)).toBe(true),
  )
  test.each(['More boats came back', 'اقرأ كتابا كل شهر'])('«%s» is none', text => expect(isSignpost(text)).toBe(false))
})
