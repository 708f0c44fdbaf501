// From pane to pane, without walking through all that is between them.
import { usedPane } from './used-pane.ts'

/** Each pane in the order in which they are read, and what in it takes the focus: the first of these that is there. */
const PANES = [
  { pane: '[data-headline-bar]', entries: ['[tabindex="0"]'] },
  { pane: '[data-sources]', entries: ['[role="row"][tabindex="0"]', '[role="treegrid"]', 'button'] },
  { pane: '[data-list]', entries: ['[role="combobox"]', '[data-timeline]', 'button'] },
  { pane: '[data-article]', entries: ['h2'] },
] as const

const LAST_USED = { list: '[data-list]', article: '[data-article]' } as const

/** False when there is no other one. */
export function stepPane(by: 1 | -1, from: Element | null): boolean {
  const at = PANES.findIndex(({ pane }) => isIn(from, pane))
  for (let step = 1; step < PANES.length; step++) {
    const next = PANES[(Math.max(0, at) + step * by + PANES.length * step) % PANES.length]
    const entry = next && entryOf(next)
    if (entry) {
      entry.focus()
      return true
    }
  }
  return false
}

function entryOf({ pane, entries }: (typeof PANES)[number]): HTMLElement | undefined {
  const parts = entries.flatMap(entry => [...document.querySelectorAll<HTMLElement>(`${pane} ${entry}`)])
  return parts.find(isSeen)
}

/** A frame's document is the article's; whoever has no focus is where they were last. */
function isIn(place: Element | null, pane: string): boolean {
  if (place && place.ownerDocument !== document) return pane === '[data-article]'
  if (!place || place === document.body) return pane === LAST_USED[usedPane()]
  return place.closest(pane) !== null
}

function isSeen(part: HTMLElement): boolean {
  return part.checkVisibility({ visibilityProperty: true })
}
