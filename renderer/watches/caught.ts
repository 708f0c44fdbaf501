// What comes from the system's notifications, and what takes their place while the reader looks at the window.

import type { Told } from '../../shared/contract/watches.ts'
import { isolated } from '../../shared/press/names.ts'
import { openArticle } from '../articles/open-article.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell } from '../notices/toasts.ts'
import { dialogCell, leaveFront, leaveSearch, onFrontCell, searchingCell } from '../place/place.ts'
import { openWatches } from './watches.ts'

export function watchCaught(): void {
  reader.on.articleChosen(ref => void showCaught(ref))
  reader.on.articlesCaught(tellCaught)
}

/** Whatever was over the window goes: the reader has asked for the article. */
export async function showCaught(ref: Told['ref']): Promise<void> {
  dialogCell.set(null)
  if (searchingCell.get()) leaveSearch()
  if (onFrontCell.get()) leaveFront()
  await openArticle(ref, { follow: true })
}

function tellCaught(told: readonly Told[]): void {
  const newest = told.at(-1)
  if (!newest) return
  const title = isolated(newest.title, null)
  tell(translate('watches.came', { count: told.length, title }), null, {
    name: translate('watches.openCame'),
    act: () => (told.length === 1 ? showCaught(newest.ref) : openWatches()),
  })
}
