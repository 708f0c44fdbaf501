import { describe, expect, test } from 'vitest'
import { isFolded } from '../../../shared/settings/folds.ts'
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

describe('folded branches', () => {
  test('are what the reader left; of the others the size of the library decides', () => {
    expect(isFolded({ 'section:1': false }, 'section:1', 1000)).toBe(false)
    expect(isFolded({ 'section:1': true }, 'section:1', 3)).toBe(true)
    expect(isFolded({}, 'section:1', 300)).toBe(false)
    expect(isFolded({}, 'section:1', 301)).toBe(true)
  })

  test('that say neither are none', () => {
    expect(settingsFrom({ folds: { 'section:1': true } }).folds).toEqual({ 'section:1': true })
    for (const folds of [null, [], 'section:1', { 'section:1': 1 }]) expect(settingsFrom({ folds }).folds).toEqual({})
  })
})
