// What the app says about its own state: a restored library, a failed backup.
import type { Notice } from '../../shared/contract/app.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { tellFailure } from './toasts.ts'

export const noticesCell = createCell<readonly Notice[]>([])

export function watchNotices(first: readonly Notice[]): void {
  noticesCell.set(first)
  reader.on.noticeRaised(notice => noticesCell.set([...noticesCell.get(), notice]))
}

export async function dismissNotice(notice: Notice): Promise<void> {
  const dismissed = await reader.request.dismissNotice(notice)
  if (dismissed.ok) noticesCell.set(noticesCell.get().filter(other => other !== notice))
  else tellFailure(dismissed)
}
