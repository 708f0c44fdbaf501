// Which list is shown: its newspaper, section or bookmarks, and whether only what is unread.

import type { ArticleScope } from '../../shared/contract/reading.ts'
import { paneCell, scopeCell, searchingCell, sourcesOutCell } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { openList } from './list.ts'

export async function showScope(scope: ArticleScope): Promise<void> {
  scopeCell.set(scope)
  searchingCell.set(false)
  sourcesOutCell.set(false)
  paneCell.set('timeline')
  await openList(scope, unreadOnlyIn(scope))
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
