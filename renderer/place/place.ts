// Where the reader is: on the front page or in which list, searching or not, and which pane a narrow window shows.

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
  | 'watches'
  | 'accounts'
  | 'palette'
  | 'shortcuts'
  | 'keys'
  | 'about'
  | 'updates'
  | 'licences'

export const scopeCell = createCell<ArticleScope>({ kind: 'all' })

/**
 * The reader is on the front page, or in an article that was opened on it: then `paneCell` says which of the two is
 * seen, however wide the window is. Lists wait behind it as they were left.
 */
export const onFrontCell = createCell(true)

export const searchingCell = createCell(false)

export const paneCell = createCell<Pane>('timeline')

/** Below three panes the sources come out over the others. */
export const sourcesOutCell = createCell(false)

/** Only the article is shown. */
export const aloneCell = createCell(false)

export const dialogCell = createCell<OpenDialog | null>(null)

let isFrontBehindSearch = false

export function startSearch(): void {
  if (!searchingCell.get()) isFrontBehindSearch = onFrontCell.get()
  onFrontCell.set(false)
  searchingCell.set(true)
  paneCell.set('timeline')
}

/** Back to where the search began. */
export function leaveSearch(): void {
  searchingCell.set(false)
  if (isFrontBehindSearch) onFrontCell.set(true)
  isFrontBehindSearch = false
}

/** What a narrow window showed when the reader went to the front page, or the last time. */
let paneBehind: Pane = 'timeline'

export function showFront(): void {
  if (!onFrontCell.get()) paneBehind = paneCell.get()
  isFrontBehindSearch = false
  searchingCell.set(false)
  sourcesOutCell.set(false)
  aloneCell.set(false)
  paneCell.set('timeline')
  onFrontCell.set(true)
}

/** To the lists behind it, as they were left. */
export function leaveFront(): void {
  isFrontBehindSearch = false
  searchingCell.set(false)
  sourcesOutCell.set(false)
  if (onFrontCell.get()) paneCell.set(paneBehind)
  onFrontCell.set(false)
}

/** Where the lists are shown, or will be. */
export function restorePane(pane: Pane): void {
  if (onFrontCell.get()) paneBehind = pane
  else paneCell.set(pane)
}

export function paneToKeep(): Pane {
  return onFrontCell.get() ? paneBehind : paneCell.get()
}
