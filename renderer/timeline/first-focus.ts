// Where one is when the window opens: in the list, so that its name and its first headline are heard.
import { useEffect } from 'react'
import { useCellPart } from '../base/cell.ts'
import { libraryCell } from '../library/library.ts'

let isOver = false

/** Once for a window, when it is known how much there is to read, and only if nobody has gone elsewhere. */
export function useFirstFocus(list: { readonly current: HTMLElement | null }): void {
  const isKnown = useCellPart(libraryCell, library => library !== null)
  useEffect(() => {
    if (isOver || !isKnown) return
    isOver = true
    if (document.activeElement === document.body && list.current) focusQuietly(list.current)
  }, [isKnown, list])
}

/** Nobody has pressed a key yet: until then there is no ring round the first headline. */
function focusQuietly(list: HTMLElement): void {
  list.dataset['quiet'] = ''
  document.addEventListener('keydown', () => delete list.dataset['quiet'], { once: true, capture: true })
  list.focus()
}
