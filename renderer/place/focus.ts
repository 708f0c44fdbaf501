// Which part of the window has the focus, and giving it to another one.
import { usedPane } from './used-pane.ts'

export function focusList(): boolean {
  return focus('[data-timeline]')
}

export function focusSearch(): boolean {
  return focus(SEARCH)
}

export function focusBar(): boolean {
  return focus('[data-headline-bar] [tabindex="0"]')
}

const SEARCH = 'search [role="combobox"]'

/** Whether the focus is in the list, or in the search field, whose arrows walk through the results. */
export function isInList(target: Element | null): boolean {
  if (isNobody(target)) return usedPane() === 'list'
  return target?.closest?.(`[data-timeline], ${SEARCH}`) != null
}

/** True for an element in the article's pane or in the frame of its text. */
export function isReading(target: Element | null): boolean {
  if (!target) return false
  if (isNobody(target)) return usedPane() === 'article'
  return target.ownerDocument !== document || target.closest?.('[data-article]') != null
}

/** Whether nothing has the focus, as when a screen reader reads on with its own caret. */
function isNobody(target: Element | null): boolean {
  return target !== null && (target === document.body || target === document.documentElement)
}

function focus(selector: string): boolean {
  const part = document.querySelector<HTMLElement>(selector)
  part?.focus()
  return part !== null
}
