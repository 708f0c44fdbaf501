import { type RefObject, useState } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import type { Section } from '../../../shared/contract/sources.ts'
import { markScopeRead } from '../../articles/mark-read.ts'
import { NameDialog } from '../../controls/NameDialog.tsx'
import { useTranslate } from '../../language/translate.ts'
import { removeSection, renameSection, stepSection } from '../../library/sections.ts'
import controls from '../../styles/controls.module.css'

interface SectionMenuProps {
  readonly section: Section
  /** All of them, in their order. */
  readonly sections: readonly Section[]
  /** The row that the menu belongs to. */
  readonly row: RefObject<Element | null>
  readonly onClose: () => void
}

export function SectionMenu({ section, sections, row, onClose }: SectionMenuProps) {
  const t = useTranslate()
  const [isNaming, setIsNaming] = useState(false)
  const place = sections.findIndex(({ id }) => id === section.id)

  if (isNaming) {
    const words = { title: t('sections.rename'), label: t('sources.moveLabel'), submit: t('sources.renameSubmit') }
    return (
      <NameDialog {...words} first={section.title} onName={name => renameSection(section, name)} onClose={onClose} />
    )
  }

  function act(action: () => unknown) {
    void action()
    onClose()
  }

  const name = t('sections.menu', { section: section.title })
  return (
    <Popover
      isOpen
      aria-label={name}
      triggerRef={row}
      placement="bottom end"
      className={controls.popover ?? ''}
      onOpenChange={open => !open && !isNaming && onClose()}
    >
      <Menu aria-label={name} className={controls.menu ?? ''} autoFocus="first">
        <MenuItem
          className={controls.menuItem ?? ''}
          onAction={() => act(() => markScopeRead({ kind: 'section', sectionId: section.id }))}
        >
          {t('sections.markRead')}
        </MenuItem>
        <Separator className={controls.menuRule ?? ''} />
        <MenuItem className={controls.menuItem ?? ''} shouldCloseOnSelect={false} onAction={() => setIsNaming(true)}>
          {t('sections.rename')}
        </MenuItem>
        <MenuItem
          className={controls.menuItem ?? ''}
          isDisabled={place <= 0}
          onAction={() => act(() => stepSection(section.id, -1))}
        >
          {t('sections.up')}
        </MenuItem>
        <MenuItem
          className={controls.menuItem ?? ''}
          isDisabled={place === sections.length - 1}
          onAction={() => act(() => stepSection(section.id, 1))}
        >
          {t('sections.down')}
        </MenuItem>
        <Separator className={controls.menuRule ?? ''} />
        <MenuItem className={controls.menuItem ?? ''} onAction={() => act(() => removeSection(section))}>
          {t('sections.remove')}
        </MenuItem>
      </Menu>
    </Popover>
  )
}
