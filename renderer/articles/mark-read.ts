// Marking many articles read at once: what stands above or below a row, and all of a newspaper or section.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleScope, ListSide } from '../../shared/contract/reading.ts'
import { reader } from '../base/reader.ts'
import { tellFailure } from '../notices/toasts.ts'
import { listCell } from './list.ts'
import { tellMarked } from './open-article.ts'

/** All of the list on that side of the row, loaded or not; what came after it was opened stays unread. */
export async function markBeside(ref: ArticleRef, side: ListSide): Promise<void> {
  const { query, slices } = listCell.get()
  tellMarked(await reader.request.markBeside(query.scope, slices.list, ref, side))
}

/** Whether its list is open or another one. */
export async function markScopeRead(scope: ArticleScope): Promise<void> {
  const opened = await reader.request.openList({ scope, unreadSince: null }, null)
  if (opened.ok) tellMarked(await reader.request.markAllRead(scope, opened.value.list.lastId))
  else tellFailure(opened)
}
