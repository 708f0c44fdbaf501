/** What the store does about archives, and about lists of other programs. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { importBookmarks, importFolders } from './import-bookmarks.ts'
import { bookmarksWithoutText, keepCollected } from './keep-collected.ts'
import { archiveContents, readArchived } from './read-archived.ts'

export function exchangeReads({ databases: { library } }: { readonly databases: ReadableDatabases }) {
  return {
    archiveContents: () => archiveContents(library),
    bookmarksWithoutText: () => bookmarksWithoutText(library),
    readArchived: ids => readArchived(library, ids),
  } satisfies Partial<StoreReads>
}

export function exchangeWrites({ databases }: { readonly databases: Databases }) {
  return {
    importFolders: paths => importFolders(databases.library, paths),
    keepCollected: (pages, now) => keepCollected(databases, pages, now),
    importBookmarks: (bookmarks, now) => importBookmarks(databases, bookmarks, now),
  } satisfies Partial<StoreWrites>
}
