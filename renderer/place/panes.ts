// Moving the focus from pane to pane.
import { usedPane } from './used-pane.ts'

/** The panes in reading order, and what takes the focus in each: the first entry that is visible. */
const PANES = [
  { pane: '[data-headline-bar]', entries: ['[tabindex="0"]'] },
  { pane: '[data-sources]', entries: ['[role="row"][tabindex="0"]', '[role="treegrid"]', 'button'] },
  { pane: '[data-front]', entries: ['[data-spot][tabindex="0"]', 'button'] },
  { pane: '[data-list]', entries: ['[role="combobox"]', '[data-timeline]', 'button'] },
  { pane: '[data-article]', entries: ['h2'] },
] as const

const LAST_USED = { list: '[data-list]', article: '[data-article]' } as const

/** Moves to the next pane that is visible; false when there is none. */
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

/** Whether the focus is in this pane. A frame belongs to the article; without a focus the pane used last counts. */
function isIn(place: Element | null, pane: string): boolean {
  if (place && place.ownerDocument !== document) return pane === '[data-article]'
  if (!place || place === document.body) return pane === LAST_USED[usedPane()]
  return place.closest(pane) !== null
}

function isSeen(part: HTMLElement): boolean {
  return part.checkVisibility({ visibilityProperty: true })
}
