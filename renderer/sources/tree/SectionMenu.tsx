import { useState } from 'react'
import type { Section } from '../../../shared/contract/sources.ts'
import { markScopeRead } from '../../articles/mark-read.ts'
import { NameDialog } from '../../controls/NameDialog.tsx'
import { MenuEntry, MenuRule, type OfRow, RowMenu } from '../../controls/RowMenu.tsx'
import { useTranslate } from '../../language/translate.ts'
import { removeSection, renameSection, stepSection } from '../../library/sections.ts'

interface SectionMenuProps extends OfRow {
  readonly section: Section
  /** All of them, in their order. */
  readonly sections: readonly Section[]
}

export function SectionMenu({ section, sections, ...ofRow }: SectionMenuProps) {
  const t = useTranslate()
  const [isNaming, setIsNaming] = useState(false)
  const place = sections.findIndex(({ id }) => id === section.id)

  if (isNaming) {
    const words = { title: t('sections.rename'), label: t('sources.moveLabel'), submit: t('sources.renameSubmit') }
    const onName = (name: string) => renameSection(section, name)
    return <NameDialog {...words} first={section.title} onName={onName} onClose={ofRow.onClose} />
  }

  return (
    <RowMenu {...ofRow} name={t('sections.menu', { section: section.title })}>
      <MenuEntry onAction={() => void markScopeRead({ kind: 'section', sectionId: section.id })}>
        {t('sections.markRead')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setIsNaming(true)}>
        {t('sections.rename')}
      </MenuEntry>
      <MenuEntry isDisabled={place <= 0} onAction={() => void stepSection(section.id, -1)}>
        {t('sections.up')}
      </MenuEntry>
      <MenuEntry isDisabled={place === sections.length - 1} onAction={() => void stepSection(section.id, 1)}>
        {t('sections.down')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry onAction={() => void removeSection(section)}>{t('sections.remove')}</MenuEntry>
    </RowMenu>
  )
}
