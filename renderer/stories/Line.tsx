// One newspaper's line of the strip: hour, name, headline, and how long it takes.
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { fullDateAndTime, hour } from '../../shared/locales/dates.ts'
import { comparedWith } from '../../shared/stories/headline-words.ts'
import { Headline } from '../language/Headline.tsx'
import { writtenHeadline } from '../language/headline.ts'
import { Name } from '../language/Name.tsx'
import { isoDate } from '../language/RelativeTime.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import { openRowMenu } from '../place/row-menu.ts'
import styles from './ComparisonStrip.module.css'

export interface InStrip {
  /** The article over the strip, with whose headline the others are compared. */
  readonly shown: Article
  readonly open: ArticleRef | null
  /** The part of the strip that is in the order of the Tab key. */
  readonly stop: string | null
  readonly onStop: (stop: string) => void
  readonly onOpen: (ref: ArticleRef, isByKey: boolean) => void
}

interface LineProps extends InStrip {
  readonly one: StoryArticle
}

export function Line({ one, shown, open, stop, onStop, onOpen }: LineProps) {
  const t = useTranslate()
  const writing = useWriting()
  const { row, minutes, isNew } = one
  const isOpen = row.ref === open
  return (
    <button
      type="button"
      className={styles.line}
      data-stop
      data-paper={row.ref}
      tabIndex={stop === row.ref ? 0 : -1}
      aria-current={isOpen || undefined}
      onFocus={() => onStop(row.ref)}
      onClick={event => onOpen(row.ref, event.detail === 0)}
      onContextMenu={event => openRowMenu(event, row)}
    >
      <time
        className={styles.hour}
        dateTime={isoDate(row.publishedAt)}
        title={fullDateAndTime(row.publishedAt, writing)}
      >
        {hour(row.publishedAt, writing)}
      </time>{' '}
      <Name className={styles.paper} of={row.sourceTitle} language={row.sourceLanguage} />{' '}
      <Headline
        as="span"
        className={styles.headline}
        of={row}
        marked={isOpen ? undefined : <Compared one={one} shown={shown} />}
      />{' '}
      <Words className={styles.facts}>
        {isNew && <span className={styles.new}>{t('stories.new')}</span>}{' '}
        {minutes !== null && <span>{t('stories.minutes', { count: minutes })}</span>}
      </Words>
    </button>
  )
}

/** In ink what the open article's headline does not say. */
function Compared({ one, shown }: Pick<LineProps, 'one' | 'shown'>) {
  const { text } = writtenHeadline(one.row, useTranslate(), useWriting())
  return comparedWith(text, shown.title).map(({ text: words, isShared }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a headline have no other identity
    <span key={place} className={isShared ? styles.shared : styles.own}>
      {words}
    </span>
  ))
}
