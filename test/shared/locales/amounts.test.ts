import { expect, test } from 'vitest'
import { bytesInWords, timeUntil } from '../../../shared/locales/amounts.ts'
import { languageName } from '../../../shared/locales/language-names.ts'
import { settingsFrom } from '../../../shared/settings/settings.ts'

const english = settingsFrom({ language: 'en' })
const french = settingsFrom({ language: 'fr' })
const arabic = settingsFrom({})
const NOW = Date.UTC(2026, 1, 11, 12)
const MINUTE = 60_000

test.each([
  [1, '1 kB'],
  [999_999, '1,000 kB'],
  [1_234_567, '1.2 MB'],
  [45_600_000, '46 MB'],
  [1_500_000_000, '1.5 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes, english)).toBe(words)
})

test('bytes are written in the reader’s language and digits', () => {
  expect(bytesInWords(1_200_000, french)).toMatch(/^1,2\sMo$/)
  expect(bytesInWords(1_200_000, settingsFrom({ digits: 'eastern' }))).toMatch(/١٫٢/)
})

test.each([
  [-5 * MINUTE, 'in 1 minute'],
  [30 * MINUTE, 'in 30 minutes'],
  [59.5 * MINUTE, 'in 1 hour'],
  [5 * 60 * MINUTE, 'in 5 hours'],
  [23.8 * 60 * MINUTE, 'tomorrow'],
])('%i ms from now is %s', (wait, words) => {
  expect(timeUntil(NOW + wait, NOW, english)).toBe(words)
})

test('languages have names, and what is no language has none', () => {
  expect(languageName('ar-MA', french)).toBe('arabe')
  expect(languageName('fr', arabic)).toBe('الفرنسية')
  expect(languageName('!', arabic)).toBeNull()
  expect(languageName('qqq', arabic)).toBeNull()
})
