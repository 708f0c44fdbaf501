import { expect, test } from 'vitest'
import { isSettingsChange, SETTINGS, settingsFrom } from '../../../shared/settings/settings.ts'

test('what is readable is kept and the rest falls back, entry by entry', () => {
  expect(settingsFrom({ theme: 'sepia', fontSize: 'large', unknown: 1 })).toEqual({
    ...settingsFrom(null),
    theme: 'sepia',
  })
})

test.each([null, [], 'x', 7, undefined])('nothing readable gives the defaults: %s', stored => {
  expect(settingsFrom(stored).language).toBe(SETTINGS.language.fallback)
})

test('a change holds known names with allowed values only', () => {
  expect(isSettingsChange({ theme: 'dark', fontSize: 22 })).toBe(true)
  expect(isSettingsChange({ theme: 'neon' })).toBe(false)
  expect(isSettingsChange({ colour: 'red' })).toBe(false)
  expect(isSettingsChange(JSON.parse('{"__proto__":{"theme":"dark"}}'))).toBe(false)
  expect(isSettingsChange([])).toBe(false)
})
