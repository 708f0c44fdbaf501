/** Folders of bookmarks, in each other. */

import { fold } from '../../../shared/arabic/fold.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Filed, Folder, FolderId, FolderPlace } from '../../../shared/contract/shelf.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { nameFrom } from '../sources/sources.ts'
import { bookmarksFor } from './bookmark-for.ts'

interface FolderColumns {
  readonly id: FolderId
  readonly title: string
  readonly parent_id: FolderId | null
}

/** Each behind the one that it is in; what a removed folder held, and came back alone, is in none. */
export function listFolders(library: ReadableDb): Folder[] {
  const rows = library.query<FolderColumns>(
    'SELECT id, title, parent_id FROM folders WHERE removed_with IS NULL ORDER BY position, id',
  )
  const all = rows.all()
  const known = new Set(all.map(({ id }) => id))
  const children = new Map<FolderId | null, FolderColumns[]>()
  for (const folder of all) {
    const parent = folder.parent_id !== null && known.has(folder.parent_id) ? folder.parent_id : null
    children.set(parent, [...(children.get(parent) ?? []), folder])
  }
  const under = (parentId: FolderId | null): Folder[] =>
    (children.get(parentId) ?? []).flatMap(({ id, title }) => [{ id, title, parentId }, ...under(id)])
  return under(null)
}

/** The folder, and all that are in it. */
export function foldersBelow(folders: readonly Folder[], id: FolderId): ReadonlySet<FolderId> {
  const below = new Set([id])
  for (const folder of folders) if (folder.parentId !== null && below.has(folder.parentId)) below.add(folder.id)
  return below
}

/** @throws ExpectedError `badArguments`, `notFound` */
export function makeFolder(library: WritableDb, title: string, parentId: FolderId | null): FolderId {
  return transaction(library, () => folderIn(library, title, parentId))
}

/**
 * The folder at the end of the names, from the outermost on; those that are missing are made. null for no names. To be
 * called inside a transaction. @throws ExpectedError `badArguments`
 */
export function folderAt(library: WritableDb, path: readonly string[]): FolderId | null {
  return path.reduce<FolderId | null>((parent, title) => folderIn(library, title, parent), null)
}

function folderIn(library: WritableDb, title: string, parentId: FolderId | null): FolderId {
  const name = nameFrom(title)
  if (parentId !== null) folderOf(library, parentId)
  const there = named(library, name, parentId)
  if (there !== undefined) return there
  return library
    .command(
      `INSERT INTO folders (title, parent_id, position)
       SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM folders WHERE parent_id IS ?2`,
    )
    .insert(name, parentId)
}

/** @throws ExpectedError `badArguments`, `notFound`, `nameTaken` */
export function renameFolder(library: WritableDb, id: FolderId, title: string): void {
  const name = nameFrom(title)
  transaction(library, () => {
    const { parentId } = folderOf(library, id)
    refuseTaken(library, name, parentId, id)
    library.command('UPDATE folders SET title = ? WHERE id = ?').run(name, id)
  })
}

/** @throws ExpectedError `notFound`, `nameTaken`, `badArguments` */
export function moveFolder(library: WritableDb, id: FolderId, { parentId, before }: FolderPlace): FolderPlace {
  return transaction(library, () => {
    const folder = folderOf(library, id)
    if (parentId !== null) {
      folderOf(library, parentId)
      if (foldersBelow(listFolders(library), id).has(parentId))
        throw new ExpectedError('badArguments', `folder ${parentId} is in folder ${id}`)
    }
    if (parentId !== folder.parentId) refuseTaken(library, folder.title, parentId, id)
    const stood = { parentId: folder.parentId, before: behind(library, folder) }
    library.command('UPDATE folders SET parent_id = ? WHERE id = ?').run(parentId, id)
    const others = siblings(library, parentId).filter(other => other !== id)
    const place = before === null ? -1 : others.indexOf(before)
    const order = place < 0 ? [...others, id] : [...others.slice(0, place), id, ...others.slice(place)]
    const put = library.command('UPDATE folders SET position = ? WHERE id = ?')
    for (const [position, each] of order.entries()) put.run(position + 1, each)
    return stood
  })
}

/** It stays in the file, with those in it, until the next start: so that it can be taken back. */
export function removeFolder(library: WritableDb, id: FolderId): void {
  transaction(library, () => {
    folderOf(library, id)
    const remove = library.command('UPDATE folders SET removed_with = ? WHERE id = ?')
    for (const each of foldersBelow(listFolders(library), id)) remove.run(id, each)
  })
}

/** @throws ExpectedError `notFound` */
export function restoreFolder(library: WritableDb, id: FolderId): void {
  const restored = library.command('UPDATE folders SET removed_with = NULL WHERE removed_with = ?').run(id)
  if (restored === 0) throw new ExpectedError('notFound', `folder ${id} was not removed`)
}

/** @throws ExpectedError `notFound` */
export function putInFolder(
  databases: Databases,
  refs: readonly ArticleRef[],
  folderId: FolderId | null,
  now: number,
): Filed {
  const { library } = databases
  if (folderId !== null) folderOf(library, folderId)
  const { ids, made } = bookmarksFor(databases, refs, now)
  return transaction(library, () => {
    const place = library.query<{ folder_id: FolderId | null }>(
      `SELECT ${FOLDER_OF} AS folder_id FROM bookmarks WHERE id = ?`,
    )
    const put = library.command('UPDATE bookmarks SET folder_id = ? WHERE id = ?')
    const before = [...ids].flatMap(([ref, id]) => {
      const was = place.get(id)?.folder_id ?? null
      put.run(folderId, id)
      return was === folderId ? [] : [{ ref, folderId: was }]
    })
    return { before, made }
  })
}

/** The folder of a bookmark, as an expression: what is in a removed one is in none. */
export const FOLDER_OF = '(SELECT id FROM folders WHERE id = bookmarks.folder_id AND removed_with IS NULL)'

/** @throws ExpectedError `notFound` */
function folderOf(library: ReadableDb, id: FolderId): Folder {
  const found = listFolders(library).find(folder => folder.id === id)
  if (!found) throw new ExpectedError('notFound', `folder ${id} is not in the library`)
  return found
}

function siblings(library: ReadableDb, parentId: FolderId | null): FolderId[] {
  return listFolders(library)
    .filter(folder => folder.parentId === parentId)
    .map(({ id }) => id)
}

function behind(library: ReadableDb, { id, parentId }: Folder): FolderId | null {
  const all = siblings(library, parentId)
  return all[all.indexOf(id) + 1] ?? null
}

/** Two folders in one place are not told apart by marks and capitals. */
function named(library: ReadableDb, name: string, parentId: FolderId | null): FolderId | undefined {
  const folded = fold(name)
  return listFolders(library).find(folder => folder.parentId === parentId && fold(folder.title) === folded)?.id
}

function refuseTaken(library: ReadableDb, name: string, parentId: FolderId | null, id: FolderId): void {
  const other = named(library, name, parentId)
  if (other !== undefined && other !== id) throw new ExpectedError('nameTaken', `folder ${other} has this name`)
}
