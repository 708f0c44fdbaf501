// Which part of the window has the focus, and giving it to another one.

export function focusList(): boolean {
  return focus('[data-timeline]')
}

export function focusSearch(): boolean {
  return focus('search [role="combobox"]')
}

export function focusBar(): boolean {
  return focus('[data-headline-bar] [tabindex="0"]')
}

export function isInList(target: Element | null): boolean {
  return target?.closest?.('[data-timeline]') != null
}

/** True for an element in the article's pane or in the frame of its text. */
export function isReading(target: Element | null): boolean {
  if (!target) return false
  return target.ownerDocument !== document || target.closest?.('[data-article]') != null
}

function focus(selector: string): boolean {
  const part = document.querySelector<HTMLElement>(selector)
  part?.focus()
  return part !== null
}
