/** Bookmarks of folders and with tags, as the search index knows them. */

import type { FolderId, TagId } from '../../../shared/contract/shelf.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { Owner } from '../index/rows.ts'
import { foldersBelow, listFolders } from './folders.ts'

/** In any of the folders or in those in them, and with all of the tags; null: none is asked for. */
export function ownersOf(
  { library, cache }: ReadableDatabases,
  folders: readonly FolderId[],
  tags: readonly TagId[],
): readonly Owner[] | null {
  if (folders.length === 0 && tags.length === 0) return null
  const all = listFolders(library)
  const below = folders.flatMap(id => [...foldersBelow(all, id)])
  const rows = library.query<Identity & { readonly id: number }>(`
    SELECT id, feed_id, guid FROM bookmarks WHERE removed_at IS NULL
      AND (:anyFolder OR folder_id IN (SELECT value FROM json_each(:folders)))
      AND (SELECT count(*) FROM bookmark_tags JOIN tags ON tags.id = tag_id
        WHERE bookmark_id = bookmarks.id AND tags.removed_at IS NULL AND tag_id IN (SELECT value FROM json_each(:tags))) = :wanted`)
  const found = rows.all({
    anyFolder: Number(folders.length === 0),
    // One that is there no more holds nothing.
    folders: JSON.stringify(below.filter(id => all.some(folder => folder.id === id))),
    tags: JSON.stringify(tags),
    wanted: new Set(tags).size,
  })
  const article = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  // In the index it stands as its article, or by itself where that is not to be found.
  return found.flatMap(({ id, feed_id, guid }) => [-id, ...article.all(feed_id, guid).map(each => each.id)])
}
