// Where the reader is: which list, searching or not, and which pane a narrow window shows.

import type { ArticleScope } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'

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
  | 'keys'
  | 'about'

export const scopeCell = createCell<ArticleScope>({ kind: 'all' })

export const searchingCell = createCell(false)

export const paneCell = createCell<Pane>('timeline')

/** Below three panes the sources come out over the others. */
export const sourcesOutCell = createCell(false)

/** Only the article is shown. */
export const aloneCell = createCell(false)

export const dialogCell = createCell<OpenDialog | null>(null)

export function startSearch(): void {
  searchingCell.set(true)
  paneCell.set('timeline')
}

export function leaveSearch(): void {
  searchingCell.set(false)
}
