// Going to another list by its name or by a key: it takes the focus, and a listener is told which it is.
import type { ArticleScope } from '../../shared/contract/reading.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { nameIn } from '../library/tree.ts'
import { say } from '../notices/toasts.ts'
import { focusList } from '../place/focus.ts'
import { listCell } from './list.ts'
import { showScope } from './scope.ts'

export async function showList(scope: ArticleScope): Promise<void> {
  const focused = document.activeElement
  await showScope(scope)
  requestAnimationFrame(() => {
    // Whoever was faster than the list has gone on to something else already.
    if (document.activeElement === focused || document.activeElement === document.body) focusList()
  })
  const library = libraryCell.get()
  const title =
    nameIn(scope, library)?.title ?? translate(scope.kind === 'bookmarks' ? 'bookmarks.name' : 'sources.all')
  say(`${title}. ${translate('timeline.total', { count: listCell.get().slices.list.total })}`)
}
