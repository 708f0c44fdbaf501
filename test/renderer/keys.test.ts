import { describe, expect, test } from 'vitest'
import { commandOf, type KeyPress, worksInTextFields } from '../../renderer/commands/keys.ts'
import { commandsMeant } from '../../renderer/commands/names.ts'
import { shownKeys } from '../../renderer/commands/shown-keys.ts'
import { arabicLetterOn } from '../../shared/arabic/keyboard.ts'
import { COMMAND_NAMES, factsOf } from '../../shared/contract/commands.ts'
import { createTranslate } from '../../shared/locales/translator.ts'

const t = createTranslate('ar')

test('letters are known by their physical key, whatever the layout types', () => {
  expect(meant('KeyB', { key: 'لا' })).toBe('bookmark')
  expect(meant('KeyJ', { key: 'ن' })).toBe('next')
  expect(meant('KeyJ', { key: 'ت' })).toBe('next')
  expect(meant('Slash', { key: 'ظ' })).toBe('search')
  expect(meant('KeyJ', { key: 'J', shiftKey: true })).toBe('nextSection')
})

test('where a Latin layout has moved a letter, the letter on the key counts', () => {
  expect(meant('KeyW', { key: 'z', ctrlKey: true })).toBe('undo')
  expect(meant('Period', { key: '/', shiftKey: true })).toBe('search')
  expect(meant('KeyM', { key: ',', ctrlKey: true })).toBe('settings')
})

test('the sheet opens with either question mark', () => {
  expect(meant('Slash', { key: '؟', shiftKey: true })).toBe('shortcuts')
  expect(meant('Comma', { key: '?', shiftKey: true })).toBe('shortcuts')
})

test('with Control a letter means something else or nothing', () => {
  expect(meant('KeyF', { ctrlKey: true })).toBe('find')
  expect(meant('KeyB', { ctrlKey: true })).toBeNull()
  expect(meant('Equal', { metaKey: true })).toBe('largerText')
  expect(meant('Equal', { key: '+', shiftKey: true, ctrlKey: true })).toBe('largerText')
})

test('arrows follow the reading direction', () => {
  expect(commandOf(press('ArrowLeft'), true)).toBe('open')
  expect(commandOf(press('ArrowLeft'), false)).toBe('back')
  expect(commandOf(press('ArrowRight'), true)).toBe('back')
  expect(commandOf(press('ArrowRight'), false)).toBe('open')
})

test('Alt belongs to the system', () => {
  expect(meant('KeyR', { altKey: true })).toBeNull()
})

test('while someone types, letters are letters', () => {
  expect(worksInTextFields('bookmark', press('KeyB'))).toBe(false)
  expect(worksInTextFields('undo', press('KeyZ', { ctrlKey: true }))).toBe(false)
  expect(worksInTextFields('search', press('Slash'))).toBe(false)
  expect(worksInTextFields('search', press('KeyF', { ctrlKey: true }))).toBe(true)
  expect(worksInTextFields('back', press('Escape'))).toBe(true)
})

test('no key means two things', () => {
  const chords = COMMAND_NAMES.flatMap(name => factsOf(name).keys)
  expect(new Set(chords).size).toBe(chords.length)
})

describe('as it is shown', () => {
  const keyboard = { language: 'ar', isMac: false, t } as const

  test.each([
    ['KeyB', ['B', 'لا']],
    ['Slash', ['/', 'ظ']],
    ['Shift+KeyJ', ['Shift+J', 'Shift+ت']],
    ['Shift+Slash', ['؟']],
    ['Control+KeyK', ['Ctrl+K']],
    ['Digit1', ['1']],
    ['ArrowForward', ['←']],
  ])('%s', (chord, shown) => {
    expect(shownKeys(chord, keyboard)).toEqual(shown)
  })

  test('only where the interface is Arabic has a key an Arabic letter', () => {
    expect(shownKeys('KeyB', { language: 'fr', isMac: false, t: createTranslate('fr') })).toEqual(['B'])
    expect(shownKeys('Control+KeyK', { ...keyboard, isMac: true })).toEqual(['⌘K'])
  })

  test('every letter has its place on the Arabic layout', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => arabicLetterOn(`Key${letter}`))
    expect(new Set(letters).size).toBe(26)
    expect(letters).not.toContain(undefined)
  })
})

test('a command is found by words of its name, in any spelling and order', () => {
  expect(commandsMeant('احفظ', t)[0]).toBe('bookmark')
  expect(commandsMeant('الوان داكن', t)).toEqual(['themeDark'])
  expect(commandsMeant('شريط اوقف', t)).toEqual(['pauseBar'])
  expect(commandsMeant('bandeau arreter', createTranslate('fr'))).toEqual(['pauseBar'])
  expect(commandsMeant('', t).length).toBe(COMMAND_NAMES.length - 1)
})

function meant(code: string, held: Partial<KeyPress> = {}) {
  return commandOf(press(code, held), true)
}

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key: 'Unidentified', code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}
