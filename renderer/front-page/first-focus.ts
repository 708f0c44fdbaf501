// The first focus of a new window is on the first story: where one is, and the headline, are read out.
import { type RefObject, useEffect } from 'react'
import { useCellPart } from '../base/cell.ts'
import { frontCell } from './edition/front-page.ts'

let isOver = false

/** Once, when there is a page, unless something else has the focus. */
export function useFirstFocus(page: RefObject<HTMLElement | null>): void {
  const isThere = useCellPart(frontCell, state => state.page?.lead != null)
  useEffect(() => {
    if (isOver || !isThere) return
    isOver = true
    const first = page.current?.querySelector<HTMLElement>('[data-spot]')
    if (document.activeElement === document.body && first) focusQuietly(first, page.current as HTMLElement)
  }, [isThere, page])
}

/** Without a ring: that comes with the first key. */
function focusQuietly(first: HTMLElement, page: HTMLElement): void {
  page.dataset['quiet'] = ''
  document.addEventListener('keydown', () => delete page.dataset['quiet'], { once: true, capture: true })
  first.focus({ preventScroll: true })
}
