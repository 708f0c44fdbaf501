/**
 * Which key means what. Letters are known by the physical key, so that they work on an Arabic layout too; where a
 * Latin layout has moved them (AZERTY) the letter on the key counts. Pure.
 */

import { COMMAND_NAMES, type CommandName, factsOf } from '../../shared/contract/commands.ts'

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

const COMMAND_OF: ReadonlyMap<string, CommandName> = new Map(
  COMMAND_NAMES.flatMap(name => factsOf(name).keys.map(chord => [chord, name] as const)),
)

/** Control everywhere, Command on a Mac. Alt belongs to the system. */
export function commandOf(press: KeyPress, rightToLeft: boolean): CommandName | null {
  if (press.altKey) return null
  const control = press.ctrlKey || press.metaKey ? 'Control+' : ''
  return COMMAND_OF.get(control + plainChord(press, rightToLeft)) ?? null
}

/** Commands whose keys work in text fields too. */
export function worksInTextFields(command: CommandName, { code, ctrlKey, metaKey }: KeyPress): boolean {
  if (command === 'undo') return false
  return code === 'Escape' || code === 'F5' || ctrlKey || metaKey
}

/** A letter or Escape is nobody's but the window's; other keys have a meaning of their own on many parts. */
export function isForTheWindow({ code }: KeyPress): boolean {
  return code.startsWith('Key') || code === 'Escape'
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
