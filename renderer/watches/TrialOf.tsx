import type { Watch, WatchTrial } from '../../shared/contract/watches.ts'
import { number } from '../../shared/locales/dates.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { CaughtRows } from './CaughtRows.tsx'
import { useWatchSentence } from './sentence.ts'
import styles from './Watches.module.css'

interface TrialOfProps {
  readonly watch: Watch
  /** null: it is being tried. */
  readonly trial: WatchTrial | null
}

/** What the watch says, and what it would have done: before it is kept. */
export function TrialOf({ watch, trial }: TrialOfProps) {
  const t = useTranslate()
  const writing = useWriting()
  const sentence = useWatchSentence()(watch)
  const isEmpty = trial?.problem === 'nothing'
  const isRefused = trial !== null && trial.problem !== null && trial.problem !== 'tooWide'
  const tried = trial && t('watches.tried', { count: trial.caught, of: number(trial.of, writing) })
  return (
    <div className={styles.trial}>
      {!isRefused && <p className={styles.sentence}>{sentence}</p>}
      <div role="status" className={styles.status}>
        {trial === null && <p className={controls.hint}>{t('watches.trying')}</p>}
        {trial?.problem && (
          <p className={isEmpty ? controls.hint : controls.trouble}>{t(`watches.problem.${trial.problem}`)}</p>
        )}
        {trial && !isRefused && <p className={controls.hint}>{tried}</p>}
      </div>
      {trial && trial.examples.length > 0 && <CaughtRows name={tried ?? ''} rows={trial.examples} />}
    </div>
  )
}
