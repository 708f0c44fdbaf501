// How long a watch holds, as it is chosen. Days begin where the reader is.

import type { TextKey } from '../../shared/locales/translator.ts'
import { dayOfField } from '../base/field-date.ts'

export const SPANS = ['never', 'tomorrow', 'week', 'month', 'day'] as const
export type Span = (typeof SPANS)[number]

export const SPAN_NAMES: Readonly<Record<Span, TextKey>> = {
  never: 'watches.untilNever',
  tomorrow: 'watches.untilTomorrow',
  week: 'watches.untilWeek',
  month: 'watches.untilMonth',
  day: 'watches.untilDay',
}

const DAYS: Readonly<Record<Exclude<Span, 'never'>, number>> = { tomorrow: 1, week: 7, month: 30, day: 1 }
/** Nobody's morning is cut short: news of tomorrow's night belongs to tomorrow. */
const BEGINS_AT = 6

/** null: for ever. A day that is still to be chosen is tomorrow. */
export function endOf(span: Span, now: number): number | null {
  if (span === 'never') return null
  const end = new Date(now)
  end.setDate(end.getDate() + DAYS[span])
  end.setHours(BEGINS_AT, 0, 0, 0)
  return end.getTime()
}

/** The end on a day as a field for dates writes it; null where there is none. */
export function endOn(field: string): number | null {
  const day = dayOfField(field)
  return day === null ? null : new Date(day).setHours(BEGINS_AT)
}
