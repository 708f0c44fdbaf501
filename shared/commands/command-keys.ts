/** The keys of each command as the reader has them: letters can be switched off, and be others. Pure. */

import { isGivenKey } from '../settings/own-keys.ts'
import type { Settings } from '../settings/settings.ts'
import { COMMAND_NAMES, type CommandName, factsOf } from './commands.ts'

export type KeyChoices = Pick<Settings, 'letterKeys' | 'ownKeys'>

export function typesNothing(chord: string): boolean {
  return /^(?:Control\+|(?:Shift\+)?F\d)/.test(chord)
}

/** Whether a key types something by itself: screen readers and dictation use such keys for themselves. */
export function isLetterKey(chord: string): boolean {
  return isGivenKey(chord) && !typesNothing(chord)
}

const SIGNS: Readonly<Record<string, string>> = {
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Slash: '/',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  Backslash: '\\',
}

/** What is on a key of a Latin keyboard; its name where that says it. */
export function engravedOn(code: string): string {
  return SIGNS[code] ?? code.replace(/^(?:Key|Digit)/, '')
}

/** The keys of a command: the reader's own key replaces its letters, keys that type nothing always stay. */
export function keysOf(name: CommandName, { letterKeys, ownKeys }: KeyChoices): readonly string[] {
  const { keys } = factsOf(name)
  const own = Object.hasOwn(ownKeys, name) ? ownKeys[name] : undefined
  const chosen = own === undefined ? keys : [...(own === null ? [] : [own]), ...keys.filter(key => !isLetterKey(key))]
  return letterKeys ? chosen : chosen.filter(key => !isLetterKey(key))
}

/** The command of each key. A reader's own key wins over one that a later version gave to another command. */
export function commandsByKey(choices: KeyChoices): ReadonlyMap<string, CommandName> {
  const owned = COMMAND_NAMES.filter(name => Object.hasOwn(choices.ownKeys, name))
  const others = COMMAND_NAMES.filter(name => !owned.includes(name))
  return new Map([...others, ...owned].flatMap(name => keysOf(name, choices).map(key => [key, name] as const)))
}

/** Keys of the system, of browsers and of everybody who writes. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['A', 'C', 'V', 'X', 'Z', 'Y', 'Q', 'W', 'M', 'H'].map(letter => `Control+Key${letter}`),
  ...['Z', 'V', 'Q', 'W', 'U', 'I'].map(letter => `Control+Shift+Key${letter}`),
  ...['F10', 'Shift+F10', 'F11', 'F12'],
])

export type KeyConflict = { readonly kind: 'taken' } | { readonly kind: 'used'; readonly by: CommandName }

/** Why `name` cannot have this key; null: it can. Letters that are switched off still have their owner. */
export function conflictOf(name: CommandName, key: string, { ownKeys }: KeyChoices): KeyConflict | null {
  if (TAKEN.has(key)) return { kind: 'taken' }
  const by = commandsByKey({ letterKeys: true, ownKeys }).get(key)
  return by === undefined || by === name ? null : { kind: 'used', by }
}
