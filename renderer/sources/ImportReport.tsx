import type { ImportSummary } from '../../shared/models.ts'
import { useTranslate } from '../language/translate.ts'
import { Sheet } from '../styles/Sheet.tsx'
import { FailureLine, FailureLines } from '../sync/FailureLines.tsx'

interface ImportReportProps {
  readonly summary: ImportSummary
  readonly onClose: () => void
}

export function ImportReport({ summary, onClose }: ImportReportProps) {
  const t = useTranslate()
  const { added, alreadyThere, skipped } = summary
  return (
    <Sheet title={t('sources.importTitle')} onClose={onClose}>
      <p>
        {t('sources.imported', { count: added })}{' '}
        {alreadyThere > 0 && t('sources.alreadyThere', { count: alreadyThere })}{' '}
        {t('sources.skipped', { count: skipped.length })}
      </p>
      <FailureLines>
        {skipped.map(({ title, url, reason }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list of newspapers may name one address twice
          <FailureLine key={place} title={title} url={url} code={reason.code} />
        ))}
      </FailureLines>
    </Sheet>
  )
}
