import { useState } from 'react'
import type { SavedSearch } from '../../../shared/contract/search.ts'
import { NameDialog } from '../../controls/NameDialog.tsx'
import { MenuEntry, MenuRule, type OfRow, RowMenu } from '../../controls/RowMenu.tsx'
import { useTranslate } from '../../language/translate.ts'
import { openSaved, removeSaved, renameSaved, stepSaved } from '../../search/asking/saved.ts'

interface SavedMenuProps extends OfRow {
  readonly search: SavedSearch
  /** All of them, in their order. */
  readonly saved: readonly SavedSearch[]
}

export function SavedMenu({ search, saved, ...ofRow }: SavedMenuProps) {
  const t = useTranslate()
  const [isNaming, setIsNaming] = useState(false)
  const place = saved.indexOf(search)

  if (isNaming) {
    const words = { title: t('saved.rename'), label: t('saved.label'), submit: t('sources.renameSubmit') }
    return (
      <NameDialog {...words} first={search.name} onName={name => renameSaved(search, name)} onClose={ofRow.onClose} />
    )
  }

  return (
    <RowMenu {...ofRow} name={t('saved.menu', { name: search.name })}>
      <MenuEntry onAction={() => openSaved(search)}>{t('saved.open')}</MenuEntry>
      <MenuRule />
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setIsNaming(true)}>
        {t('saved.rename')}
      </MenuEntry>
      <MenuEntry isDisabled={place <= 0} onAction={() => void stepSaved(search.id, -1)}>
        {t('saved.up')}
      </MenuEntry>
      <MenuEntry isDisabled={place === saved.length - 1} onAction={() => void stepSaved(search.id, 1)}>
        {t('saved.down')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry onAction={() => void removeSaved(search)}>{t('saved.remove')}</MenuEntry>
    </RowMenu>
  )
}
