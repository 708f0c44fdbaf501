import type { KeyboardEvent, Ref } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Headline } from '../../shared/contract/reading.ts'
import styles from './HeadlineBar.module.css'

export interface HeadlineItemProps {
  readonly headline: Headline
  /** One headline of the list is in the tab order; arrows lead to the others. */
  readonly tabbable: boolean
  readonly itemRef?: Ref<HTMLLIElement>
  onOpen(ref: ArticleRef): void
  onFocus?(): void
  onKeyDown?(event: KeyboardEvent): void
}

export function HeadlineItem({ headline, tabbable, itemRef, onOpen, onFocus, onKeyDown }: HeadlineItemProps) {
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
        <bdi dir={headline.direction} lang={headline.language ?? undefined}>
          {headline.title}
        </bdi>{' '}
        <bdi className={styles.source}>{headline.sourceTitle}</bdi>
      </button>
    </li>
  )
}
