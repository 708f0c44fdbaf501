import { describe, expect, test } from 'vitest'
import { ruleBetween } from '../../../renderer/timeline/rules.ts'

const NOON = new Date(2026, 1, 11, 12).getTime()
const HOUR = 3_600_000
const DAY = { isDay: true, isSeenBefore: false }
const SEEN = { isDay: false, isSeenBefore: true }
const at = (aboveHoursAgo: number | null, hoursAgo: number, visitHoursAgo: number | null = null) =>
  ruleBetween(aboveHoursAgo === null ? null : NOON - aboveHoursAgo * HOUR, NOON - hoursAgo * HOUR, {
    now: NOON,
    lastVisitAt: visitHoursAgo === null ? null : NOON - visitHoursAgo * HOUR,
  })

describe('a rule stands', () => {
  test('where another day begins, by the reader’s own clock', () => {
    expect(at(11, 13)).toEqual(DAY)
    expect(at(1, 11)).toBeNull()
  })

  test('over the first row only when that is not of today', () => {
    expect(at(null, 1)).toBeNull()
    expect(at(null, 13)).toEqual(DAY)
  })

  test('where the reader was the last time, once', () => {
    expect(at(1, 3, 2)).toEqual(SEEN)
    expect(at(3, 4, 2)).toBeNull()
    expect(at(1, 1.5, 2)).toBeNull()
  })

  test('for both at once, and for no visit when nothing is new', () => {
    expect(at(11, 13, 12)).toEqual({ isDay: true, isSeenBefore: true })
    expect(at(null, 3, 2)).toBeNull()
  })
})
