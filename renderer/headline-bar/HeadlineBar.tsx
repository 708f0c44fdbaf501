// The way in: the latest headlines, moving, or page by page where motion is not wanted.

import { type ReactNode, useMemo } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Headline } from '../../shared/contract/reading.ts'
import type { InterfaceLanguage, OtherHeadlines } from '../../shared/settings/settings.ts'
import { useTranslate } from '../language/translate.ts'
import styles from './HeadlineBar.module.css'
import { MovingHeadlines } from './MovingHeadlines.tsx'
import { shownHeadlines } from './other-direction.ts'
import { StillHeadlines } from './StillHeadlines.tsx'
import { useReducedMotion } from './useReducedMotion.ts'

export interface HeadlineBarProps {
  readonly headlines: readonly Headline[]
  readonly language: InterfaceLanguage
  /** CSS pixels per second. */
  readonly speed: number
  /** What becomes of headlines that would enter with their end. */
  readonly others: OtherHeadlines
  onOpen(ref: ArticleRef): void
  /** Which list they are: of another one before, nothing crosses the bar any more. */
  readonly list?: string
  /** What stands at its end. */
  readonly children?: ReactNode
}

export interface HeadlinesProps extends HeadlineBarProps {
  readonly rightToLeft: boolean
}

export function HeadlineBar(props: HeadlineBarProps) {
  const translate = useTranslate()
  const wantsStill = useReducedMotion()
  const rightToLeft = props.language === 'ar'
  const shown = useMemo(
    () => shownHeadlines(props.headlines, { rightToLeft, others: props.others, isStill: wantsStill }),
    [props.headlines, props.others, rightToLeft, wantsStill],
  )
  const Headlines = shown.isStill ? StillHeadlines : MovingHeadlines
  return (
    <section className={styles.bar} data-headline-bar aria-label={translate('headlineBar.label')}>
      <h2 className={styles.label}>{translate('headlineBar.label')}</h2>
      {props.headlines.length === 0 ? (
        <p className={styles.empty}>{translate('headlineBar.empty')}</p>
      ) : (
        <Headlines
          key={`${props.language} ${props.list ?? ''}`}
          {...props}
          headlines={shown.headlines}
          rightToLeft={rightToLeft}
        />
      )}
      {props.children}
    </section>
  )
}
