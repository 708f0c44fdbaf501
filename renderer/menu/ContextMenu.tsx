import { useRef } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { setRead, toggleBookmark } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { type ContextMenu as Asked, contextMenuCell, reportCell } from '../pictures/pictures.ts'
import controls from '../styles/controls.module.css'
import styles from './ContextMenu.module.css'

/** What the right button, or the menu key, opens over a picture or over a row of a list. */
export function ContextMenu() {
  const asked = useCell(contextMenuCell)
  return asked && <OpenMenu key={`${asked.at.x} ${asked.at.y}`} asked={asked} />
}

function OpenMenu({ asked: { picture, row, at } }: { readonly asked: Asked }) {
  const t = useTranslate()
  const anchor = useRef<HTMLSpanElement>(null)
  const close = () => contextMenuCell.set(null)
  const inset = document.dir === 'rtl' ? window.innerWidth - at.x : at.x
  const name = row ? t('pictures.rowMenu') : t('pictures.menu')

  function act(action: () => unknown) {
    close()
    void action()
  }

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
        onOpenChange={isOpen => !isOpen && close()}
      >
        <Menu aria-label={name} className={controls.menu ?? ''} autoFocus="first">
          {row && (
            <MenuItem className={controls.menuItem ?? ''} onAction={() => act(() => toggleBookmark(row))}>
              {row.bookmarked ? t('bookmarks.remove') : t('bookmarks.add')}
            </MenuItem>
          )}
          {row && (
            <MenuItem className={controls.menuItem ?? ''} onAction={() => act(() => setRead([row.ref], !row.read))}>
              {row.read ? t('article.markUnread') : t('article.markRead')}
            </MenuItem>
          )}
          {picture && (
            <MenuItem className={controls.menuItem ?? ''} onAction={() => act(() => reportCell.set(picture))}>
              {t('pictures.hide')}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </>
  )
}
