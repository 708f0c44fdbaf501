// The hour, as a printed page has it; of another day its date.
import { fullDateAndTime, hour, shortDate } from '../../../shared/locales/dates.ts'
import { useNow } from '../../language/now.ts'
import { isoDate } from '../../language/RelativeTime.tsx'
import { useWriting } from '../../language/translate.ts'
import { isToday } from '../edition/edition.ts'

export function Hour({ at, className }: { readonly at: number; readonly className?: string | undefined }) {
  const writing = useWriting()
  const now = useNow()
  return (
    <time className={className} dateTime={isoDate(at)} title={fullDateAndTime(at, writing)}>
      {isToday(at, now) ? hour(at, writing) : shortDate(at, now, writing)}
    </time>
  )
}
