// How long a watch holds, as it is chosen. Days begin where the reader is.

import type { TextKey } from '../../shared/locales/translator.ts'

export const SPANS = ['never', 'tomorrow', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

export const SPAN_NAMES: Readonly<Record<Span, TextKey>> = {
  never: 'watches.untilNever',
  tomorrow: 'watches.untilTomorrow',
  week: 'watches.untilWeek',
  month: 'watches.untilMonth',
}

const DAYS: Readonly<Record<Exclude<Span, 'never'>, number>> = { tomorrow: 1, week: 7, month: 30 }
/** Nobody's morning is cut short: news of tomorrow's night belongs to tomorrow. */
const BEGINS_AT = 6

/** null: for ever. */
export function endOf(span: Span, now: number): number | null {
  if (span === 'never') return null
  const end = new Date(now)
  end.setDate(end.getDate() + DAYS[span])
  end.setHours(BEGINS_AT, 0, 0, 0)
  return end.getTime()
}
