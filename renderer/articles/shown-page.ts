// The document in the article's frame: what is found, printed, copied and looked at closely is there.

import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'

export interface ShownPage {
  readonly article: Article
  /** Clean and dressed, without what only the screen needs. */
  readonly content: DocumentFragment
  /** The picture over the text, where the text does not show it itself. */
  readonly lead: PictureKey | null
  readonly document: Document
  readonly frame: HTMLIFrameElement
}

export const shownPageCell = createCell<ShownPage | null>(null)
/** Counts up whenever something else stands in the page. */
export const shownTextCell = createCell(0)
