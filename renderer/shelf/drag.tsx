// What is dragged on the shelf, by hand or by keyboard: articles into folders, folders into each other and in front of each other.
import type { ReactNode } from 'react'
import {
  type DragAndDropHooks,
  DropIndicator,
  type DropItem,
  type DropTarget,
  type ItemDropTarget,
  useDragAndDrop,
} from 'react-aria-components'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Folder, FolderId } from '../../shared/contract/shelf.ts'
import styles from '../sources/tree/TreeDrag.module.css'
import { putInFolder } from './marks/filing.ts'
import { drawersCell, moveFolder, pathOf, siblingsOf } from './marks/folders.ts'
import { entryOf } from './shelf.ts'

const ARTICLE = 'warraq-article'
const FOLDER = 'warraq-folder'

export function keyOfFolder(id: FolderId): string {
  return `folder ${id}`
}

export function folderOfKey(key: string): Folder | undefined {
  const id = /^folder (\d+)$/.exec(key)?.[1]
  return drawersCell.get().folders.find(folder => folder.id === Number(id))
}

/** Of the entries: what is selected goes together. */
export function useEntryDrag(): DragAndDropHooks {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({
        [ARTICLE]: String(key),
        'text/plain': entryOf(String(key) as ArticleRef)?.row.title ?? '',
      })),
    getAllowedDropOperations: () => ['move'],
    renderDragPreview: items => <DragPreview>{items.map(item => item['text/plain']).join(' · ')}</DragPreview>,
  })
  return dragAndDropHooks
}

/** Of the folders: they take articles and other folders. */
export function useFolderDrop(): DragAndDropHooks {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => {
        const folder = folderOfKey(String(key))
        // What is no folder has no type that any row takes.
        return folder ? { [FOLDER]: String(key), 'text/plain': folder.title } : { 'text/plain': '' }
      }),
    acceptedDragTypes: [ARTICLE, FOLDER],
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target, types) => (mayDrop(target, type => types.has(type)) ? 'move' : 'cancel'),
    onItemDrop: ({ items, target }) => void takeArticles(items, target),
    onMove: ({ keys, target }) => place([...keys].map(String), target),
    renderDropIndicator: target => <DropIndicator target={target} className={styles.drop ?? ''} />,
    renderDragPreview: items => <DragPreview>{items.map(item => item['text/plain']).join(' · ')}</DragPreview>,
  })
  return dragAndDropHooks
}

function DragPreview({ children }: { readonly children: ReactNode }) {
  return <div className={styles.dragged}>{children}</div>
}

function mayDrop(target: DropTarget, isOf: (type: string) => boolean): boolean {
  if (target.type !== 'item') return false
  const isFolder = folderOfKey(String(target.key)) !== undefined
  if (isOf(ARTICLE)) return target.dropPosition === 'on' && (isFolder || target.key === 'none')
  return isFolder
}

async function takeArticles(items: readonly DropItem[], { key }: ItemDropTarget): Promise<void> {
  const texts = items.flatMap(item => (item.kind === 'text' && item.types.has(ARTICLE) ? [item.getText(ARTICLE)] : []))
  const refs = (await Promise.all(texts)) as ArticleRef[]
  if (refs.length > 0) await putInFolder(refs, folderOfKey(String(key))?.id ?? null)
}

/** Into the folder that they were dropped on, or beside the one that they were dropped before or behind. */
function place(keys: readonly string[], { key, dropPosition }: ItemDropTarget): void {
  const target = folderOfKey(String(key))
  const [moved] = keys.flatMap(each => folderOfKey(each) ?? [])
  const { folders } = drawersCell.get()
  // Nothing goes into itself.
  if (!target || !moved || pathOf(target.id, folders).includes(moved)) return
  if (dropPosition === 'on') {
    void moveFolder(moved, { parentId: target.id, before: null })
    return
  }
  const siblings = siblingsOf(target, folders).filter(({ id }) => id !== moved.id)
  const behind = siblings[siblings.indexOf(target) + 1]?.id ?? null
  void moveFolder(moved, { parentId: target.parentId, before: dropPosition === 'before' ? target.id : behind })
}
