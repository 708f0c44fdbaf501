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

/** In the list, or in the field that walks through what was found. */
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

/** A screen reader that reads on leaves the focus behind: then nothing in the window has it. */
function isNobody(target: Element | null): boolean {
  return target !== null && (target === document.body || target === document.documentElement)
}

function focus(selector: string): boolean {
  const part = document.querySelector<HTMLElement>(selector)
  part?.focus()
  return part !== null
}
