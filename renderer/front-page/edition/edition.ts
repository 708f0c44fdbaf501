// What an edition is called: by the hour at which it was complete, or by its day once that is over. Pure.

import type { TextKey, TextValues } from '../../../shared/locales/translator.ts'
import { DAY } from '../../../shared/units.ts'

export interface EditionName {
  readonly text: TextKey
  /** The day that stands in it; null: none. */
  readonly at: number | null
}

/** The hour from which on it is called so. */
const NAMES = [
  [20, 'front.night'],
  [16, 'front.evening'],
  [11, 'front.noon'],
  [4, 'front.morning'],
  [0, 'front.night'],
] as const satisfies readonly (readonly [number, TextKey])[]

/** `newest`: when the newest report on it was published. A paper without news of today is not today's. */
export function editionName(completeAt: number, newest: number, now: number): EditionName {
  const at = Math.min(completeAt, Math.max(newest, 0))
  if (dayOf(at) === dayOf(now)) {
    const hour = new Date(completeAt).getHours()
    return { text: NAMES.find(([from]) => hour >= from)?.[1] ?? 'front.night', at: null }
  }
  return dayOf(at) === dayOf(now - DAY) ? { text: 'front.yesterday', at: null } : { text: 'front.ofDate', at }
}

/** Whether an hour alone says when it was. */
export function isToday(at: number, now: number): boolean {
  return dayOf(at) === dayOf(now)
}

export interface ReadingTime {
  readonly text: TextKey
  readonly values: TextValues
}

/** What to say of the minutes that a page takes, of which some may be over. null: it has headlines only. */
export function readingTime(read: number, left: number, minutes: (count: number) => string): ReadingTime | null {
  if (read + left === 0) return null
  if (left === 0) return { text: 'front.allRead', values: {} }
  if (read === 0) return { text: 'front.toRead', values: { minutes: minutes(left) } }
  return { text: 'front.partRead', values: { read: minutes(read), left: minutes(left) } }
}

/** The reader's own day. */
function dayOf(at: number): string {
  return new Date(at).toDateString()
}
