import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openKeptValues } from '../../electron/settings/kept-values.ts'
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

describe('what is kept', () => {
  test('is there at the next start, beside what another version has written', () => {
    writeFileSync(file, '{"theme":"dark","tomorrow":{"a":1}}')
    const values = openKeptValues(file)
    values.set({ theme: 'sepia', fontSize: 22 })
    expect(values.read()).toEqual({ theme: 'sepia', tomorrow: { a: 1 }, fontSize: 22 })
    expect(openKeptValues(file).read()).toEqual(values.read())
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('D-28 stays whole where the draft of a write that was killed lies beside it', () => {
    openKeptValues(file).set({ theme: 'dark' })
    writeFileSync(`${file}.draft`, '{"theme":"lig')
    expect(openKeptValues(file).read()).toEqual({ theme: 'dark' })
    openKeptValues(file).set({ fontSize: 20 })
    expect(kept()).toEqual({ theme: 'dark', fontSize: 20 })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('is as it was where nothing can be written, and says so', () => {
    const values = openKeptValues(file)
    values.set({ theme: 'dark' })
    // No file takes the place of a folder.
    mkdirSync(`${file}.draft`)
    expect(() => values.set({ theme: 'light' })).toThrow()
    expect(values.read()).toEqual({ theme: 'dark' })
    expect(kept()).toEqual({ theme: 'dark' })
  })

  test('stays where a link leads, and as readable as it was', () => {
    mkdirSync(join(folder, 'elsewhere'))
    const real = join(folder, 'elsewhere', 'mine.json')
    writeFileSync(real, '{"theme":"dark"}')
    chmodSync(real, 0o600)
    symlinkSync(real, file)
    openKeptValues(file).set({ theme: 'sepia' })
    expect(lstatSync(file).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ theme: 'sepia' })
    expect(statSync(real).mode & 0o777).toBe(0o600)
  })
})
