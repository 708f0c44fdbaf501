// Under a headline: where it is from, when, how many carry it, and what has come of it since it was read.
import { Fragment, type ReactNode } from 'react'
import type { FrontStory } from '../../../shared/contract/stories.ts'
import { Name } from '../../language/Name.tsx'
import { Sentence } from '../../language/Sentence.tsx'
import { useTranslate } from '../../language/translate.ts'
import { Hour } from './Hour.tsx'
import styles from './StoryLine.module.css'

interface StoryLineProps {
  readonly id: string
  readonly story: FrontStory
  /** Its newspaper stands over the headline already. */
  readonly isSourceSaid?: boolean
}

export function StoryLine({ id, story, isSourceSaid = false }: StoryLineProps) {
  const { row, papers, first, newestAt } = story
  const facts: ReactNode[] = []
  const from = papers > 1 ? first : null
  if (papers > 1) facts.push(<Papers count={papers} />)
  if (from === null && !isSourceSaid) facts.push(<Name of={row.sourceTitle} language={row.sourceLanguage} />)
  if (from) {
    const source = <Name of={from.sourceTitle} language={from.sourceLanguage} />
    facts.push(<Sentence text="front.firstShort" parts={{ source, time: <Hour at={from.at} /> }} />)
  } else facts.push(<Hour at={newestAt} />)
  return (
    <p id={id} className={styles.line}>
      <Facts>{facts}</Facts>
      <Standing story={story} />
    </p>
  )
}

export function Facts({ children }: { readonly children: readonly ReactNode[] }) {
  return children.map((fact, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a line have no other identity
    <Fragment key={place}>
      {place > 0 && ' · '}
      {fact}
    </Fragment>
  ))
}

export function Papers({ count }: { readonly count: number }) {
  const t = useTranslate()
  return <b className={styles.papers}>{t('front.sources', { count })}</b>
}

/** What the reader has to do with it. */
export function Standing({ story: { grown, isFollowed } }: { readonly story: FrontStory }) {
  const t = useTranslate()
  return (
    <>
      {grown > 0 && (
        <>
          {' · '}
          <b className={styles.grown}>{t('front.grown', { count: grown })}</b>
        </>
      )}
      {isFollowed && (
        <>
          {' · '}
          <span className={styles.followed}>{t('front.followed')}</span>
        </>
      )}
    </>
  )
}
