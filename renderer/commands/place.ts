// Where the reader is: which list, searching or not, and which pane a narrow window shows.
import type { ArticleScope } from '../../shared/models.ts'
import { createCell } from '../cell.ts'
import { changeSettings, settingsCell } from '../settings/preferences.ts'
import { openList } from '../timeline/list.ts'

export type Pane = 'timeline' | 'article'
export type OpenDialog =
  | 'addSource'
  | 'savePage'
  | 'catalogue'
  | 'health'
  | 'versions'
  | 'settings'
  | 'hiddenPictures'
  | 'space'
  | 'palette'
  | 'shortcuts'
  | 'about'

export const scopeCell = createCell<ArticleScope>({ kind: 'all' })
export const searchingCell = createCell(false)
export const paneCell = createCell<Pane>('timeline')
/** Below three panes the sources come out over the others. */
export const sourcesOutCell = createCell(false)
/** Only the article is shown. */
export const aloneCell = createCell(false)
export const dialogCell = createCell<OpenDialog | null>(null)

export async function showScope(scope: ArticleScope): Promise<void> {
  scopeCell.set(scope)
  searchingCell.set(false)
  sourcesOutCell.set(false)
  paneCell.set('timeline')
  await openList(scope, unreadOnlyIn(scope))
}

export async function setUnreadOnly(unreadOnly: boolean): Promise<void> {
  await changeSettings({ unreadOnly })
  await openList(scopeCell.get(), unreadOnlyIn(scopeCell.get()))
}

/** Bookmarks are kept to be found again, read or not. */
export function unreadOnlyIn(scope: ArticleScope): boolean {
  return scope.kind !== 'bookmarks' && settingsCell.get().unreadOnly
}

export function startSearch(): void {
  searchingCell.set(true)
  paneCell.set('timeline')
}

export function leaveSearch(): void {
  searchingCell.set(false)
}
