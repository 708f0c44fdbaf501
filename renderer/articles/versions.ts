// Earlier texts of the article that is open, and what changed.
import { useEffect } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleVersion } from '../../shared/contract/reading.ts'
import { createCell, useCell } from '../base/cell.ts'
import { createLatest } from '../base/latest.ts'
import { reader } from '../base/reader.ts'

interface Known {
  readonly ref: ArticleRef
  readonly versions: readonly ArticleVersion[]
}

const versionsCell = createCell<Known | null>(null)
const beginReading = createLatest()

/** Empty until they are read, and where there are none. */
export function useVersions(ref: ArticleRef): readonly ArticleVersion[] {
  const known = useCell(versionsCell)
  useEffect(() => {
    void readVersions(ref)
  }, [ref])
  return known?.ref === ref ? known.versions : []
}

export async function readVersions(ref: ArticleRef): Promise<void> {
  const isLatest = beginReading()
  const read = await reader.request.readVersions(ref)
  if (isLatest()) versionsCell.set({ ref, versions: read.ok ? read.value : [] })
}

export function hasVersions(ref: ArticleRef): boolean {
  const known = versionsCell.get()
  return known?.ref === ref && known.versions.length > 0
}
