// From pane to pane, without walking through all that is between them.
import { usedPane } from './used-pane.ts'

/** Each pane, and what in it takes the focus; in the order in which they are read. */
const PANES = [
  { pane: '[data-headline-bar]', entry: '[data-headline-bar] [tabindex="0"]' },
  { pane: '[data-sources]', entry: '[data-sources] [role="row"][tabindex="0"], [data-sources] [role="treegrid"]' },
  { pane: '[data-list]', entry: 'search [role="combobox"], [data-timeline], [data-list] button' },
  { pane: '[data-article]', entry: '[data-article] h2' },
] as const

const LAST_USED = { list: '[data-list]', article: '[data-article]' } as const

/** False when there is no other one. */
export function stepPane(by: 1 | -1, from: Element | null): boolean {
  const at = PANES.findIndex(({ pane }) => isIn(from, pane))
  for (let step = 1; step < PANES.length; step++) {
    const next = PANES[(Math.max(0, at) + step * by + PANES.length * step) % PANES.length]
    const entry = next && [...document.querySelectorAll<HTMLElement>(next.entry)].find(isSeen)
    if (entry) {
      entry.focus()
      return true
    }
  }
  return false
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
