import { ChevronDown, CircleAlert, Ellipsis } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button, TreeItem, TreeItemContent } from 'react-aria-components'
import { directionOf } from '../../shared/arabic/direction.ts'
import { number } from '../../shared/locales/dates.ts'
import type { Source } from '../../shared/models.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { troubleOf } from './library.ts'
import styles from './SourceTreeView.module.css'

interface TreeRowProps {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly kind: 'whole' | 'section' | 'source'
  /** The count is how many there are, not how many wait to be read. */
  readonly quiet?: boolean
  readonly source?: Source
  readonly onMenu?: (source: Source, row: Element | null) => void
  readonly children?: ReactNode
}

export function TreeRow({ id, title, count, kind, quiet = false, source, onMenu, children }: TreeRowProps) {
  const t = useTranslate()
  const writing = useWriting()
  const row = useRef<HTMLDivElement>(null)
  const disabled = source?.enabled === false
  const trouble = source && !disabled ? troubleOf(source) : null
  const spoken = [
    title,
    quiet ? t('timeline.total', { count }) : t('sources.unread', { count }),
    disabled ? t('sources.disabled') : '',
  ]
  return (
    <TreeItem
      id={id}
      textValue={spoken.filter(Boolean).join('. ')}
      className={styles.item ?? ''}
      data-kind={kind}
      data-off={disabled || undefined}
    >
      <TreeItemContent>
        <div className={styles.row} ref={row}>
          {kind === 'section' && (
            <Button slot="chevron" className={styles.chevron ?? ''}>
              <ChevronDown />
            </Button>
          )}
          <bdi className={styles.title} dir={directionOf(title, null)}>
            {title}
          </bdi>
          {disabled && <span className={styles.state}>{t('sources.disabled')}</span>}
          {trouble && (
            <span
              className={styles.trouble}
              role="img"
              aria-label={t('sources.failing', { reason: t(`failure.${trouble.code}`) })}
              title={t('sources.failing', { reason: t(`failure.${trouble.code}`) })}
            >
              <CircleAlert />
            </span>
          )}
          {source && onMenu && (
            <Button
              className={styles.more ?? ''}
              aria-label={t('sources.menu', { source: title })}
              aria-haspopup="menu"
              onPress={() => onMenu(source, row.current)}
            >
              <Ellipsis />
            </Button>
          )}
          {count > 0 && !disabled && (
            <span className={styles.count} data-quiet={quiet || undefined}>
              {number(count, writing)}
            </span>
          )}
        </div>
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}
