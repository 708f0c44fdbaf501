import { expect, test } from 'vitest'
import { shownHeadlines } from '../../../renderer/headline-bar/other-direction.ts'
import type { Headline } from '../../../shared/contract/reading.ts'

const headline = (id: number, direction: Headline['direction']): Headline => ({
  ref: `article:${id}`,
  title: `عنوان ${id}`,
  sourceTitle: 'جريدة',
  sourceLanguage: null,
  language: null,
  direction,
  papers: 1,
  others: [],
})
const [ARABIC, FRENCH] = [headline(1, 'rtl'), headline(2, 'ltr')]
const ARABIC_BAR = { rightToLeft: true, others: 'leftOut', isStill: false } as const

test('a moving bar leaves out what would enter with its end', () => {
  expect(shownHeadlines([ARABIC, FRENCH], ARABIC_BAR)).toEqual({ headlines: [ARABIC], isStill: false })
  expect(shownHeadlines([ARABIC, FRENCH], { ...ARABIC_BAR, rightToLeft: false }).headlines).toEqual([FRENCH])
})

test('or stands still to show it, where the reader wants that or there is nothing else', () => {
  expect(shownHeadlines([ARABIC, FRENCH], { ...ARABIC_BAR, others: 'paged' })).toEqual({
    headlines: [ARABIC, FRENCH],
    isStill: true,
  })
  expect(shownHeadlines([FRENCH], ARABIC_BAR)).toEqual({ headlines: [FRENCH], isStill: true })
})

test('moves on where all is in its own direction, and leaves nothing out where it stands still anyway', () => {
  expect(shownHeadlines([ARABIC], { ...ARABIC_BAR, others: 'paged' }).isStill).toBe(false)
  expect(shownHeadlines([ARABIC, FRENCH], { ...ARABIC_BAR, isStill: true }).headlines).toHaveLength(2)
})
