import { Button } from 'react-aria-components'
import type { SyncProgress, SyncSummary } from '../../shared/contract/sync.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { countFailing } from '../health/conditions.ts'
import { openHealth } from '../health/health.ts'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { libraryCell, namedLibraryCell } from '../library/library.ts'
import { languageOf } from '../library/tree.ts'
import controls from '../styles/controls.module.css'
import { networkTrouble, syncCell } from '../sync/sync.ts'
import { useEmptiness } from './emptiness.ts'
import styles from './SyncLine.module.css'

/** One line: how far the sync is, or how the last one went. */
export function SyncLine() {
  const { progress, lastSummary } = useCell(syncCell)
  return (
    <>
      {progress && <Running progress={progress} />}
      {!progress && lastSummary && <Finished summary={lastSummary} />}
    </>
  )
}

function Running({ progress }: { readonly progress: SyncProgress }) {
  const t = useTranslate()
  const { phase, done, total, current } = progress
  const language = useCellPart(namedLibraryCell, library => languageOf(library, current ?? ''))
  return (
    <div className={styles.line}>
      <progress className={styles.bar} aria-label={t('sync.running')} max={Math.max(1, total)} value={done} />
      <span className={styles.count}>{t(`sync.${phase}`, { done, total })}</span>
      {current !== null && <Name className={styles.current} of={current} language={language} />}
    </div>
  )
}

function Finished({ summary }: { readonly summary: SyncSummary }) {
  const t = useTranslate()
  const { cancelled, newArticles, finishedAt } = summary
  // Those that were tried again since have changed; the summary has not.
  const failing = useCellPart(libraryCell, library => countFailing(library?.sources ?? [], summary))
  const emptiness = useEmptiness()
  const trouble = networkTrouble(summary)
  // Where there is no list there is room to say it once, with what to do.
  if (trouble && emptiness === 'network') return null
  if (trouble) return <p className={styles.line}>{failureInWords(trouble, t)}</p>
  return (
    <p className={styles.line}>
      <span>
        <Sentence text="sync.finishedAt" parts={{ time: <RelativeTime at={finishedAt} /> }} />
      </span>
      <span>{cancelled ? t('sync.cancelled') : t('sync.new', { count: newArticles })}</span>
      {failing > 0 && (
        <Button
          className={`${controls.link} ${styles.failing}`}
          onPress={() => openHealth({ failingOnly: true, sourceId: null })}
        >
          {t('sync.failed', { count: failing })}
        </Button>
      )}
    </p>
  )
}
