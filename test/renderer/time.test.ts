import { expect, test } from 'vitest'
import { fullDate, relativeTime, shortDate } from '../../renderer/language/time.ts'

const NOW = Date.UTC(2026, 7, 20, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test('what has just come is new, then it is minutes, hours and days old', () => {
  expect(ago(20_000)).toBe('NOW')
  expect(ago(5 * MINUTE)).toContain('5')
  expect(ago(5 * MINUTE)).not.toBe(ago(5 * HOUR))
  expect(ago(25 * HOUR)).toBe(relativeTime(NOW - DAY, NOW, 'ar', 'NOW'))
})

test('after a week the date says more than the number of days', () => {
  expect(ago(8 * DAY)).toBe(shortDate(NOW - 8 * DAY, NOW, 'ar'))
})

test('an instant in the future is a date and not a negative age', () => {
  expect(ago(-3 * HOUR)).toBe(shortDate(NOW + 3 * HOUR, NOW, 'ar'))
})

test('Arabic dates have Moroccan month names and the digits 0 to 9', () => {
  const august = '\u063a\u0634\u062a'
  expect(shortDate(NOW, NOW, 'ar')).toBe(`20 ${august}`)
  expect(fullDate(NOW, 'ar')).toContain(`20 ${august} 2026`)
  expect(fullDate(NOW, 'ar')).not.toMatch(/[\u0660-\u0669\u060c]/)
})

test('the year is told when it is not this one', () => {
  expect(shortDate(NOW - 400 * DAY, NOW, 'fr')).toContain('2025')
  expect(shortDate(NOW - 20 * DAY, NOW, 'fr')).not.toContain('2026')
})

test('an instant that no calendar has is no text and no exception', () => {
  expect(fullDate(Number.NaN, 'ar')).toBe('')
  expect(relativeTime(-9e15, NOW, 'en', 'NOW')).toBe('')
})

function ago(age: number): string {
  return relativeTime(NOW - age, NOW, 'ar', 'NOW')
}
