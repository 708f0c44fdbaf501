/** What the store says of bookmarks that are written for other programs. */

import type { StoreReads } from '../../records/store.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import type { FindInTexts } from '../shelf/shelf.ts'
import { exportContents, readCited, readExported } from './read-exported.ts'

export interface ExportReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'hidingOf'>
  readonly findInTexts: FindInTexts
}

export function exportReads({ databases, hidden, findInTexts }: ExportReading) {
  return {
    exportContents: what => exportContents(databases, findInTexts, what),
    readExported: ids => readExported(databases.library, hidden, ids),
    readCited: ref => readCited(databases, hidden, ref),
  } satisfies Partial<StoreReads>
}
