/** Bookmarks and folders out of an archive (docs/archive.md). */

import type { BookmarkToImport, FolderPath, ImportedBookmark, VersionToImport } from '../../records/archive.ts'
import { type Databases, transaction, type WritableDb } from '../db/database.ts'
import { folderAt } from '../shelf/folders.ts'
import { takeIn } from './take-in.ts'

/** Makes those that are not there. */
export function importFolders(library: WritableDb, paths: readonly FolderPath[]): void {
  transaction(library, () => {
    for (const path of paths) folderAt(library, path)
  })
}

export function importBookmarks(
  databases: Databases,
  bookmarks: readonly BookmarkToImport[],
  now: number,
): ImportedBookmark[] {
  const taken = takeIn(
    databases,
    bookmarks.map(bookmark => ({ ...bookmark, otherTexts: [...bookmark.versions, ownText(bookmark, now)] })),
  )
  return taken.map(({ isNew, wanted }) => ({ isNew, wanted }))
}

/** The text in the file may be another one of the same article: both stay. */
function ownText({ body, title, language, direction, base, savedAt }: BookmarkToImport, now: number): VersionToImport {
  return { body, title, language, direction, base, seenFrom: savedAt, seenUntil: now }
}
