// A headline of the page, which opens its article. What stands around it is pressed with it.
import { type KeyboardEvent, memo, type ReactNode } from 'react'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import { openArticle } from '../../articles/open-article.ts'
import { useCellPart } from '../../base/cell.ts'
import { Headline } from '../../language/Headline.tsx'
import { useTranslate } from '../../language/translate.ts'
import { asksForMenu } from '../../place/context-menu.ts'
import { openRowMenu, openRowMenuAt } from '../../place/row-menu.ts'
import { markOf } from '../../rows/watched.ts'
import { cursorCell, FIRST_SPOT } from '../edition/cursor.ts'
import styles from './StoryHeadline.module.css'

interface StoryHeadlineProps {
  readonly spot: string
  readonly row: ArticleRow
  /** Newspapers that carry it; 1: it stands alone. */
  readonly papers?: number
  readonly isRead: boolean
  /** What says more about it, for listeners. */
  readonly describedBy?: string | undefined
  readonly className?: string | undefined
  readonly children?: ReactNode
}

export const StoryHeadline = memo(function StoryHeadline({
  spot,
  row,
  papers = 1,
  isRead,
  describedBy,
  className = '',
  children,
}: StoryHeadlineProps) {
  const t = useTranslate()
  const isCurrent = useCellPart(cursorCell, cursor => (cursor ?? FIRST_SPOT) === spot)

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!asksForMenu(event)) return
    openRowMenuAt(event.currentTarget, row)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <button
      type="button"
      className={`${styles.headline} ${className}`}
      data-spot={spot}
      data-ref={row.ref}
      data-unread={isRead ? undefined : true}
      data-watched={row.watchedFor !== null || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-describedby={describedBy}
      onFocus={() => cursorCell.set(spot)}
      // A key presses without a pointer: then the focus goes on into the article.
      onClick={({ detail }) => void openArticle(row.ref, { follow: detail === 0 })}
      onContextMenu={event => openRowMenu(event, row)}
      onKeyDown={onKeyDown}
    >
      <Headline as="span" className={styles.words} of={row} />
      <Heard>{papers > 1 && t('front.sources', { count: papers })}</Heard>
      <Heard>{isRead && t('front.readHeard')}</Heard>
      <Heard>{row.watchedFor !== null && markOf(row.watchedFor, t)}</Heard>
      {children}
    </button>
  )
})

/** A word for the ear, and the pause before it. */
function Heard({ children }: { readonly children: ReactNode }) {
  return children ? <span className="only-heard">. {children}</span> : null
}
