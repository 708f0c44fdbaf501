import { useNow } from './now.ts'
import { fullDateAndTime, relativeTime } from './time.ts'
import { useLanguage, useTranslate } from './translate.ts'

export function RelativeTime({ at }: { readonly at: number }) {
  const t = useTranslate()
  const language = useLanguage()
  const now = useNow()
  return (
    <time dateTime={isoDate(at)} title={fullDateAndTime(at, language)}>
      {relativeTime(at, now, language, t('time.now'))}
    </time>
  )
}

/** undefined for instants that no calendar has. */
export function isoDate(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
