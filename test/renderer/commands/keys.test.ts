import { describe, expect, test } from 'vitest'
import { chordOf, type KeyPress, worksInTextFields } from '../../../renderer/commands/keys.ts'
import { commandsMeant } from '../../../renderer/commands/names.ts'
import { firstKey, shownKeys } from '../../../renderer/commands/shown-keys.ts'
import { arabicLetterOn } from '../../../shared/arabic/keyboard.ts'
import {
  commandsByKey,
  conflictOf,
  isLetterKey,
  type KeyChoices,
  keysOf,
} from '../../../shared/commands/command-keys.ts'
import { COMMAND_NAMES, factsOf } from '../../../shared/commands/commands.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'
import { isOwnKeys } from '../../../shared/settings/own-keys.ts'

const t = createTranslate('ar')
const USUAL: KeyChoices = { letterKeys: true, ownKeys: {} }

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
  expect(meant('KeyA', { ctrlKey: true })).toBeNull()
  expect(meant('Equal', { metaKey: true })).toBe('largerText')
  expect(meant('Equal', { key: '+', shiftKey: true, ctrlKey: true })).toBe('largerText')
})

test('arrows follow the reading direction', () => {
  expect(chordOf(press('ArrowLeft'), true)).toBe('ArrowForward')
  expect(chordOf(press('ArrowLeft'), false)).toBe('ArrowBackward')
  expect(chordOf(press('ArrowRight'), true)).toBe('ArrowBackward')
  expect(chordOf(press('ArrowRight'), false)).toBe('ArrowForward')
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

describe('letters', () => {
  const withLetters = COMMAND_NAMES.filter(name => factsOf(name).keys.some(isLetterKey))

  test('have all a twin that types nothing, and that no system and no text field has', () => {
    expect(withLetters.length).toBeGreaterThan(20)
    for (const name of withLetters) {
      const twins = keysOf(name, { ...USUAL, letterKeys: false })
      expect(twins, name).not.toEqual([])
      for (const twin of twins) expect(conflictOf(name, twin, USUAL), `${name}: ${twin}`).toBeNull()
    }
  })

  test('that are switched off mean nothing any more, and their twins go on', () => {
    const off = commandsByKey({ ...USUAL, letterKeys: false })
    expect([...off.keys()].filter(isLetterKey)).toEqual([])
    expect([off.get('Control+KeyB'), off.get('ArrowDown'), off.get('Escape')]).toEqual(['bookmark', 'next', 'back'])
  })

  test('are given to other commands; what was theirs before means nothing then', () => {
    const own: KeyChoices = {
      letterKeys: true,
      ownKeys: { bookmark: 'KeyG', toggleRead: null, exportOpml: 'Control+KeyR' },
    }
    const commands = commandsByKey(own)
    expect(['KeyG', 'KeyB', 'KeyU', 'Control+KeyU', 'Control+KeyR'].map(key => commands.get(key))).toEqual([
      'bookmark',
      undefined,
      undefined,
      'toggleRead',
      'exportOpml',
    ])
    expect(keysOf('bookmark', { ...own, letterKeys: false })).toEqual(['Control+KeyB'])
  })

  test('that are taken are refused, and so are keys of the system', () => {
    expect(conflictOf('bookmark', 'KeyU', USUAL)).toEqual({ kind: 'used', by: 'toggleRead' })
    expect(conflictOf('bookmark', 'KeyU', { ...USUAL, letterKeys: false })).toEqual({ kind: 'used', by: 'toggleRead' })
    expect(conflictOf('bookmark', 'KeyU', { ...USUAL, ownKeys: { toggleRead: 'KeyG' } })).toBeNull()
    expect(conflictOf('bookmark', 'KeyB', USUAL)).toBeNull()
    expect(conflictOf('bookmark', 'Control+KeyC', USUAL)).toEqual({ kind: 'taken' })
  })

  test('of a newer version, or of nobody, stand in nobody’s way', () => {
    expect(isOwnKeys({ tomorrow: 'KeyG', bookmark: null })).toBe(true)
    expect(commandsByKey({ ...USUAL, ownKeys: { tomorrow: 'KeyG' } }).get('KeyG')).toBeUndefined()
    const wrong = [{ bookmark: 'Enter' }, { bookmark: 'Alt+KeyB' }, { bookmark: 7 }, ['KeyB'], null, 'KeyB']
    expect(wrong.filter(isOwnKeys)).toEqual([])
  })
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

  test('in a sentence: the letter, or what there is instead of it', () => {
    expect(firstKey('bookmark', USUAL, keyboard)).toBe('B')
    expect(firstKey('bookmark', { ...USUAL, letterKeys: false }, keyboard)).toBe('Ctrl+B')
    expect(firstKey('exportOpml', USUAL, keyboard)).toBe(t('keys.none'))
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
  return commandsByKey(USUAL).get(chordOf(press(code, held), true) ?? '') ?? null
}

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key: 'Unidentified', code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}
