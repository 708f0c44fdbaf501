// What a row says of its story: how many carry it, who, and what is new. It opens the row into its articles.
import { ChevronDown } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { ArticleRow, RowStory } from '../../shared/contract/reading.ts'
import { number } from '../../shared/locales/dates.ts'
import { toggleUnfolded, unfoldedCell } from '../articles/unfolded.ts'
import { useCellPart } from '../base/cell.ts'
import { NameList } from '../language/NameList.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useLanguage, useTranslate, useWriting } from '../language/translate.ts'
import styles from './StoryLine.module.css'

interface StoryLineProps {
  /** Names the option around it. */
  readonly id: string
  readonly row: ArticleRow
  readonly story: RowStory
}

export function StoryLine({ id, row, story }: StoryLineProps) {
  const t = useTranslate()
  const language = useLanguage()
  const writing = useWriting()
  const isUnfolded = useCellPart(unfoldedCell, unfolded => unfolded.has(story.id))
  const { grown, isFollowed } = story

  function onClick(event: MouseEvent) {
    event.stopPropagation()
    void toggleUnfolded(row)
  }

  return (
    // An option holds nothing that takes the focus: the key of `unfoldStory` does the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    <p id={id} className={styles.line} lang={language} data-unfolded={isUnfolded || undefined} onClick={onClick}>
      <ChevronDown className={styles.sign} aria-hidden="true" />
      <Carried story={story} />
      {grown > 0 && (
        <>
          <span className={styles.grown} aria-hidden="true">
            <bdi dir="ltr">+{number(grown, writing)}</bdi>
          </span>
          <span className="only-heard">. {t('stories.grown', { count: grown })}</span>
        </>
      )}
      {isFollowed && <span className={styles.followed}>{t('stories.followed')}</span>}
    </p>
  )
}

/** More names than this are counted, behind the first of them. */
const MOST_NAMED = 3
const NAMED_OF_MORE = 2

/** A number that is true, and names where they tell something. */
function Carried({ story: { papers, articles, others } }: { readonly story: RowStory }) {
  const t = useTranslate()
  if (others.length === 0 && papers > 1) {
    return <span className={styles.count}>{t('stories.papers', { count: papers })}</span>
  }
  if (others.length === 0) {
    return (
      <span className={styles.count}>
        {t('timeline.total', { count: articles })} {t('stories.ofOnePaper')}
      </span>
    )
  }
  const isMore = papers - 1 > MOST_NAMED
  const named = isMore ? others.slice(0, NAMED_OF_MORE) : others
  const names = <NameList of={named} />
  if (papers < 2) {
    return (
      <>
        <span className={styles.count}>{t('stories.sameText')}</span>
        <span className={styles.names}>{names}</span>
      </>
    )
  }
  return (
    <>
      <span className={styles.count}>{t('stories.papers', { count: papers })}</span>
      <span className={styles.names}>
        <Sentence
          text="stories.namesAndOthers"
          values={{ count: isMore ? papers - 1 - named.length : 0 }}
          parts={{ names }}
        />
      </span>
    </>
  )
}
