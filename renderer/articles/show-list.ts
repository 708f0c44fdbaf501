// Going to another list by its name or by a key: it takes the focus, and a listener is told which it is.
import type { ArticleScope } from '../../shared/contract/reading.ts'
import { focusList } from '../place/focus.ts'
import { leaveFront, onFrontCell, scopeCell } from '../place/place.ts'
import { sayScope, showScope } from './scope.ts'

let hasReturned = false

/**
 * All articles. From the front page all of them as they were left; the first time after the start, whatever list the
 * reader left the last time.
 */
export async function showAll(): Promise<void> {
  const isLeft = !hasReturned || scopeCell.get().kind === 'all'
  hasReturned = true
  if (!onFrontCell.get() || !isLeft) return showList({ kind: 'all' })
  leaveFront()
  requestAnimationFrame(() => focusList() || sayScope(scopeCell.get()))
}

export async function showList(scope: ArticleScope): Promise<void> {
  const focused = document.activeElement
  await showScope(scope)
  requestAnimationFrame(() => {
    // Whoever was faster than the list has gone on to something else already.
    const stays = document.activeElement === focused || document.activeElement === document.body
    const wasThere = focused?.closest('[data-timeline]') != null
    const isThere = stays && focusList()
    // A list that takes the focus says by itself what it is.
    if (wasThere || !isThere) sayScope(scope)
  })
}
