import { useId } from 'react'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import type { SourceCondition } from './conditions.ts'
import styles from './HealthSheet.module.css'
import { Rate } from './Rate.tsx'
import { SourceDetails } from './SourceDetails.tsx'

interface SourceLineProps {
  readonly condition: SourceCondition
  readonly isOpen: boolean
  /** Whether the Tab key stops here. */
  readonly isStop: boolean
  readonly onFocus: () => void
  readonly onToggle: () => void
}

/** One source: its name, last success and condition in a sentence. Pressing it shows the rest. */
export function SourceLine({ condition, isOpen, isStop, onFocus, onToggle }: SourceLineProps) {
  const details = useId()
  const { source, succeededAt } = condition
  return (
    <li className={styles.item} data-condition={condition.condition}>
      <h3 className={styles.head}>
        <button
          type="button"
          className={styles.line}
          tabIndex={isStop ? 0 : -1}
          aria-expanded={isOpen}
          aria-controls={isOpen ? details : undefined}
          onFocus={onFocus}
          onClick={onToggle}
        >
          <Name className={styles.title} of={source.title} language={source.language} />
          <span className={styles.when}>
            {succeededAt !== null && (
              <Sentence text="health.succeeded" parts={{ time: <RelativeTime at={succeededAt} /> }} />
            )}
          </span>
          <span className={styles.state}>
            <State condition={condition} />
          </span>
        </button>
      </h3>
      {isOpen && <SourceDetails id={details} condition={condition} />}
    </li>
  )
}

function State({ condition: { condition, feeds, succeededAt, articlesADay } }: Pick<SourceLineProps, 'condition'>) {
  const t = useTranslate()
  if (condition === 'off') return t('sources.disabled')
  const failing = feeds.filter(({ trouble }) => trouble !== null)
  const [first] = failing
  if (first?.trouble) {
    const reason = t(`failure.${first.trouble}`)
    return feeds.length === 1 ? reason : t('health.someFailing', { count: failing.length, total: feeds.length, reason })
  }
  if (condition === 'odd') return t('health.odd')
  if (succeededAt === null) return t('health.neverAsked')
  return <Rate articlesADay={articlesADay} />
}
