// Marking read what stands above or below a row of the list.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ListSide } from '../../shared/contract/reading.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { listCell } from './list.ts'
import { changeEverywhere, setRead } from './open-article.ts'

/** All of the list on that side of the row, loaded or not; what came after it was opened stays unread. */
export async function markBeside(ref: ArticleRef, side: ListSide): Promise<void> {
  const { query, slices } = listCell.get()
  const marked = await reader.request.markBeside(query, slices.list, ref, side)
  if (!marked.ok) return tellFailure(marked)
  const refs = marked.value
  changeEverywhere(refs, { read: true })
  const undo = refs.length > 0 ? () => setRead(refs, false) : null
  tell(translate('timeline.markedRead', { count: refs.length }), undo)
}
