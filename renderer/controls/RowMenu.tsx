// The menu of a row: what is chosen in it ends it, and what asks for a name first takes its place.
import type { ReactNode, RefObject } from 'react'
import { Menu, MenuItem, type MenuItemProps, Popover, Separator } from 'react-aria-components'
import controls from '../styles/controls.module.css'

/** What whoever opens such a menu gives it. */
export interface OfRow {
  /** The row that the menu belongs to. */
  readonly row: RefObject<Element | null>
  readonly onClose: () => void
}

interface RowMenuProps extends OfRow {
  readonly name: string
  readonly children: ReactNode
}

export function RowMenu({ name, row, onClose, children }: RowMenuProps) {
  return (
    <Popover
      isOpen
      aria-label={name}
      triggerRef={row}
      placement="bottom end"
      className={controls.popover ?? ''}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <Menu aria-label={name} className={controls.menu ?? ''} autoFocus="first" onClose={onClose}>
        {children}
      </Menu>
    </Popover>
  )
}

export function MenuEntry(item: MenuItemProps) {
  return <MenuItem {...item} className={controls.menuItem ?? ''} />
}

export function MenuRule() {
  return <Separator className={controls.menuRule ?? ''} />
}
