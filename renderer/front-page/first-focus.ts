// The first focus of a new window is on the first story: where one is, and the headline, are read out.
import { type RefObject, useEffect } from 'react'
import { useCellPart } from '../base/cell.ts'
import { useFirstFrameSeen } from '../base/first-frame.ts'
import { frontCell } from './edition/front-page.ts'

let isOver = false

/** Once, when there is a page, unless something that can be seen has the focus. What is behind the page has it no longer. */
export function useFirstFocus(page: RefObject<HTMLElement | null>): void {
  const isThere = useCellPart(frontCell, state => state.page?.lead != null)
  // Focusing lays the page out: not before it is drawn anyway.
  const isSeen = useFirstFrameSeen()
  useEffect(() => {
    if (isOver || !isThere || !isSeen) return
    const first = page.current?.querySelector<HTMLElement>('[data-spot]')
    const held = document.activeElement
    if (!first || (held && held !== document.body && held.checkVisibility({ visibilityProperty: true }))) return
    focusQuietly(first, page.current as HTMLElement)
    isOver = document.activeElement === first
  })
}

/** Without a ring: that comes with the first key. */
function focusQuietly(first: HTMLElement, page: HTMLElement): void {
  page.dataset['quiet'] = ''
  document.addEventListener('keydown', () => delete page.dataset['quiet'], { once: true, capture: true })
  first.focus({ preventScroll: true })
}
