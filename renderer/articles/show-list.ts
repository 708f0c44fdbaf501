// Going to another list by its name or by a key: it takes the focus, and a listener is told which it is.
import type { ArticleScope } from '../../shared/contract/reading.ts'
import { focusList } from '../place/focus.ts'
import { sayScope, showScope } from './scope.ts'

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
