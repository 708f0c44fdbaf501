// Keys in the window and in the article's frame.
import { commandsByKey } from '../../shared/commands/command-keys.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { holdKey } from '../place/awaited.ts'
import { isReading } from '../place/focus.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { chordOf, isForTheWindow, type KeyPress, worksInTextFields } from './keys.ts'
import { runCommand } from './run.ts'

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]'
/** Whatever is open over the window has the keys to itself. */
const OVER_THE_WINDOW = '[role="dialog"], [role="alertdialog"], [role="menu"]'
/** Commands whose keys keep their own meaning on parts that can be pressed or walked through. */
const OWNED_BY_PARTS: readonly CommandName[] = ['open', 'back', 'next', 'previous']
const PARTS = 'a, button, summary, [role="treegrid"], [role="toolbar"], [role="row"]'
/** A wide table is scrolled sideways. */
const SIDEWAYS = '.wide'

export function onKeyDown(event: KeyboardEvent): void {
  if (holdKey(event)) return
  const command = commandOf(event)
  if (!command || event.defaultPrevented || event.isComposing) return
  const target = event.target as Element | null
  if (target?.closest?.(OVER_THE_WINDOW)) return
  if (target?.closest?.(TEXT_FIELDS) && !worksInTextFields(command, event)) return
  if (OWNED_BY_PARTS.includes(command) && !isForTheWindow(event) && isOwned(target, event.code)) return
  if (runCommand(command, target)) event.preventDefault()
  else if (isForTheWindow(event) && command !== 'back') {
    // A command without effect is said: a listener cannot see that nothing happened.
    say(translate('commands.nothingToDo'))
    event.preventDefault()
  }
}

let known: { readonly settings: Settings; readonly commands: ReadonlyMap<string, CommandName> } | null = null

function commandOf(press: KeyPress): CommandName | null {
  const settings = settingsCell.get()
  if (known?.settings !== settings) known = { settings, commands: commandsByKey(settings) }
  const chord = chordOf(press, document.documentElement.dir === 'rtl')
  return (chord && known.commands.get(chord)) || null
}

function isOwned(target: Element | null, code: string): boolean {
  if (target?.closest?.(PARTS)) return true
  // While an article is being read the arrows scroll it.
  const isVertical = code === 'ArrowUp' || code === 'ArrowDown'
  return isReading(target) && (isVertical || target?.closest?.(SIDEWAYS) != null)
}
