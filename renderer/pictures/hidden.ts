// What the page of hidden pictures shows and does.
import type { AddedReportList, HiddenPictures, ReportedPicture, ReportList } from '../../shared/contract/reports.ts'
import { isolated, isolatedAddress } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { tellWritten } from '../notices/written.ts'

export const hiddenCell = createCell<HiddenPictures | null>(null)

/** Reads the page, and again whenever something in it changes. Returns what ends that. */
export function watchHidden(): () => void {
  void readHidden()
  return reader.on.picturesChanged(() => void readHidden())
}

async function readHidden(): Promise<void> {
  const hidden = await reader.request.readHidden()
  if (hidden.ok) hiddenCell.set(hidden.value)
  else tellFailure(hidden)
}

export async function restorePicture({ id }: ReportedPicture): Promise<void> {
  const removed = await reader.request.removeReport(id)
  if (!removed.ok) return tellFailure(removed)
  tell(translate('hidden.restored'), () => done(reader.request.restoreReport(id)))
}

export async function leaveList({ id, title }: ReportList): Promise<void> {
  const removed = await reader.request.removeReportList(id)
  if (!removed.ok) return tellFailure(removed)
  tell(translate('hidden.left', { title: isolated(title, null) }), () => done(reader.request.restoreReportList(id)))
}

async function done(work: Promise<Result<void>>): Promise<boolean> {
  const result = await work
  if (!result.ok) tellFailure(result)
  return result.ok
}

export async function exportReports(): Promise<void> {
  const exported = await reader.request.exportReports()
  if (!exported.ok) tellFailure(exported)
  else if (exported.value !== null) tellWritten(translate('hidden.exported', { file: isolatedAddress(exported.value) }))
}

export async function importReports(): Promise<void> {
  tellAdded(await reader.request.importReports())
}

/** The failure, where there is one, belongs beside the address. */
export async function subscribeToReports(address: string): Promise<Result<AddedReportList>> {
  const added = await reader.request.subscribeToReports(address)
  if (added.ok) tellAdded(added)
  return added
}

function tellAdded(added: Result<AddedReportList | null>): void {
  if (!added.ok) tellFailure(added)
  else if (added.value)
    tell(translate('hidden.added', { title: isolated(added.value.title, null), count: added.value.pictures }))
}

export async function setListsNeeded(needed: number): Promise<void> {
  const set = await reader.request.setListsNeeded(needed)
  if (!set.ok) tellFailure(set)
}
