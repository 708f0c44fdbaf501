// The reader's folders, in each other: chosen, moved, and filled by hand or by keyboard.
import { ChevronDown, Ellipsis, FolderPlus, GripVertical } from 'lucide-react'
import { type ComponentProps, type MouseEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components'
import type { Folder, FolderId, ShelfCounts, ShelfFilter } from '../../shared/contract/shelf.ts'
import { number } from '../../shared/locales/dates.ts'
import { useCell } from '../base/cell.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { NameDialog } from '../controls/NameDialog.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { folderOfKey, keyOfFolder, useFolderDrop } from './drag.tsx'
import { FolderMenu } from './FolderMenu.tsx'
import styles from './FolderTree.module.css'
import { drawersCell, makeFolder } from './marks/folders.ts'
import { shelfCell } from './shelf.ts'

const WHOLE = 'whole'
const NONE = 'none'

interface FolderTreeProps {
  readonly filter: ShelfFilter
  readonly counts: ShelfCounts
  readonly onChoose: (folder: ShelfFilter['folder']) => void
}

export function FolderTree({ filter: { folder }, counts, onChoose }: FolderTreeProps) {
  const t = useTranslate()
  const { folders } = useCell(drawersCell)
  const all = useCell(shelfCell).shelf?.all ?? 0
  const [isNaming, setIsNaming] = useState(false)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [menuFor, setMenuFor] = useState<Folder | null>(null)
  const menuRow = useRef<Element | null>(null)
  const dragAndDropHooks = useFolderDrop()
  const countOf = new Map(counts.folders.map(({ key, count }) => [key, count]))
  const keys = folders.map(({ id }) => keyOfFolder(id))

  function openMenu(opened: Folder, row: Element | null) {
    menuRow.current = row
    setMenuFor(opened)
  }

  /** The keyboard's menu key arrives here too. */
  function onContextMenu(event: MouseEvent) {
    const row = (event.target as Element).closest('[data-key]')
    const opened = folderOfKey(row?.getAttribute('data-key') ?? '')
    if (!opened) return
    event.preventDefault()
    openMenu(opened, row)
  }

  const under = (parentId: FolderId | null): ReactNode =>
    folders
      .filter(each => each.parentId === parentId)
      .map(each => (
        <Row
          key={each.id}
          id={keyOfFolder(each.id)}
          title={each.title}
          count={countOf.get(each.id) ?? 0}
          hasMore={folders.some(other => other.parentId === each.id)}
          onMenu={row => openMenu(each, row)}
        >
          {under(each.id)}
        </Row>
      ))

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows are what is pressed; this only hears of it
    <div role="presentation" className={styles.whole} onContextMenu={onContextMenu}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{t('shelf.folders')}</h3>
        <IconButton name={t('shelf.newFolder')} onPress={() => setIsNaming(true)}>
          <FolderPlus />
        </IconButton>
      </div>
      <Tree
        aria-label={t('shelf.folders')}
        className={styles.tree ?? ''}
        selectionMode="single"
        selectionBehavior="toggle"
        disallowEmptySelection
        dragAndDropHooks={dragAndDropHooks}
        selectedKeys={[folder === null ? WHOLE : folder === NONE ? NONE : keyOfFolder(folder)]}
        expandedKeys={keys.filter(key => !folded.has(key))}
        onExpandedChange={open => setFolded(new Set(keys.filter(key => !open.has(key))))}
        onSelectionChange={chosen => {
          const [key] = chosen === 'all' ? [] : [...chosen]
          if (key === WHOLE) onChoose(null)
          else if (key === NONE) onChoose(NONE)
          else if (key !== undefined) onChoose(folderOfKey(String(key))?.id ?? null)
        }}
      >
        <Row id={WHOLE} title={t('shelf.whole')} count={all} />
        {under(null)}
        {folders.length > 0 && <Row id={NONE} title={t('shelf.noFolder')} count={counts.inNoFolder} />}
      </Tree>
      {isNaming && <NewFolder parent={null} onClose={() => setIsNaming(false)} />}
      {menuFor && <FolderMenu folder={menuFor} row={menuRow} onClose={() => setMenuFor(null)} />}
    </div>
  )
}

interface NewFolderProps {
  readonly parent: Folder | null
  readonly onClose: () => void
}

export function NewFolder({ parent, onClose }: NewFolderProps) {
  const t = useTranslate()
  const title = parent ? t('shelf.newFolderIn', { folder: parent.title }) : t('shelf.newFolder')
  return (
    <NameDialog
      title={title}
      label={t('shelf.folderName')}
      submit={t('shelf.make')}
      first=""
      onName={async name => {
        await makeFolder(name, parent?.id ?? null)
      }}
      onClose={onClose}
    />
  )
}

interface RowProps {
  readonly id: string
  readonly title: string
  readonly count: number
  /** There are folders in it. */
  readonly hasMore?: boolean
  /** What has a menu can be dragged, too. */
  readonly onMenu?: (row: Element | null) => void
  readonly children?: ReactNode
}

function Row({ id, title, count, hasMore = false, onMenu, children }: RowProps) {
  const t = useTranslate()
  const writing = useWriting()
  const row: RefObject<HTMLDivElement | null> = useRef(null)
  const spoken = `${title}. ${t('timeline.total', { count })}`
  return (
    <TreeItem id={id} textValue={title} aria-label={spoken} className={styles.item ?? ''} render={asRow}>
      <TreeItemContent>
        <div className={styles.row} ref={row}>
          {onMenu && (
            <Button slot="drag" className={styles.drag ?? ''} aria-label={t('shelf.drag', { name: title })}>
              <GripVertical />
            </Button>
          )}
          <span className={styles.sign}>
            {hasMore && (
              <Button slot="chevron" className={styles.chevron ?? ''}>
                <ChevronDown />
              </Button>
            )}
          </span>
          <Name className={styles.title} of={title} language={null} />
          <span className={styles.end}>
            {onMenu && (
              <Button
                className={styles.more ?? ''}
                aria-label={t('shelf.folderMenu', { folder: title })}
                aria-haspopup="menu"
                onPress={() => onMenu(row.current)}
              >
                <Ellipsis />
              </Button>
            )}
            <span className={styles.count} dir="ltr">
              {count > 0 && number(count, writing)}
            </span>
          </span>
        </div>
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}

interface RowState {
  readonly isSelected: boolean
  readonly isFocused: boolean
}

/** A row whose `aria-selected` follows the focus: otherwise each row is read out as "not selected". */
function asRow(props: ComponentProps<'div'>, { isSelected, isFocused }: RowState) {
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a row; its role is among the others
  return <div {...props} aria-selected={isFocused || undefined} aria-current={isSelected || undefined} />
}
