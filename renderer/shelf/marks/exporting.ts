// What the reader wants to take along, before they have said in which form.
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { FolderId, TagId } from '../../../shared/contract/shelf.ts'
import { createCell } from '../../base/cell.ts'

/** What the dialog begins with; all of it can be chosen otherwise there. */
export type Exporting =
  | { readonly from: 'shelf' }
  | { readonly from: 'articles'; readonly refs: readonly ArticleRef[] }
  | { readonly from: 'folder'; readonly id: FolderId }
  | { readonly from: 'tag'; readonly id: TagId }

/** null: nobody is choosing. */
export const exportingCell = createCell<Exporting | null>(null)
