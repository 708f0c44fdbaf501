import { memo, type ReactNode, type Ref } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { openRowMenu } from '../place/row-menu.ts'
import { StoryRows } from '../stories/StoryRows.tsx'
import styles from './Option.module.css'
import { RowContent, RowShape } from './RowContent.tsx'

interface OptionProps {
  readonly id: string
  readonly index: number
  /** What a listener is told: which of how many it is. */
  readonly place: number
  readonly total: number
  /** undefined while its page is on its way. */
  readonly row: ArticleRow | undefined
  /** Where it begins in the whole list, in pixels; absent where the browser lays the list out. */
  readonly start?: number
  readonly measure?: Ref<HTMLDivElement>
  /** What stands over it where the list comes to another day. */
  readonly rule?: string | null
  readonly isCurrent: boolean
  readonly isOpen: boolean
  /** The articles under it, where its story is unfolded, and the one of them that keys move from. */
  readonly under?: readonly StoryArticle[] | undefined
  readonly within?: number | null
  readonly open?: ArticleRef | null
  readonly onOpen: (ref: ArticleRef) => unknown
  readonly children?: ReactNode
}

/** Drawn again only when something in it changed: a scroll draws a few rows and not all of them. */
export const Option = memo(function Option({
  id,
  index,
  place,
  total,
  row,
  start,
  measure,
  rule = null,
  isCurrent,
  isOpen,
  under = NONE,
  within = null,
  open = null,
  onOpen,
  children,
}: OptionProps) {
  const language = useLanguage()
  const t = useTranslate()
  return (
    // A row, and what is unfolded under it, is placed and measured as one.
    <div
      ref={measure}
      role="presentation"
      data-index={index}
      className={styles.place}
      data-placed={start === undefined ? undefined : true}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
    >
      {/* The list has the focus and the keys; `aria-activedescendant` says which option is meant. Which article is open is
          no selection: a screen reader follows what is selected, out of the article that has just been opened. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus is the list's */}
      <div
        id={id}
        className={styles.option}
        role="option"
        // A loaded row is named by its headline and source; the lead is its description, which listeners can skip.
        aria-label={row ? undefined : t('app.loading')}
        {...(row && namedBy(id, row))}
        aria-current={isOpen || undefined}
        aria-setsize={total}
        aria-posinset={place + 1}
        data-current={(isCurrent && within === null) || undefined}
        data-ref={row?.ref}
        dir={row?.direction}
        lang={row?.language ?? undefined}
        onClick={() => row && void onOpen(row.ref)}
        onContextMenu={event => row && openRowMenu(event, row)}
      >
        {/* The text has the article's direction, the row's parts stay in the window's: pictures keep one column. */}
        {rule !== null && (
          <div className={styles.rule} dir={DIRECTIONS[language]} lang={language} aria-hidden="true">
            {rule}
          </div>
        )}
        <div className={styles.inner} dir={DIRECTIONS[language]}>
          {row ? (children ?? <RowContent id={id} row={row} />) : <RowShape />}
        </div>
      </div>
      <StoryRows id={id} articles={under} current={isCurrent ? within : null} open={open} onOpen={onOpen} />
    </div>
  )
})

const NONE: readonly StoryArticle[] = []

function namedBy(id: string, { read, lead, story, watchedFor }: ArticleRow) {
  const named = [
    ...(read ? [] : ['state']),
    ...(watchedFor === null ? [] : ['watched']),
    'title',
    'from',
    ...(story ? ['story'] : []),
  ]
  const parts = named.map(part => `${id}-${part}`)
  return { 'aria-labelledby': parts.join(' '), ...(lead === '' ? {} : { 'aria-describedby': `${id}-lead` }) }
}
