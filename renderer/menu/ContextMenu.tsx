import { Fragment, useRef } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { type ContextMenu as Asked, contextMenuCell } from '../place/context-menu.ts'
import controls from '../styles/controls.module.css'
import styles from './ContextMenu.module.css'
import { type Entry, entriesOf } from './entries.ts'
import { useAddress } from './useAddress.ts'

/** What the right button, or the menu key, opens over words, a link, a picture, or a row of a list. */
export function ContextMenu() {
  const asked = useCell(contextMenuCell)
  return asked && <OpenMenu key={`${asked.at.x} ${asked.at.y}`} asked={asked} />
}

function OpenMenu({ asked }: { readonly asked: Asked }) {
  const t = useTranslate()
  const anchor = useRef<HTMLSpanElement>(null)
  const address = useAddress(asked.row)
  const { at } = asked
  const inset = document.dir === 'rtl' ? window.innerWidth - at.x : at.x
  const name = t(nameOf(asked))
  const groups = entriesOf(asked, address).filter(group => group.length > 0)

  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ insetBlockStart: at.y, insetInlineStart: inset }} />
      <Popover
        isOpen
        aria-label={name}
        triggerRef={anchor}
        placement="bottom start"
        offset={0}
        className={controls.popover ?? ''}
        onOpenChange={isOpen => !isOpen && contextMenuCell.set(null)}
      >
        <Menu aria-label={name} className={controls.menu ?? ''} autoFocus="first">
          {groups.map((group, place) => (
            <Fragment key={group[0]?.text}>
              {place > 0 && <Separator className={controls.menuRule ?? ''} />}
              {group.map(entry => (
                <Item key={entry.text} entry={entry} />
              ))}
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </>
  )
}

function nameOf({ row, picture }: Asked) {
  if (row) return 'pictures.rowMenu'
  return picture ? 'pictures.menu' : 'menu.selection'
}

function Item({ entry }: { readonly entry: Entry }) {
  const t = useTranslate()
  return (
    <MenuItem
      className={controls.menuItem ?? ''}
      isDisabled={entry.isDisabled ?? false}
      onAction={() => {
        contextMenuCell.set(null)
        // The menu gives the focus back first: what is chosen may take it.
        setTimeout(() => void entry.act(), FOCUS_RETURN)
      }}
    >
      {t(entry.text, entry.values)}
    </MenuItem>
  )
}

const FOCUS_RETURN = 60
