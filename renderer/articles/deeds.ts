// Going through a list, from list to list, and what is done to all of a list.
import { begun, type Deeds, on } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { sourceTree, stepScope } from '../library/tree.ts'
import { say, tell } from '../notices/toasts.ts'
import { focusList, isReading } from '../place/focus.ts'
import { scopeCell, searchingCell } from '../place/place.ts'
import { findUnread, listCell, moveCursor, neighbour, rowIndexOf } from './list.ts'
import { articleCell, markAllRead, openArticle } from './open-article.ts'
import { setUnreadOnly, unreadOnlyIn } from './scope.ts'
import { showAll, showList } from './show-list.ts'

export const LIST_DEEDS = {
  next: target => (isReading(target) ? openNeighbour(1) : moveInList(1)),
  previous: target => (isReading(target) ? openNeighbour(-1) : moveInList(-1)),
  nextUnread: () => begun(openNextUnread()),
  nextSection: () => step(1),
  previousSection: () => step(-1),
  showAll: () => begun(showAll()),
  markAllRead: () => scopeCell.get().kind !== 'bookmarks' && begun(markAllRead()),
  toggleUnreadOnly: () => scopeCell.get().kind !== 'bookmarks' && begun(toggleUnreadOnly()),
} satisfies Partial<Deeds>

function moveInList(by: 1 | -1): boolean {
  if (searchingCell.get()) return false
  const focused = focusList()
  if (focused) moveCursor(listCell.get().cursor + by)
  return focused
}

function openNeighbour(by: 1 | -1): boolean {
  const open = articleCell.get()
  const row = open && neighbour(open.ref, by, open.story?.id ?? null)
  if (row) return begun(openArticle(row.ref, { follow: true }))
  return open !== null && begun(say(translate(by === 1 ? 'commands.noNext' : 'commands.noPrevious')))
}

async function toggleUnreadOnly(): Promise<void> {
  const unreadOnly = !unreadOnlyIn(scopeCell.get())
  await setUnreadOnly(unreadOnly)
  const count = translate('timeline.total', { count: listCell.get().slices.list.total })
  say(
    translate('commands.choice', {
      what: translate(unreadOnly ? 'timeline.unreadShown' : 'timeline.allShown'),
      choice: count,
    }),
  )
}

async function openNextUnread(): Promise<void> {
  const { cursor } = listCell.get()
  const open = articleCell.get()
  const from = open && rowIndexOf(open.ref, open.story?.id ?? null) === cursor ? cursor + 1 : cursor
  const row = await findUnread(from)
  if (row) await openArticle(row.ref, { follow: true })
  else tell(translate('commands.noUnread'))
}

/** Leads through the whole, the bookmarks, each section, and each source that is in none. */
function step(by: 1 | -1): boolean {
  const library = libraryCell.get()
  return on(library && stepScope(sourceTree(library), scopeCell.get(), by), showList)
}
