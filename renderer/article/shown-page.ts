// The document in the article's frame: what is found, printed, copied and looked at closely is there.
import { createCell } from '../cell.ts'

export interface ShownPage {
  readonly document: Document
  readonly frame: HTMLIFrameElement
}

export const shownPageCell = createCell<ShownPage | null>(null)
/** Counts up whenever something else stands in the page. */
export const shownTextCell = createCell(0)
