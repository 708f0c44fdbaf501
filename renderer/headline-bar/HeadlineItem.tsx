import type { KeyboardEvent, Ref } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Headline as HeadlineOf } from '../../shared/contract/reading.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './HeadlineBar.module.css'

export interface HeadlineItemProps {
  readonly headline: HeadlineOf
  /** One headline of the list is in the tab order; arrows lead to the others. */
  readonly tabbable: boolean
  readonly itemRef?: Ref<HTMLLIElement>
  onOpen(ref: ArticleRef): void
  onFocus?(): void
  onKeyDown?(event: KeyboardEvent): void
}

/** Letters. A headline of a thousand would cross the bar for minutes. */
const LONGEST = 200

export function HeadlineItem({ headline, tabbable, itemRef, onOpen, onFocus, onKeyDown }: HeadlineItemProps) {
  const t = useTranslate()
  return (
    <li ref={itemRef} className={styles.item}>
      <button
        type="button"
        className={styles.headline}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onOpen(headline.ref)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <Headline of={headline.title.length > LONGEST ? { ...headline, title: shortened(headline.title) } : headline} />{' '}
        <Name className={styles.source} of={headline.sourceTitle} language={headline.sourceLanguage} />
        {headline.papers > 1 && (
          <>
            {' '}
            <span className={styles.source}>{t('stories.newspapers', { count: headline.papers })}</span>
          </>
        )}
      </button>
    </li>
  )
}

/** Whole words, as far as there are any. */
function shortened(title: string): string {
  const [...characters] = title.slice(0, 2 * LONGEST)
  const start = characters.slice(0, LONGEST).join('')
  const cut = start.lastIndexOf(' ')
  return `${cut > LONGEST / 2 ? start.slice(0, cut) : start}…`
}
