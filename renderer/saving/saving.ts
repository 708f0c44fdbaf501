// The way into saving/: any page becomes a bookmark with its own copy.
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { FailureCode, Result } from '../../shared/result.ts'
import { openArticle } from '../articles/open-article.ts'
import { showScope } from '../articles/scope.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'

/** An address that something other than the reader's own hand brought here; it waits for the reader's word. */
export const offeredCell = createCell<string | null>(null)

const PAGE_FILE = /\.(?:x?html?|xht|mht|mhtml|txt)$/i

export function watchOffers(): void {
  reader.on.pageOffered(offerPage)
}

export function offerPage(address: string): void {
  offeredCell.set(address)
  dialogCell.set('savePage')
}

export function isPageFile({ name }: File): boolean {
  return PAGE_FILE.test(name)
}

/** The code of what went wrong; null when the page is saved and open. */
export async function saveAddress(address: string): Promise<FailureCode | null> {
  const saved = await reader.request.savePage(address)
  if (!saved.ok) return saved.code
  await showSaved(saved.value)
  return null
}

/** Asks for a file. False when the reader changed their mind, or it could not be saved. */
export async function saveChosenFile(): Promise<boolean> {
  const saved = await reader.request.choosePageFile()
  return saved.ok && saved.value === null ? false : finish(saved as Result<ArticleRef>)
}

/** Sends the file's bytes: decoding is the parse process's business. */
export async function saveDropped(file: File): Promise<void> {
  await finish(await reader.request.savePageFile(file.name, new Uint8Array(await file.arrayBuffer())))
}

async function finish(saved: Result<ArticleRef>): Promise<boolean> {
  if (saved.ok) await showSaved(saved.value)
  else tellFailure(saved)
  return saved.ok
}

async function showSaved(ref: ArticleRef): Promise<void> {
  await showScope({ kind: 'bookmarks' })
  await openArticle(ref, { follow: true })
  tell(translate('saving.saved'))
}
