import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { repairSettings } from '../../electron/settings/repair.ts'

const NOW = Date.UTC(2026, 10, 23)
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const kept = () => JSON.parse(readFileSync(file, 'utf8'))

describe('D-27 a damaged settings file neither stops the app nor is wiped', () => {
  test.each([
    ['cut off', '{"theme":"sepia","fontSize":24,"lang', { theme: 'sepia', fontSize: 24 }],
    ['cut off in a value', '{"theme":"sepia","fontSize":2', { theme: 'sepia' }],
    ['empty', '', {}],
    ['zeroes', '\0\0\0', {}],
    ['a list', '[]', {}],
    ['null', 'null', {}],
    ['a wrong type', '{"theme":"sepia","fontSize":"large"}', { theme: 'sepia' }],
    ['a forbidden value', '{"theme":"neon","language":"fr"}', { language: 'fr' }],
    ['a prototype', '{"__proto__":{"theme":"dark"},"language":"fr"}', { language: 'fr' }],
  ])('%s', (_name, damaged, expected) => {
    writeFileSync(file, damaged)

    const aside = repairSettings(file, NOW)

    expect(kept()).toEqual(expected)
    expect(aside && readFileSync(aside, 'utf8')).toBe(damaged)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('names of a newer version stay when an old one is repaired', () => {
    writeFileSync(file, '{"theme":"neon","tomorrow":{"a":1},"window":{"width":900}}')
    repairSettings(file, NOW)
    expect(kept()).toEqual({ tomorrow: { a: 1 }, window: { width: 900 } })
  })

  test('a sound file is left alone', () => {
    const sound = '{"theme":"dark","tomorrow":1}'
    writeFileSync(file, sound)
    expect(repairSettings(file, NOW)).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe(sound)
  })

  test('no file is no damage', () => {
    expect(repairSettings(file, NOW)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })
})
