// What opens beside a menu, and what is chosen in it.
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, type MenuProps, Popover, SubmenuTrigger } from 'react-aria-components'
import controls from '../styles/controls.module.css'

interface SubmenuProps extends MenuProps<object> {
  /** The submenu's name in the menu that opens it. */
  readonly name: string
  readonly children: ReactNode
}

export function Submenu({ name, children, ...menu }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <MenuItem className={controls.menuItem ?? ''}>
        {name}
        <ChevronRight data-turns />
      </MenuItem>
      <Popover className={controls.popover ?? ''}>
        <Menu {...menu} className={controls.menu ?? ''}>
          {children}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}

interface MenuChoiceProps {
  readonly id: string
  readonly text: string
  readonly onChoose: () => void
}

/** One of several: the one that is chosen has a mark. */
export function MenuChoice({ id, text, onChoose }: MenuChoiceProps) {
  return (
    <MenuItem id={id} className={controls.menuItem ?? ''} onAction={onChoose}>
      {({ isSelected }) => (
        <>
          {text}
          {isSelected && <Check />}
        </>
      )}
    </MenuItem>
  )
}
