// Where the list comes to another day, and to what was there when the reader was here before.
import { useCallback } from 'react'
import { fullDate } from '../../shared/locales/dates.ts'
import { DAY } from '../../shared/units.ts'
import { drawnBeside, rowAt, type Slices } from '../articles/slices.ts'
import { useCell } from '../base/cell.ts'
import { useNow } from '../language/now.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { lastVisitCell } from '../place/visits.ts'

export interface Rule {
  /** Another day begins under it. */
  readonly isDay: boolean
  /** From here on nothing is newer than the visit before. */
  readonly isSeenBefore: boolean
}

interface Moments {
  readonly now: number
  readonly lastVisitAt: number | null
}

/** `aboveAt`: when the article over it was published; null: it is the first of the list. */
export function ruleBetween(aboveAt: number | null, at: number, { now, lastVisitAt }: Moments): Rule | null {
  // The head of the list is today's unless something else is said.
  const isDay = dayOf(aboveAt ?? now) !== dayOf(at)
  const isSeenBefore = lastVisitAt !== null && aboveAt !== null && aboveAt > lastVisitAt && at <= lastVisitAt
  return isDay || isSeenBefore ? { isDay, isSeenBefore } : null
}

/** The words over the row at an index; null: none. */
export function useRules(): (slices: Slices, index: number) => string | null {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  const lastVisitAt = useCell(lastVisitCell)
  return useCallback(
    (slices, index) => {
      const row = rowAt(slices, index)
      const aboveIndex = drawnBeside(slices, index, -1)
      const above = aboveIndex === null ? null : rowAt(slices, aboveIndex)
      if (!row || above === undefined) return null
      const rule = ruleBetween(above?.publishedAt ?? null, row.publishedAt, { now, lastVisitAt })
      if (!rule) return null
      const day = dayInWords(row.publishedAt)
      return [rule.isDay ? day : '', rule.isSeenBefore ? t('timeline.seenBefore') : ''].filter(Boolean).join(' · ')

      function dayInWords(at: number): string {
        if (dayOf(at) === dayOf(now)) return t('timeline.today')
        if (dayOf(at) === dayOf(now - DAY)) return t('timeline.yesterday')
        return fullDate(at, { ...writing, hijri: false })
      }
    },
    [t, writing, now, lastVisitAt],
  )
}

/** The reader's own day. */
function dayOf(at: number): string {
  return new Date(at).toDateString()
}
