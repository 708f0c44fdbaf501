import { expect, test } from 'vitest'
import { createTranslate } from '../../../shared/locales/translator.ts'

test('a sentence that was said is said again with other values, in another language and other digits', () => {
  const english = createTranslate('en')
  const arabic = createTranslate('ar', 'ar-EG')

  expect(english('search.found', { count: 1 })).not.toBe(english('search.found', { count: 2 }))
  expect(english('search.found', { count: 1234 })).toContain('1,234')
  expect(arabic('search.found', { count: 1234 })).toContain('١٬٢٣٤')
  expect(english('search.found', { count: 1234 })).toBe(english('search.found', { count: 1234 }))
})
