// The pane used last. Screen readers move a caret and not the focus, so the focus alone does not tell it.

export type UsedPane = 'list' | 'article'

const SIGNS = ['focusin', 'pointerdown', 'selectionchange'] as const

let used: UsedPane = 'list'

export function usedPane(): UsedPane {
  return used
}

export function noteUse(pane: UsedPane): void {
  used = pane
}

/** Follows focus, pointer and caret in this document. */
export function watchUse(page: Document): void {
  const note = (event: Event) => {
    const pane = paneAt(event.type === 'selectionchange' ? page.getSelection()?.anchorNode : event.target)
    if (pane) used = pane
  }
  for (const sign of SIGNS) page.addEventListener(sign, note, { capture: true, passive: true })
}

function paneAt(place: EventTarget | null | undefined): UsedPane | null {
  const element = place instanceof Element ? place : place instanceof Node ? place.parentElement : null
  if (element?.closest('[data-article]')) return 'article'
  return element?.closest('[data-front], [data-timeline], search') ? 'list' : null
}
