import { expect, test } from 'vitest'
import { commandOf, type KeyPress, worksInTextFields } from '../../renderer/commands/keys.ts'

test('letters are known by their physical key, whatever the layout types', () => {
  expect(commandOf(press('KeyB'))).toBe('bookmark')
  expect(commandOf(press('KeyJ'))).toBe('next')
})

test('with Control a letter means something else or nothing', () => {
  expect(commandOf(press('KeyF', { ctrlKey: true }))).toBe('search')
  expect(commandOf(press('KeyB', { ctrlKey: true }))).toBeNull()
  expect(commandOf(press('Equal', { metaKey: true }))).toBe('largerText')
})

test('Alt belongs to the system', () => {
  expect(commandOf(press('KeyR', { altKey: true }))).toBeNull()
})

test('while someone types, letters are letters', () => {
  expect(worksInTextFields('bookmark', press('KeyB'))).toBe(false)
  expect(worksInTextFields('undo', press('KeyZ', { ctrlKey: true }))).toBe(false)
  expect(worksInTextFields('search', press('KeyF', { ctrlKey: true }))).toBe(true)
  expect(worksInTextFields('back', press('Escape'))).toBe(true)
})

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { code, ctrlKey: false, metaKey: false, altKey: false, ...held }
}
