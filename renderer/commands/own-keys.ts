// What a reader does to the keys of commands, and what is said about it.
import { conflictOf, type KeyConflict } from '../../shared/commands/command-keys.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isGivenKey } from '../../shared/settings/own-keys.ts'
import { isMac } from '../base/system.ts'
import { translate } from '../language/translate.ts'
import { say, tell } from '../notices/toasts.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { commandLabel } from './names.ts'
import { firstKey } from './shown-keys.ts'

export type KeyTrouble = KeyConflict | { readonly kind: 'impossible' }

/** Gives a command a key (null: no letter). Says and returns what prevents it; returns null when nothing does. */
export async function giveKey(name: CommandName, chord: string | null): Promise<KeyTrouble | null> {
  const settings = settingsCell.get()
  const trouble = chord === null ? null : troubleOf(name, chord)
  if (trouble) {
    say(wordsFor(trouble, translate) ?? '')
    return trouble
  }
  const ownKeys = { ...settings.ownKeys, [name]: chord }
  if (!(await changeSettings({ ownKeys }))) return null
  const keyboard = { t: translate, language: settings.language, isMac }
  const key = firstKey(name, { letterKeys: true, ownKeys }, keyboard)
  const command = commandLabel(name, translate)
  say(chord === null ? translate('keys.emptied', { command }) : translate('keys.given', { command, key }))
  return null
}

/** Puts all keys back as they were; that can be undone. */
export async function resetKeys(): Promise<void> {
  const { ownKeys } = settingsCell.get()
  if (await changeSettings({ ownKeys: {} })) tell(translate('keys.resetDone'), () => changeSettings({ ownKeys }))
}

export function wordsFor(trouble: KeyTrouble | null, t: Translate): string | null {
  if (trouble === null) return null
  return trouble.kind === 'used' ? t('keys.used', { command: commandLabel(trouble.by, t) }) : t(`keys.${trouble.kind}`)
}

function troubleOf(name: CommandName, chord: string): KeyTrouble | null {
  return isGivenKey(chord) ? conflictOf(name, chord, settingsCell.get()) : { kind: 'impossible' }
}
