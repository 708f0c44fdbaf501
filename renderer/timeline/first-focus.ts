// The first focus of a new window is in the list: its name and its first headline are read out.
import { useEffect } from 'react'
import { useCellPart } from '../base/cell.ts'
import { libraryCell } from '../library/library.ts'

let isOver = false

/** Focuses the list once, when the number of unread articles is known, unless something else has the focus. */
export function useFirstFocus(list: { readonly current: HTMLElement | null }): void {
  const isKnown = useCellPart(libraryCell, library => library !== null)
  useEffect(() => {
    if (isOver || !isKnown) return
    isOver = true
    if (document.activeElement === document.body && list.current) focusQuietly(list.current)
  }, [isKnown, list])
}

/** Focuses without a ring round the first headline; the ring comes with the first key. */
function focusQuietly(list: HTMLElement): void {
  list.dataset['quiet'] = ''
  document.addEventListener('keydown', () => delete list.dataset['quiet'], { once: true, capture: true })
  list.focus()
}
