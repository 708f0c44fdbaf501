import { useState } from 'react'
import type { Section, Source } from '../../shared/contract/sources.ts'
import { markScopeRead } from '../articles/mark-read.ts'
import { NameDialog } from '../controls/NameDialog.tsx'
import { MenuEntry, MenuRule, type OfRow, RowMenu } from '../controls/RowMenu.tsx'
import { Submenu } from '../controls/Submenu.tsx'
import { openHealth } from '../health/health.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { moveSource, removeSource, renameSource, setSourceEnabled } from '../library/library.ts'
import { MuteMenu } from '../watches/MuteMenu.tsx'
import { FullTextMenu } from './FullTextMenu.tsx'
import { ReadingMenu } from './ReadingMenu.tsx'

interface SourceMenuProps extends OfRow {
  readonly source: Source
  readonly sections: readonly Section[]
}

export function SourceMenu({ source, sections, ...ofRow }: SourceMenuProps) {
  const t = useTranslate()
  const { onClose } = ofRow
  const [asking, setAsking] = useState<'rename' | 'move' | null>(null)

  if (asking === 'rename') {
    const words = {
      title: t('sources.renameTitle'),
      label: t('sources.renameLabel'),
      submit: t('sources.renameSubmit'),
    }
    return <NameDialog {...words} first={source.title} onName={name => renameSource(source, name)} onClose={onClose} />
  }
  if (asking === 'move') {
    const words = { title: t('sources.moveTitle'), label: t('sources.moveLabel'), submit: t('sources.moveSubmit') }
    return <NameDialog {...words} first="" onName={name => moveSource(source, name)} onClose={onClose} />
  }

  /** From a menu beside this one. */
  function move(section: string | null) {
    void moveSource(source, section)
    onClose()
  }

  return (
    <RowMenu {...ofRow} name={t('sources.menu', { source: source.title })}>
      <MenuEntry onAction={() => void markScopeRead({ kind: 'source', sourceId: source.id })}>
        {t('sections.markRead')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setAsking('rename')}>
        {t('sources.rename')}
      </MenuEntry>
      <Submenu name={t('sources.move')}>
        {sections.map(section => (
          <MenuEntry key={section.id} isDisabled={section.id === source.sectionId} onAction={() => move(section.title)}>
            <Name of={section.title} language={null} />
          </MenuEntry>
        ))}
        <MenuEntry isDisabled={source.sectionId === null} onAction={() => move(null)}>
          {t('sources.noSection')}
        </MenuEntry>
        <MenuRule />
        <MenuEntry shouldCloseOnSelect={false} onAction={() => setAsking('move')}>
          {t('sources.newSection')}
        </MenuEntry>
      </Submenu>
      <FullTextMenu source={source} onClose={onClose} />
      <ReadingMenu source={source} onClose={onClose} />
      <MuteMenu source={source} onClose={onClose} />
      <MenuEntry onAction={() => openHealth({ failingOnly: false, sourceId: source.id })}>
        {t('health.ofSource')}
      </MenuEntry>
      <MenuEntry onAction={() => void setSourceEnabled(source.id, !source.enabled)}>
        {source.enabled ? t('sources.disable') : t('sources.enable')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry onAction={() => void removeSource(source)}>{t('sources.remove')}</MenuEntry>
    </RowMenu>
  )
}
