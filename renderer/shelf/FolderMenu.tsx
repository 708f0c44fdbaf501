// What is done to a folder: everything that a hand can do by dragging stands here, too.
import { useState } from 'react'
import type { Folder } from '../../shared/contract/shelf.ts'
import { useCell } from '../base/cell.ts'
import { NameDialog } from '../controls/NameDialog.tsx'
import { MenuEntry, MenuRule, type OfRow, RowMenu } from '../controls/RowMenu.tsx'
import { useTranslate } from '../language/translate.ts'
import { NewFolder } from './FolderTree.tsx'
import { exportingCell } from './marks/exporting.ts'
import { drawersCell, moveFolder, placeBeside, removeFolder, renameFolder, siblingsOf } from './marks/folders.ts'

interface FolderMenuProps extends OfRow {
  readonly folder: Folder
}

export function FolderMenu({ folder, ...ofRow }: FolderMenuProps) {
  const t = useTranslate()
  const { folders } = useCell(drawersCell)
  const [asks, setAsks] = useState<'name' | 'new' | null>(null)

  if (asks === 'name') {
    const words = { title: t('shelf.renameFolder'), label: t('shelf.folderName'), submit: t('sources.renameSubmit') }
    const onName = (name: string) => renameFolder(folder, name)
    return <NameDialog {...words} first={folder.title} onName={onName} onClose={ofRow.onClose} />
  }
  if (asks === 'new') return <NewFolder parent={folder} onClose={ofRow.onClose} />

  const up = placeBeside(folder, -1, folders)
  const down = placeBeside(folder, 1, folders)
  const siblings = siblingsOf(folder, folders)
  const above = siblings[siblings.findIndex(({ id }) => id === folder.id) - 1]
  const parent = folders.find(({ id }) => id === folder.parentId)

  return (
    <RowMenu {...ofRow} name={t('shelf.folderMenu', { folder: folder.title })}>
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setAsks('new')}>
        {t('shelf.newFolderIn', { folder: folder.title })}
      </MenuEntry>
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setAsks('name')}>
        {t('shelf.renameFolder')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry isDisabled={up === null} onAction={() => up && void moveFolder(folder, up)}>
        {t('shelf.folderUp')}
      </MenuEntry>
      <MenuEntry isDisabled={down === null} onAction={() => down && void moveFolder(folder, down)}>
        {t('shelf.folderDown')}
      </MenuEntry>
      {above && (
        <MenuEntry onAction={() => void moveFolder(folder, { parentId: above.id, before: null })}>
          {t('shelf.folderIn', { folder: above.title })}
        </MenuEntry>
      )}
      {parent && (
        <MenuEntry onAction={() => void moveFolder(folder, { parentId: parent.parentId, before: null })}>
          {t('shelf.folderOut', { folder: parent.title })}
        </MenuEntry>
      )}
      <MenuRule />
      <MenuEntry onAction={() => exportingCell.set({ from: 'folder', id: folder.id })}>{t('exports.open')}</MenuEntry>
      <MenuEntry onAction={() => void removeFolder(folder)}>{t('shelf.removeFolder')}</MenuEntry>
    </RowMenu>
  )
}
