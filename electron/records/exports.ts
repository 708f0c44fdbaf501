/** Bookmarks on their way into forms that other programs read. Nothing in them has been sanitised. */

import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Quote } from '../../shared/contract/shelf.ts'
import type { Cited } from '../../shared/exports/citing.ts'
import type { FolderPath } from './archive.ts'
import type { PictureType } from './picture.ts'

export interface PictureFile {
  /** Name of its file: the SHA-256 of its bytes. */
  readonly sha256: string
  readonly type: PictureType
}

export interface ExportedHighlight extends Quote {
  readonly note: string
  readonly madeAt: number
}

export interface ArticleToExport extends Cited {
  readonly savedAt: number
  readonly lead: string
  /** As it is shown, see `store/articles/shown-body.ts`. */
  readonly html: string
  readonly isSimplified: boolean
  readonly text: string
  readonly baseUrl: string | null
  /** Address → key, of all that the text may show. */
  readonly pictures: Readonly<Record<string, PictureKey>>
  /** Those that are at hand and that the reader has not hidden. */
  readonly files: Readonly<Record<PictureKey, PictureFile>>
  readonly picture: PictureKey | null
  readonly folder: FolderPath
  readonly notedAt: number | null
  /** In the order in which they were made. */
  readonly highlights: readonly ExportedHighlight[]
}

export interface ExportContents {
  /** Keys of the bookmarks, in the order in which they are written. */
  readonly ids: readonly number[]
  /** All there are, in the reader's order, each behind the one that it is in. */
  readonly folders: readonly FolderPath[]
}
