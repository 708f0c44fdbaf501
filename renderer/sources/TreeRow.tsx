import { ChevronDown, CircleAlert, Ellipsis, GripVertical } from 'lucide-react'
import { type ComponentProps, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button, TreeItem, TreeItemContent } from 'react-aria-components'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { Source } from '../../shared/contract/sources.ts'
import { number } from '../../shared/locales/dates.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { type Cell, useCellPart } from '../base/cell.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { countsCell, sourcesCell } from '../library/library.ts'
import { troubleOf } from '../library/tree.ts'
import styles from './SourceTreeView.module.css'

interface TreeRowProps {
  readonly id: string
  readonly title: string
  readonly kind: 'whole' | 'section' | 'source' | 'search'
  /** It is a page and no list: nothing is counted in it. */
  readonly uncounted?: boolean
  /** What the row's count is among. */
  readonly counts?: Cell<ReadonlyMap<string, number>>
  /** The count is how many there are, not how many wait to be read. */
  readonly quiet?: boolean
  readonly source?: Source
  /** `id`: the row's own. What has a menu can be dragged, too. */
  readonly onMenu?: (id: string, row: Element | null) => void
  readonly children?: ReactNode
}

export function TreeRow({
  id,
  title,
  kind,
  uncounted = false,
  counts = countsCell,
  quiet = false,
  source,
  onMenu,
  children,
}: TreeRowProps) {
  const t = useTranslate()
  const row = useRef<HTMLDivElement>(null)
  const disabled = source?.enabled === false
  const menuName = menuNameOf(kind, title, t)
  return (
    <TreeItem
      id={id}
      textValue={title}
      className={styles.item ?? ''}
      data-kind={kind}
      data-off={disabled || undefined}
      render={asRow}
    >
      <TreeItemContent>
        <div className={styles.row} ref={row}>
          {onMenu && (
            <Button slot="drag" className={styles.drag ?? ''} aria-label={t('sections.drag', { name: title })}>
              <GripVertical />
            </Button>
          )}
          <span className={styles.sign}>
            {kind === 'section' && (
              <Button slot="chevron" className={styles.chevron ?? ''}>
                <ChevronDown />
              </Button>
            )}
            {source && !disabled && <Trouble id={source.id} />}
          </span>
          <RowName title={title} id={source?.id ?? null} />
          {disabled && <span className={styles.state}>{t('sources.disabled')}</span>}
          <span className={styles.end}>
            {onMenu && (
              <Button
                className={styles.more ?? ''}
                aria-label={menuName}
                aria-haspopup="menu"
                onPress={() => onMenu(id, row.current)}
              >
                <Ellipsis />
              </Button>
            )}
            {!uncounted && (
              <RowCount id={id} title={title} counts={counts} quiet={quiet} disabled={disabled} row={row} />
            )}
          </span>
        </div>
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}

interface RowNameProps {
  readonly title: string
  /** null: it is no newspaper's, and its letters say what it is written in. */
  readonly id: SourceId | null
}

function RowName({ title, id }: RowNameProps) {
  const language = useCellPart(sourcesCell, all => (id === null ? null : (all.get(id)?.language ?? null)))
  return <Name className={styles.title} of={title} language={language} />
}

interface TroubleProps {
  readonly id: SourceId
}

function Trouble({ id }: TroubleProps) {
  const t = useTranslate()
  const code = useCellPart(sourcesCell, all => {
    const source = all.get(id)
    return (source && troubleOf(source)?.code) ?? null
  })
  if (code === null) return null
  const reason = t('sources.failing', { reason: t(`failure.${code}`) })
  return (
    <span className={styles.trouble} role="img" aria-label={reason} title={reason}>
      <CircleAlert />
    </span>
  )
}

function menuNameOf(kind: TreeRowProps['kind'], title: string, t: Translate): string {
  if (kind === 'section') return t('sections.menu', { section: title })
  return kind === 'search' ? t('saved.menu', { name: title }) : t('sources.menu', { source: title })
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

interface RowCountProps {
  readonly id: string
  readonly title: string
  readonly counts: Cell<ReadonlyMap<string, number>>
  readonly quiet: boolean
  readonly disabled: boolean
  readonly row: RefObject<HTMLDivElement | null>
}

/**
 * The number beside a name, and in the name that is read out. It changes many times during a sync, and a tree of React
 * Aria is built anew as a whole whenever one of its rows is given another name: so this says it to the page itself.
 */
function RowCount({ id, title, counts, quiet, disabled, row }: RowCountProps) {
  const t = useTranslate()
  const writing = useWriting()
  const count = useCellPart(counts, all => all.get(id) ?? 0)
  const spoken = [
    title,
    quiet ? t('timeline.total', { count }) : t('sources.unread', { count }),
    disabled ? t('sources.disabled') : '',
  ]
  const name = spoken.filter(Boolean).join('. ')
  useEffect(() => {
    row.current?.closest('[role=row]')?.setAttribute('aria-label', name)
  }, [name, row])

  if (count === 0 || disabled) return null
  return (
    // Left to right, so that its end is where the units are and they stand below each other.
    <span className={styles.count} dir="ltr" data-quiet={quiet || undefined}>
      {number(count, writing)}
    </span>
  )
}
