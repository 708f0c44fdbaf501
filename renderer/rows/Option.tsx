import { memo, type ReactNode, type Ref } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import styles from './Option.module.css'
import { RowContent, RowShape } from './RowContent.tsx'
import { openRowMenu } from './row-menu.ts'

interface OptionProps {
  readonly id: string
  readonly index: number
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
  readonly onOpen: (ref: ArticleRef) => unknown
  readonly children?: ReactNode
}

/** Drawn again only when something in it changed: a scroll draws a few rows and not all of them. */
export const Option = memo(function Option({
  id,
  index,
  total,
  row,
  start,
  measure,
  rule = null,
  isCurrent,
  isOpen,
  onOpen,
  children,
}: OptionProps) {
  const language = useLanguage()
  const t = useTranslate()
  return (
    // The list has the focus and the keys; `aria-activedescendant` says which option is meant. Which article is open is no
    // selection: a screen reader follows what is selected, out of the article that has just been opened.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is the list's
    <div
      id={id}
      ref={measure}
      data-index={index}
      className={styles.option}
      data-placed={start === undefined ? undefined : true}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
      role="option"
      // A loaded row is named by its headline and source; the lead is its description, which listeners can skip.
      aria-label={row ? undefined : t('app.loading')}
      {...(row && namedBy(id, row))}
      aria-current={isOpen || undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-current={isCurrent || undefined}
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
  )
})

function namedBy(id: string, { read, lead }: ArticleRow) {
  const parts = [...(read ? [] : ['state']), 'title', 'from'].map(part => `${id}-${part}`)
  return { 'aria-labelledby': parts.join(' '), ...(lead === '' ? {} : { 'aria-describedby': `${id}-lead` }) }
}
