// Lists of newspapers that come from files and go to them.

import type { Account } from '../../shared/contract/accounts.ts'
import type { ImportPreview, ImportSummary } from '../../shared/contract/sources.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { isolatedAddress } from '../../shared/press/names.ts'
import type { FailureCode, Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { tellWritten } from '../notices/written.ts'

/** A list that was read and waits for the reader's word. */
export const previewCell = createCell<ImportPreview | null>(null)
/** An import from outside the window that left something out. */
export const importCell = createCell<ImportSummary | null>(null)

export function watchImports(): void {
  reader.on.opmlImported(showImport)
  reader.on.importFailed(({ code }) => tell(failureSentence(code)))
}

export async function importOpml(): Promise<void> {
  showPreview(await reader.request.chooseOpml())
}

/** Sends the file's bytes and not its text: decoding is the parse process's business. */
export async function importDropped(file: File): Promise<void> {
  showPreview(await reader.request.readOpml(file.name, new Uint8Array(await file.arrayBuffer())))
}

export async function finishImport({ id }: ImportPreview): Promise<void> {
  previewCell.set(null)
  const imported = await reader.request.importOpml(id)
  if (imported.ok) tell(translate('sources.imported', { count: imported.value.added }))
  else tellFailure(imported)
}

/** Its server takes its time with each: the reader is told that it has begun. */
export async function importTo(account: Account, { id }: ImportPreview): Promise<void> {
  previewCell.set(null)
  tell(translate('accounts.importing', { name: isolatedAddress(account.name) }))
  const imported = await reader.request.importOpmlTo(id, account.id)
  if (imported.ok) showImport(imported.value)
  else tellFailure(imported)
}

export async function forgetImport({ id }: ImportPreview): Promise<void> {
  previewCell.set(null)
  await reader.request.forgetOpml(id)
}

export async function exportOpml(): Promise<void> {
  const exported = await reader.request.exportOpml()
  if (!exported.ok) tellFailure(exported)
  else if (exported.value !== null)
    tellWritten(translate('sources.exported', { file: isolatedAddress(exported.value) }))
}

function showPreview(read: Result<ImportPreview | null>): void {
  if (read.ok) previewCell.set(read.value)
  else tellFailure(read)
}

function showImport(summary: ImportSummary): void {
  if (summary.skippedCount > 0 || summary.isDamaged) importCell.set(summary)
  else tell(translate('sources.imported', { count: summary.added }))
}

/** An event's code comes as plain text: a code that we have no sentence for is a bug and is said as one. */
function failureSentence(code: string): string {
  const known = code as FailureCode
  return failureInWords(translate(`failure.${known}`) === `failure.${code}` ? 'internal' : known, translate)
}
