import { useCell } from '../cell.ts'
import { useTranslate } from '../language/translate.ts'
import { Sheet } from '../styles/Sheet.tsx'
import { FailureLine, FailureLines } from './FailureLines.tsx'
import { retryFeedAt, syncCell } from './sync.ts'

export function FailuresDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const failures = useCell(syncCell).lastSummary?.failures ?? []
  return (
    <Sheet title={t('sync.failuresTitle')} onClose={onClose}>
      <p>{t('sync.failuresSafe')}</p>
      <FailureLines>
        {failures.map(({ url, sourceTitle, code }) => (
          <FailureLine key={url} title={sourceTitle} url={url} code={code} onRetry={() => retryFeedAt(url)} />
        ))}
      </FailureLines>
    </Sheet>
  )
}
