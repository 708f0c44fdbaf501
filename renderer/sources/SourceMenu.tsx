import { type RefObject, useState } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import type { Section, Source } from '../../shared/contract/sources.ts'
import { markScopeRead } from '../articles/mark-read.ts'
import { NameDialog } from '../controls/NameDialog.tsx'
import { Submenu } from '../controls/Submenu.tsx'
import { openHealth } from '../health/health.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { moveSource, removeSource, renameSource, setSourceEnabled } from '../library/library.ts'
import controls from '../styles/controls.module.css'
import { FullTextMenu } from './FullTextMenu.tsx'
import { ReadingMenu } from './ReadingMenu.tsx'

interface SourceMenuProps {
  readonly source: Source
  readonly sections: readonly Section[]
  /** The row that the menu belongs to. */
  readonly row: RefObject<Element | null>
  readonly onClose: () => void
}

export function SourceMenu({ source, sections, row, onClose }: SourceMenuProps) {
  const t = useTranslate()
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

  function act(action: () => unknown) {
    void action()
    onClose()
  }

  return (
    <Popover
      isOpen
      aria-label={t('sources.menu', { source: source.title })}
      triggerRef={row}
      placement="bottom end"
      className={controls.popover ?? ''}
      onOpenChange={open => !open && asking === null && onClose()}
    >
      <Menu aria-label={t('sources.menu', { source: source.title })} className={controls.menu ?? ''} autoFocus="first">
        <MenuItem
          className={controls.menuItem ?? ''}
          onAction={() => act(() => markScopeRead({ kind: 'source', sourceId: source.id }))}
        >
          {t('sections.markRead')}
        </MenuItem>
        <Separator className={controls.menuRule ?? ''} />
        <MenuItem className={controls.menuItem ?? ''} onAction={() => setAsking('rename')} shouldCloseOnSelect={false}>
          {t('sources.rename')}
        </MenuItem>
        <Submenu name={t('sources.move')}>
          {sections.map(section => (
            <MenuItem
              key={section.id}
              className={controls.menuItem ?? ''}
              isDisabled={section.id === source.sectionId}
              onAction={() => act(() => moveSource(source, section.title))}
            >
              <Name of={section.title} language={null} />
            </MenuItem>
          ))}
          <MenuItem
            className={controls.menuItem ?? ''}
            isDisabled={source.sectionId === null}
            onAction={() => act(() => moveSource(source, null))}
          >
            {t('sources.noSection')}
          </MenuItem>
          <Separator className={controls.menuRule ?? ''} />
          <MenuItem className={controls.menuItem ?? ''} onAction={() => setAsking('move')} shouldCloseOnSelect={false}>
            {t('sources.newSection')}
          </MenuItem>
        </Submenu>
        <FullTextMenu source={source} onClose={onClose} />
        <ReadingMenu source={source} onClose={onClose} />
        <MenuItem
          className={controls.menuItem ?? ''}
          onAction={() => act(() => openHealth({ failingOnly: false, sourceId: source.id }))}
        >
          {t('health.ofSource')}
        </MenuItem>
        <MenuItem
          className={controls.menuItem ?? ''}
          onAction={() => act(() => setSourceEnabled(source.id, !source.enabled))}
        >
          {source.enabled ? t('sources.disable') : t('sources.enable')}
        </MenuItem>
        <Separator className={controls.menuRule ?? ''} />
        <MenuItem className={controls.menuItem ?? ''} onAction={() => act(() => removeSource(source))}>
          {t('sources.remove')}
        </MenuItem>
      </Menu>
    </Popover>
  )
}
