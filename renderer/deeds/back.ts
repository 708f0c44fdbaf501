// One step out of whatever the reader is in: it asks several rooms, so it is here and in none of them.
import { endFind, isFinding } from '../article/find/find.ts'
import { articleCell } from '../articles/open-article.ts'
import { focusFront, isFrontInView, isOverFront } from '../front-page/edition/cursor.ts'
import { showAlone } from '../place/alone.ts'
import { focusList, focusSearch } from '../place/focus.ts'
import { aloneCell, leaveSearch, paneCell, searchingCell, sourcesOutCell } from '../place/place.ts'

/** Order in which Back closes things: sources over the window, find bar, article alone, search, article. The front page is
 * where it ends. */
export function back(): boolean {
  if (sourcesOutCell.get()) sourcesOutCell.set(false)
  else if (isFinding()) endFind()
  else if (aloneCell.get()) showAlone(false)
  else if (searchingCell.get() && paneCell.get() === 'timeline') leaveSearch()
  else if (isFrontInView()) return false
  else if (isOverFront(articleCell.get())) {
    paneCell.set('timeline')
    requestAnimationFrame(focusFront)
  } else if (articleCell.get()) {
    paneCell.set('timeline')
    requestAnimationFrame(searchingCell.get() ? focusSearch : focusList)
  } else return false
  return true
}
