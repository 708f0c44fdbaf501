// What takes room on the disk, and what is done about it.

import type { SourceId } from '../../shared/contract/ids.ts'
import type { Keeping, KeepingRule, SourceRule, SourceSpace, Space } from '../../shared/contract/keeping.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'

export const spaceCell = createCell<Space | null>(null)
export const keepingCell = createCell<Keeping | null>(null)

export async function readSpace(): Promise<void> {
  const [space, keeping] = await Promise.all([reader.request.readSpace(), reader.request.readKeeping()])
  if (space.ok) spaceCell.set(space.value)
  else tellFailure(space)
  if (keeping.ok) keepingCell.set(keeping.value)
  else tellFailure(keeping)
}

export async function changeKeeping(change: Partial<KeepingRule>): Promise<void> {
  const keeping = keepingCell.get()
  if (keeping) await changed(reader.request.setKeeping({ ...keeping.rule, ...change }))
}

export async function changeSourceRule(id: SourceId, rule: SourceRule): Promise<void> {
  await changed(reader.request.setSourceRule(id, rule))
}

export async function clearPictures(): Promise<void> {
  if (await changed(reader.request.clearPictures())) tell(translate('space.picturesCleared'))
}

export async function clearArticles({ id }: SourceSpace): Promise<void> {
  const cleared = await reader.request.clearArticles(id)
  if (cleared.ok) tell(translate('space.articlesCleared', { count: cleared.value }))
  else tellFailure(cleared)
  await readSpace()
}

async function changed(work: Promise<Result<void>>): Promise<boolean> {
  const result = await work
  if (!result.ok) tellFailure(result)
  await readSpace()
  return result.ok
}
