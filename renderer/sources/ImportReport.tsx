import type { ImportPreview, ImportSummary } from '../../shared/contract/sources.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { FailureLine, FailureLines } from '../sync/FailureLines.tsx'

interface ImportReportProps {
  readonly summary: ImportSummary
  readonly onClose: () => void
}

/** What came of a list that was imported from outside the window. */
export function ImportReport({ summary, onClose }: ImportReportProps) {
  const t = useTranslate()
  const { added, alreadyThere } = summary
  return (
    <Sheet title={t('sources.importTitle')} onClose={onClose}>
      <p>
        {t('sources.imported', { count: added })}{' '}
        {alreadyThere > 0 && t('sources.alreadyThere', { count: alreadyThere })}
      </p>
      <LeftOut list={summary} />
    </Sheet>
  )
}

/** What of a list cannot be had, and why. */
export function LeftOut({ list }: { readonly list: ImportSummary | ImportPreview }) {
  const t = useTranslate()
  const { skipped, skippedCount, isDamaged } = list
  return (
    <>
      {isDamaged && <p>{t('sources.listDamaged')}</p>}
      {skippedCount > 0 && <p>{t('sources.skipped', { count: skippedCount })}</p>}
      <FailureLines>
        {skipped.map(({ title, url, reason }, place) => (
          <FailureLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of newspapers may name one address twice
            key={place}
            title={title}
            url={url}
            code={reason.code}
            reason={reason.code === 'badAddress' ? t('sources.noWebAddress') : undefined}
          />
        ))}
      </FailureLines>
      {skippedCount > skipped.length && <p>{t('sources.skippedMore', { count: skippedCount - skipped.length })}</p>}
    </>
  )
}
