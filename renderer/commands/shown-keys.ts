// How a key is written for the reader: as it is engraved, with the Arabic letter beside the Latin one. Pure.
import { arabicLetterOn } from '../../shared/arabic/keyboard.ts'
import { engravedOn, type KeyChoices, keysOf } from '../../shared/commands/command-keys.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'

export interface Keyboard {
  readonly language: InterfaceLanguage
  readonly isMac: boolean
  readonly t: Translate
}

/** Otherwise than they are engraved: by what they do. */
const MEANT: Readonly<Record<string, string>> = { Equal: '+', ArrowDown: '↓', ArrowUp: '↑' }

/** One or two writings of the same chord. */
export function shownKeys(chord: string, keyboard: Keyboard): string[] {
  const { language, t } = keyboard
  if (chord === 'Shift+Slash') return [t('keys.question')]
  const parts = chord.split('+')
  const code = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  const write = (key: string) => [...held.map(part => heldKey(part, keyboard)), key].join(keyboard.isMac ? '' : '+')
  const arabic = language === 'ar' && !held.includes('Control') ? arabicLetterOn(code) : undefined
  return [write(plainKey(code, keyboard)), ...(arabic ? [write(arabic)] : [])]
}

/** The first key of a command, as written in a sentence. */
export function firstKey(command: CommandName, choices: KeyChoices, keyboard: Keyboard): string {
  const [chord] = keysOf(command, choices)
  return (chord && shownKeys(chord, keyboard)[0]) || keyboard.t('keys.none')
}

/** The number pad's keys need no telling: they have the same signs. */
export function isWorthShowing(chord: string): boolean {
  return !chord.includes('Numpad')
}

function heldKey(part: string, { isMac, t }: Keyboard): string {
  if (part === 'Shift') return isMac ? '⇧' : t('keys.shift')
  return isMac ? '⌘' : t('keys.control')
}

function plainKey(code: string, { language, t }: Keyboard): string {
  if (code === 'Enter') return t('keys.enter')
  if (code === 'Escape') return t('keys.escape')
  if (code === 'PageDown') return t('keys.pageDown')
  if (code === 'PageUp') return t('keys.pageUp')
  if (code === 'ArrowForward') return language === 'ar' ? '←' : '→'
  if (code === 'ArrowBackward') return language === 'ar' ? '→' : '←'
  return MEANT[code] ?? engravedOn(code)
}
