// Searching, and what is done to the row in front, which is one of the hits while the reader searches.
import { listCell } from '../articles/list.ts'
import { articleCell, openArticle, toggleBookmark, toggleRead } from '../articles/open-article.ts'
import { rowAt } from '../articles/slices.ts'
import { articlesUnder } from '../articles/unfolded.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { isInList, isReading } from '../place/focus.ts'
import { searchingCell, startSearch } from '../place/place.ts'
import { currentHit, narrowingCell, searchCell } from './asking/results.ts'
import { toggleSaved } from './saving.ts'

export const SEARCH_DEEDS = {
  search: () => begun(startSearch()),
  narrowSearch: () => begun(narrow()),
  saveSearch: () => searchingCell.get() && toggleSaved(),
  open: target => !isReading(target) && on(currentRow(), ({ ref }) => openArticle(ref, { follow: true })),
  bookmark: target => on(rowMeant(target), toggleBookmark),
  toggleRead: target => on(rowMeant(target), toggleRead),
} satisfies Partial<Deeds>

/** The menu is there once the search is. */
function narrow(): void {
  startSearch()
  narrowingCell.set(true)
}

function currentRow() {
  if (searchingCell.get()) return currentHit(searchCell.get())
  const { slices, cursor, within } = listCell.get()
  const row = rowAt(slices, cursor)
  return row && within !== null ? articlesUnder(row)[within]?.row : row
}

/** The row under the cursor while the list has the keys; anywhere else the article that is open. */
function rowMeant(target: Element | null) {
  const article = articleCell.get()?.article
  return isInList(target) ? currentRow() : (article ?? currentRow())
}
