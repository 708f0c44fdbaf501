// Which list is shown: its newspaper, section or bookmarks, and whether only what is unread.

import type { ArticleScope } from '../../shared/contract/reading.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { nameOfScope } from '../library/tree.ts'
import { say } from '../notices/toasts.ts'
import { leaveFront, paneCell, scopeCell } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { listCell, openList } from './list.ts'

export async function showScope(scope: ArticleScope): Promise<void> {
  scopeCell.set(scope)
  leaveFront()
  paneCell.set('timeline')
  await openList(scope, unreadOnlyIn(scope))
}

/** Says which list is shown now, for readers who do not see it. */
export function sayScope(scope: ArticleScope): void {
  const name = nameOfScope(scope, libraryCell.get(), translate)
  say(`${name}. ${translate('timeline.total', { count: listCell.get().slices.list.total })}`)
}

export async function setUnreadOnly(unreadOnly: boolean): Promise<void> {
  if (!(await changeSettings({ unreadOnly }))) return
  const scope = scopeCell.get()
  await openList(scope, hasUnreadOnly(scope) && unreadOnly)
}

export function unreadOnlyIn(scope: ArticleScope): boolean {
  return hasUnreadOnly(scope) && settingsCell.get().unreadOnly
}

/** Bookmarks are kept to be found again, read or not. */
function hasUnreadOnly({ kind }: ArticleScope): boolean {
  return kind !== 'bookmarks'
}
