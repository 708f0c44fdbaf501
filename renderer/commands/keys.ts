/**
 * Which key means what. Letters are known by the physical key, so that they work on an Arabic layout too. Pure.
 */

export type KeyCommand =
  | 'next'
  | 'previous'
  | 'open'
  | 'bookmark'
  | 'toggleRead'
  | 'search'
  | 'sync'
  | 'back'
  | 'undo'
  | 'largerText'
  | 'smallerText'

export interface KeyPress {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const PLAIN: Readonly<Record<string, KeyCommand>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'open',
  NumpadEnter: 'open',
  KeyB: 'bookmark',
  KeyU: 'toggleRead',
  KeyR: 'sync',
  Slash: 'search',
  Escape: 'back',
}

const WITH_CONTROL: Readonly<Record<string, KeyCommand>> = {
  KeyF: 'search',
  KeyZ: 'undo',
  Equal: 'largerText',
  NumpadAdd: 'largerText',
  Minus: 'smallerText',
  NumpadSubtract: 'smallerText',
}

/** Control everywhere, Command on a Mac. */
export function commandOf({ code, ctrlKey, metaKey, altKey }: KeyPress): KeyCommand | null {
  if (altKey) return null
  const commands = ctrlKey || metaKey ? WITH_CONTROL : PLAIN
  return commands[code] ?? null
}

/** In a text field only these still mean something to the window. */
export function worksInTextFields(command: KeyCommand, { ctrlKey, metaKey }: KeyPress): boolean {
  return command === 'back' || ((ctrlKey || metaKey) && command !== 'undo')
}
