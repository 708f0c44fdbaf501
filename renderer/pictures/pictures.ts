// The way into pictures/: what the reader does to a picture, and where it was asked for.
import type { ArticleRef, PictureKey } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { NewReport } from '../../shared/contract/reports.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tell, tellFailure } from '../notices/toasts.ts'

export interface PictureInArticle {
  readonly key: PictureKey
  readonly ref: ArticleRef
}

/** A menu over the window: of a picture in the article, or of a row of a list. */
export interface ContextMenu {
  readonly picture: PictureInArticle | null
  readonly row: ArticleRow | null
  /** CSS pixels from the window's corner. */
  readonly at: { readonly x: number; readonly y: number }
}

export const contextMenuCell = createCell<ContextMenu | null>(null)
/** The picture that the reader is asked about. */
export const reportCell = createCell<PictureInArticle | null>(null)

export async function hidePicture(report: NewReport): Promise<void> {
  const reported = await reader.request.reportPicture(report)
  if (!reported.ok) return tellFailure(reported)
  tell(translate('report.done'), () => undoReport(reported.value))
}

async function undoReport(id: number): Promise<boolean> {
  const removed = await reader.request.removeReport(id)
  if (!removed.ok) tellFailure(removed)
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

/** Shift+F10, and the key with a menu on it. */
export function asksForMenu({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

/** The middle of an element, for a menu that a key opened. */
export function middleOf(element: Element): { readonly x: number; readonly y: number } {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + Math.min(height, window.innerHeight) / 2 }
}
