// What stands before and after an article, where it was not opened in a list.
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { createCell } from '../base/cell.ts'

export interface PageOrder {
  /** null: the page ends here. */
  neighbour(by: 1 | -1): ArticleRow | null
  open(by: 1 | -1): void
}

/** That of the page on which the reader is; null: that of the list. */
export const pageOrderCell = createCell<PageOrder | null>(null)
