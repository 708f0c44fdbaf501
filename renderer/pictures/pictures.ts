// The way into pictures/: what the reader does to a picture, and where it was asked for.
import type { PictureKey } from '../../shared/contract/ids.ts'
import type { NewReport } from '../../shared/contract/reports.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tell, tellFailure } from '../notices/toasts.ts'
import type { PictureInArticle } from '../place/context-menu.ts'

/** The picture that the reader is asked about. */
export const reportCell = createCell<PictureInArticle | null>(null)

/** Pictures that the reader hid in this window: what was drawn before does not read them again. */
export const hiddenHereCell = createCell<ReadonlySet<PictureKey>>(new Set())

export async function hidePicture(report: NewReport): Promise<void> {
  const reported = await reader.request.reportPicture(report)
  if (!reported.ok) return tellFailure(reported)
  hiddenHereCell.set(new Set([...hiddenHereCell.get(), report.key]))
  tell(translate('report.done'), () => undoReport(reported.value, report.key))
}

async function undoReport(id: number, key: PictureKey): Promise<boolean> {
  const removed = await reader.request.removeReport(id)
  if (removed.ok) hiddenHereCell.set(new Set([...hiddenHereCell.get()].filter(hidden => hidden !== key)))
  else tellFailure(removed)
  return removed.ok
}

/** The reader tapped its place. */
export async function fetchPicture(key: PictureKey): Promise<void> {
  say(translate('pictures.fetching'))
  const fetched = await reader.request.fetchPicture(key)
  if (fetched.ok) say(translate('pictures.arrived'))
  else tellFailure(fetched)
}

export async function showListed(key: PictureKey): Promise<void> {
  const shown = await reader.request.showPicture(key)
  if (!shown.ok) tellFailure(shown)
}
