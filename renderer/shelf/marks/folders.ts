// The reader's folders and tags: what they are called, where they stand, and what is done to them.
import type { Folder, FolderId, FolderPlace, Tag, TagId } from '../../../shared/contract/shelf.ts'
import { isolated } from '../../../shared/press/names.ts'
import type { Result } from '../../../shared/result.ts'
import { createCell } from '../../base/cell.ts'
import { reader } from '../../base/reader.ts'
import { throttle } from '../../base/soon.ts'
import { translate } from '../../language/translate.ts'
import { tell, tellFailure, type Undo } from '../../notices/toasts.ts'

export interface Drawers {
  /** Each behind the one that it is in. */
  readonly folders: readonly Folder[]
  /** By their names. */
  readonly tags: readonly Tag[]
}

export const drawersCell = createCell<Drawers>({ folders: [], tags: [] })

const reading = throttle(readDrawers, () => ({ wait: 50, interval: 300 }))

export function watchDrawers(): void {
  reader.on.shelfChanged(reading.ask)
  reading.now()
}

async function readDrawers(): Promise<void> {
  const [folders, tags] = await Promise.all([reader.request.listFolders(), reader.request.listTags()])
  if (folders.ok && tags.ok) drawersCell.set({ folders: folders.value, tags: tags.value })
}

/** Its key; null: it could not be made, which has been told. */
export async function makeFolder(title: string, parentId: FolderId | null): Promise<FolderId | null> {
  const before = new Set(drawersCell.get().folders.map(({ id }) => id))
  const made = await reader.request.makeFolder(title, parentId)
  if (!made.ok) {
    tellFailure(made)
    return null
  }
  // One of this name was there already.
  const isNew = !before.has(made.value)
  if (isNew) {
    const undo = () => done(reader.request.removeFolder(made.value))
    tell(translate('shelf.folderMade', { folder: isolated(title, null) }), undo)
  }
  await readDrawers()
  return made.value
}

export function renameFolder({ id, title: before }: Folder, title: string): Promise<void> {
  return told(reader.request.renameFolder(id, title), 'shelf.folderRenamed', title, () =>
    done(reader.request.renameFolder(id, before)),
  )
}

export async function moveFolder({ id, title }: Folder, to: FolderPlace): Promise<void> {
  const moved = await reader.request.moveFolder(id, to)
  if (!moved.ok) return tellFailure(moved)
  const undo = () => done(reader.request.moveFolder(id, moved.value))
  tell(translate('shelf.folderMoved', { folder: isolated(title, null) }), undo)
}

export function removeFolder({ id, title }: Folder): Promise<void> {
  return told(reader.request.removeFolder(id), 'shelf.folderRemoved', title, () =>
    done(reader.request.restoreFolder(id)),
  )
}

export async function renameTag({ id, name: before }: Tag, name: string): Promise<void> {
  const renamed = await reader.request.renameTag(id, name)
  if (!renamed.ok) return tellFailure(renamed)
  const undo = () => done(reader.request.renameTag(id, before))
  tell(translate('shelf.tagRenamed', { tag: isolated(name, null) }), undo)
}

export async function removeTag({ id, name }: Tag): Promise<void> {
  const removed = await reader.request.removeTag(id)
  if (!removed.ok) return tellFailure(removed)
  const undo = () => done(reader.request.restoreTag(id))
  tell(translate('shelf.tagRemoved', { tag: isolated(name, null) }), undo)
}

/** Among those in the same folder. */
export function siblingsOf(folder: Folder, folders: readonly Folder[]): readonly Folder[] {
  return folders.filter(({ parentId }) => parentId === folder.parentId)
}

/** One place up or down in its own; null: it is at the end already. */
export function placeBeside(folder: Folder, step: 1 | -1, folders: readonly Folder[]): FolderPlace | null {
  const all = siblingsOf(folder, folders)
  const place = all.indexOf(folder)
  if (place + step < 0 || place + step >= all.length) return null
  const before = step === -1 ? all[place - 1] : all[place + 2]
  return { parentId: folder.parentId, before: before?.id ?? null }
}

/** The folders that a folder is in, the outermost first, and itself. */
export function pathOf(id: FolderId | null, folders: readonly Folder[]): readonly Folder[] {
  const folder = folders.find(each => each.id === id)
  return folder ? [...pathOf(folder.parentId, folders), folder] : []
}

export function tagOf(id: TagId, tags: readonly Tag[]): Tag | undefined {
  return tags.find(tag => tag.id === id)
}

async function told(
  answer: Promise<Result<void>>,
  text: 'shelf.folderRenamed' | 'shelf.folderRemoved',
  title: string,
  undo: Undo,
): Promise<void> {
  const result = await answer
  if (result.ok) tell(translate(text, { folder: isolated(title, null) }), undo)
  else tellFailure(result)
}

async function done(answer: Promise<Result<unknown>>): Promise<boolean> {
  const result = await answer
  if (!result.ok) tellFailure(result)
  return result.ok
}
