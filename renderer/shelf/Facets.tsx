// Beside the shelf: everything by which it can be looked through, and how much there is of each.
import { Ellipsis } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { ShelfFilter, Tag } from '../../shared/contract/shelf.ts'
import { number } from '../../shared/locales/dates.ts'
import { useCell } from '../base/cell.ts'
import { NameDialog } from '../controls/NameDialog.tsx'
import { MenuEntry, MenuRule, type OfRow, RowMenu } from '../controls/RowMenu.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Facets.module.css'
import { FolderTree } from './FolderTree.tsx'
import { exportingCell } from './marks/exporting.ts'
import { removeTag, renameTag } from './marks/folders.ts'
import { monthInWords } from './months.ts'
import { narrow, shelfCell } from './shelf.ts'

interface FacetsProps {
  /** Where they lie over the shelf, they go when one was chosen. */
  readonly onChosen: () => void
}

export function Facets({ onChosen }: FacetsProps) {
  const t = useTranslate()
  const writing = useWriting()
  const { filter, shelf } = useCell(shelfCell)
  if (!shelf) return <div className={styles.facets} />
  const { counts } = shelf
  const choose = (part: Partial<ShelfFilter>) => {
    narrow(part)
    onChosen()
  }
  return (
    <nav className={styles.facets} aria-label={t('shelf.browse')}>
      <FolderTree filter={filter} counts={counts} onChoose={folder => choose({ folder })} />
      {counts.noted + counts.highlighted > 0 && (
        <ul className={styles.list}>
          <Facet isOn={filter.hasNote} count={counts.noted} onChange={hasNote => choose({ hasNote })}>
            {t('shelf.hasNote')}
          </Facet>
          <Facet
            isOn={filter.hasHighlights}
            count={counts.highlighted}
            onChange={hasHighlights => choose({ hasHighlights })}
          >
            {t('shelf.hasHighlights')}
          </Facet>
        </ul>
      )}
      <Group name={t('shelf.tags')}>
        {counts.tags.map(({ key, name, count }) => (
          <Facet
            key={key}
            isOn={filter.tags.includes(key)}
            count={count}
            tag={{ id: key, name }}
            onChange={isOn => choose({ tags: isOn ? [...filter.tags, key] : filter.tags.filter(id => id !== key) })}
          >
            <Name of={name} language={null} />
          </Facet>
        ))}
      </Group>
      <Group name={t('shelf.months')}>
        {counts.months.map(({ key, count }) => (
          <Facet
            key={key}
            isOn={filter.month === key}
            count={count}
            onChange={isOn => choose({ month: isOn ? key : null })}
          >
            {monthInWords(key, writing)}
          </Facet>
        ))}
      </Group>
      <Group name={t('shelf.sources')}>
        {counts.sources.map(({ key, count, language }) => (
          <Facet
            key={key}
            isOn={filter.source === key}
            count={count}
            onChange={isOn => choose({ source: isOn ? key : null })}
          >
            {key === '' ? t('shelf.noSource') : <Name of={key} language={language} />}
          </Facet>
        ))}
      </Group>
    </nav>
  )
}

/** As many as are looked over at a glance. */
const FEW = 7

function Group({ name, children }: { readonly name: string; readonly children: readonly ReactNode[] }) {
  const t = useTranslate()
  const id = useId()
  const [isWhole, setIsWhole] = useState(false)
  if (children.length === 0) return null
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {name}
      </h3>
      <ul className={styles.list}>{isWhole ? children : children.slice(0, FEW)}</ul>
      {children.length > FEW && (
        <Button className={`${controls.link} ${styles.more}`} onPress={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'shelf.fewer' : 'shelf.more')}
        </Button>
      )}
    </section>
  )
}

interface FacetProps {
  readonly isOn: boolean
  readonly count: number
  readonly tag?: Tag
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
}

function Facet({ isOn, count, tag, onChange, children }: FacetProps) {
  const t = useTranslate()
  const writing = useWriting()
  const row = useRef<HTMLLIElement>(null)
  const [hasMenu, setHasMenu] = useState(false)
  if (count === 0 && !isOn) return null
  return (
    <li
      ref={row}
      className={styles.row}
      onContextMenu={event => {
        if (!tag) return
        event.preventDefault()
        setHasMenu(true)
      }}
    >
      <ToggleButton className={styles.facet ?? ''} isSelected={isOn} onChange={onChange}>
        <span className={styles.words}>{children}</span>
        <span className={styles.count}>{number(count, writing)}</span>
      </ToggleButton>
      {tag && (
        <Button
          className={styles.menu ?? ''}
          aria-label={t('shelf.tagMenu', { tag: tag.name })}
          aria-haspopup="menu"
          onPress={() => setHasMenu(true)}
        >
          <Ellipsis />
        </Button>
      )}
      {tag && hasMenu && <TagMenu tag={tag} row={row} onClose={() => setHasMenu(false)} />}
    </li>
  )
}

function TagMenu({ tag, ...ofRow }: OfRow & { readonly tag: Tag }) {
  const t = useTranslate()
  const [isNaming, setIsNaming] = useState(false)
  if (isNaming) {
    const words = { title: t('shelf.renameTag'), label: t('shelf.tagName'), submit: t('sources.renameSubmit') }
    return <NameDialog {...words} first={tag.name} onName={name => renameTag(tag, name)} onClose={ofRow.onClose} />
  }
  return (
    <RowMenu {...ofRow} name={t('shelf.tagMenu', { tag: tag.name })}>
      <MenuEntry shouldCloseOnSelect={false} onAction={() => setIsNaming(true)}>
        {t('shelf.renameTag')}
      </MenuEntry>
      <MenuRule />
      <MenuEntry onAction={() => exportingCell.set({ from: 'tag', id: tag.id })}>{t('exports.open')}</MenuEntry>
      <MenuEntry onAction={() => void removeTag(tag)}>{t('shelf.removeTag')}</MenuEntry>
    </RowMenu>
  )
}
