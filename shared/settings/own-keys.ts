/**
 * Keys that a reader gave to commands, instead of the letters that these have. Names of commands are not known here: what
 * a newer version wrote stays in the file.
 */

import { isPlain } from '../checks.ts'

/** The name of a command → its key, or null for none. */
export type OwnKeys = Readonly<Record<string, string | null>>

const SIGNS = 'Slash|Comma|Period|Semicolon|Quote|BracketLeft|BracketRight|Backquote|Backslash|Minus|Equal'
const ON_THE_KEYBOARD = new RegExp(`^(?:Control\\+)?(?:Shift\\+)?(?:Key[A-Z]|Digit\\d|F\\d{1,2}|${SIGNS})$`)
const MOST = 200

/** Whether a command may have this key at all; whether it is free is another question. */
export function isGivenKey(chord: string): boolean {
  return ON_THE_KEYBOARD.test(chord)
}

export function isOwnKeys(value: unknown): value is OwnKeys {
  if (!isPlain(value)) return false
  const keys = Object.entries(value)
  return keys.length <= MOST && keys.every(([, key]) => key === null || (typeof key === 'string' && isGivenKey(key)))
}
