import { describe, expect, test } from 'vitest'
import { editionName, readingTime } from '../../../renderer/front-page/edition/edition.ts'

/** In the reader's own zone, whichever it is. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()

describe('an edition is called', () => {
  test.each([
    [0, 'front.night'],
    [3, 'front.night'],
    [4, 'front.morning'],
    [10, 'front.morning'],
    [11, 'front.noon'],
    [16, 'front.evening'],
    [20, 'front.night'],
    [23, 'front.night'],
  ] as const)('by the hour at which it was complete: %i', (hour, text) => {
    expect(editionName(at(29, hour, 40), at(29, hour), at(29, 23, 59))).toEqual({ text, at: null })
  })

  test('yesterday’s, where nothing is newer or nobody answered since', () => {
    const now = at(29, 9)
    expect(editionName(at(29, 8), at(28, 22), now)).toEqual({ text: 'front.yesterday', at: null })
    expect(editionName(at(28, 22), at(28, 21), now)).toEqual({ text: 'front.yesterday', at: null })
  })

  test('by its day, where that is longer ago', () => {
    expect(editionName(at(20, 8), at(20, 7), at(29, 9))).toEqual({ text: 'front.ofDate', at: at(20, 7) })
  })

  test('today’s, although an article bears a later date', () => {
    expect(editionName(at(29, 8), at(30, 8), at(29, 9)).text).toBe('front.morning')
  })
})

test('the minutes of a page: all of it, some of it, none left, headlines only', () => {
  const minutes = (count: number) => `${count} د`
  expect(readingTime(0, 12, minutes)).toEqual({ text: 'front.toRead', values: { minutes: '12 د' } })
  expect(readingTime(6, 5, minutes)).toEqual({ text: 'front.partRead', values: { read: '6 د', left: '5 د' } })
  expect(readingTime(11, 0, minutes)?.text).toBe('front.allRead')
  expect(readingTime(0, 0, minutes)).toBeNull()
})
