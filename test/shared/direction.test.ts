import { expect, test } from 'vitest'
import { directionOf, isRightToLeft } from '../../shared/arabic/direction.ts'

test.each([
  ['an Arabic headline that begins in Latin letters', 'GPS يقود الرعاة إلى المراعي', null, 'rtl'],
  ['Arabic that its feed declares as English', 'سوق السمك قبل الفجر', 'en', 'rtl'],
  ['a declared right-to-left language, even on a Latin title', 'Top 10', 'ar-MA', 'rtl'],
  ['French with one Arabic word', 'Le mot مكتبة veut dire bibliothèque', 'fr', 'ltr'],
  ['Arabic in Latin letters', 'salam', 'ar-Latn', 'ltr'],
  ['digits alone in a French feed', '2026', 'fr', 'ltr'],
  ['digits alone in a feed that says nothing', '2026', null, 'rtl'],
  ['nothing at all', '', null, 'rtl'],
  ['Hebrew', 'ספרייה', null, 'rtl'],
] as const)('%s', (_name, text, language, direction) => {
  expect(directionOf(text, language)).toBe(direction)
})

test('language tags are read by language and script', () => {
  expect(['ar', 'AR_ma', 'fa-IR', 'az-Arab', 'he'].every(isRightToLeft)).toBe(true)
  expect(['en', 'fr-MA', 'ar-Latn', 'arn', ''].some(isRightToLeft)).toBe(false)
})
