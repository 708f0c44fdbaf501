/**
 * Which key means what. Letters are known by the physical key, so that they work on an Arabic layout too; where a
 * Latin layout has moved them (AZERTY) the letter on the key counts. Pure.
 */

import type { CommandName } from '../../shared/commands/commands.ts'

export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** What a layout types with or without Shift, on whatever key: the character is what is meant. */
const BY_CHARACTER: Readonly<Record<string, string>> = {
  '/': 'Slash',
  '?': 'Shift+Slash',
  '\u061f': 'Shift+Slash',
  ',': 'Comma',
  '=': 'Equal',
  '+': 'Equal',
  '-': 'Minus',
}
const SAME: Readonly<Record<string, string>> = { NumpadEnter: 'Enter', Numpad0: 'Digit0' }

/** A key press as commands name it: Control everywhere, Command on a Mac; null with Alt, which belongs to the system. */
export function chordOf(press: KeyPress, rightToLeft: boolean): string | null {
  if (press.altKey) return null
  const control = press.ctrlKey || press.metaKey ? 'Control+' : ''
  return control + plainChord(press, rightToLeft)
}

/** Commands whose keys work in text fields too. */
export function worksInTextFields(command: CommandName, { code, ctrlKey, metaKey }: KeyPress): boolean {
  if (command === 'undo') return false
  return code === 'Escape' || /^F\d/.test(code) || ctrlKey || metaKey
}

/** Enter and arrows have a meaning of their own on many parts; other keys belong to the window alone. */
export function isForTheWindow({ code }: KeyPress): boolean {
  return !/^(?:Numpad)?Enter$|^Arrow/.test(code)
}

function plainChord({ key, code, shiftKey }: KeyPress, rightToLeft: boolean): string {
  const shift = shiftKey ? 'Shift+' : ''
  if (/^[a-z]$/i.test(key)) return `${shift}Key${key.toUpperCase()}`
  const byCharacter = BY_CHARACTER[key]
  if (byCharacter) return byCharacter
  return shift + (SAME[code] ?? arrowByReading(code, rightToLeft) ?? code)
}

function arrowByReading(code: string, rightToLeft: boolean): string | null {
  if (code === 'ArrowLeft') return rightToLeft ? 'ArrowForward' : 'ArrowBackward'
  if (code === 'ArrowRight') return rightToLeft ? 'ArrowBackward' : 'ArrowForward'
  return null
}
