// The articles under an unfolded row, each with its newspaper, its hour and its own headline.
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { openRowMenu } from '../place/row-menu.ts'
import styles from './StoryRows.module.css'

interface StoryRowsProps {
  /** The id of the row's option; those of its articles begin with it. */
  readonly id: string
  readonly articles: readonly StoryArticle[]
  /** The one that keys move from. */
  readonly current: number | null
  readonly open: ArticleRef | null
  readonly onOpen: (ref: ArticleRef) => unknown
}

export function StoryRows({ id, articles, current, open, onOpen }: StoryRowsProps) {
  const t = useTranslate()
  const language = useLanguage()
  if (articles.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: options stand in a group of their list, not in a set of fields
    <div role="group" className={styles.rows} dir={DIRECTIONS[language]} aria-label={t('stories.others')}>
      {articles.map((one, place) => (
        <StoryRow
          key={one.row.ref}
          id={`${id}-${place}`}
          one={one}
          place={place}
          total={articles.length}
          isCurrent={place === current}
          isOpen={one.row.ref === open}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}

interface StoryRowProps {
  readonly id: string
  readonly one: StoryArticle
  readonly place: number
  readonly total: number
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onOpen: (ref: ArticleRef) => unknown
}

function StoryRow({ id, one, place, total, isCurrent, isOpen, onOpen }: StoryRowProps) {
  const t = useTranslate()
  const { row, wireOf, isNew } = one
  return (
    // As in the rows themselves: the list has the focus and the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is the list's
    <div
      id={id}
      role="option"
      className={styles.row}
      aria-setsize={total}
      aria-posinset={place + 1}
      aria-current={isOpen || undefined}
      data-current={isCurrent || undefined}
      data-read={row.read || undefined}
      data-ref={row.ref}
      onClick={() => void onOpen(row.ref)}
      onContextMenu={event => openRowMenu(event, row)}
    >
      {!row.read && <span className="only-heard">{t('timeline.optionUnread')}. </span>}
      <Headline as="p" className={styles.title} of={row} />
      <p className={styles.meta}>
        <Name className={styles.source} of={row.sourceTitle} language={row.sourceLanguage} />
        <RelativeTime at={row.publishedAt} />
        {wireOf !== null && <span>{t('stories.sameText')}</span>}
        {isNew && <span className={styles.new}>{t('stories.new')}</span>}
      </p>
    </div>
  )
}
