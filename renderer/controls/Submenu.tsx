// What opens beside a menu, and what is chosen in it.
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, type MenuProps, Popover, SubmenuTrigger } from 'react-aria-components'
import { Name } from '../language/Name.tsx'
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
  /** Of a name from outside; without one, it is a word of the interface. */
  readonly language?: string | null
  readonly onChoose: () => void
}

/** One of several: what is chosen has a mark. */
export function MenuChoice({ id, text, language, onChoose }: MenuChoiceProps) {
  return (
    <MenuItem id={id} textValue={text} className={controls.menuItem ?? ''} onAction={onChoose}>
      {({ isSelected }) => (
        <>
          {language === undefined ? text : <Name of={text} language={language} />}
          {isSelected && <Check />}
        </>
      )}
    </MenuItem>
  )
}
