// Keys in the window and in the article's frame.
import { runCommand } from './commands.ts'
import { commandOf, type KeyCommand, worksInTextFields } from './keys.ts'

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]'
/** Whatever is open over the window has the keys to itself. */
const OVER_THE_WINDOW = '[role="dialog"], [role="alertdialog"], [role="menu"]'
/** These keep their own meaning on a part that can be pressed or walked through. */
const OWNED_BY_PARTS: readonly KeyCommand[] = ['open', 'next', 'previous']
const PARTS = 'a, button, summary, [role="treegrid"], [role="listbox"], [role="toolbar"], [role="row"]'
const ARROWS = ['ArrowUp', 'ArrowDown']

export function onKeyDown(event: KeyboardEvent): void {
  const command = commandOf(event)
  if (!command || event.defaultPrevented || event.isComposing) return
  const target = event.target as Element | null
  if (target?.closest?.(OVER_THE_WINDOW)) return
  if (target?.closest?.(TEXT_FIELDS) && !worksInTextFields(command, event)) return
  if (OWNED_BY_PARTS.includes(command) && !event.code.startsWith('Key') && target?.closest?.(PARTS)) return
  // While an article is being read the arrows scroll it.
  if (ARROWS.includes(event.code) && isReading(target)) return
  if (runCommand(command, isReading(target))) event.preventDefault()
}

function isReading(target: Element | null): boolean {
  if (!target) return false
  return target.ownerDocument !== document || target.closest?.('[data-article]') !== null
}
