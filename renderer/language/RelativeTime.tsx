import { fullDateAndTime, relativeTime } from '../../shared/locales/dates.ts'
import { useNow } from './now.ts'
import { useTranslate, useWriting } from './translate.ts'

export function RelativeTime({ at }: { readonly at: number }) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  return (
    <time dateTime={isoDate(at)} title={fullDateAndTime(at, writing)}>
      {relativeTime(at, now, writing, t('time.now'))}
    </time>
  )
}

/** undefined for instants that no calendar has. */
export function isoDate(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
