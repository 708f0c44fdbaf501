import { expect, test } from 'vitest'
import { originOf } from '../../../renderer/article/origin.ts'
import { leadOf } from '../../../renderer/rows/lead.ts'
import { marksIn } from '../../../renderer/search/pieces.ts'
import type { Article } from '../../../shared/contract/reading.ts'
import { typeset } from '../../../shared/press/typography.ts'

const row = { direction: 'rtl', language: 'ar' } as const
const TITLE = 'يفتح الميناء أبوابه للزوار'

test('what is too little for two lines is no lead', () => {
  expect(leadOf({ ...row, title: TITLE, lead: 'نص قصير.' })).toBeNull()
  expect(leadOf({ ...row, title: TITLE, lead: '' })).toBeNull()
})

test('a lead does not say again what the headline says, and has no full stop before its dots', () => {
  const rest = 'يبدأ المزاد في الرابعة صباحا وينتهي قبل أن تصل الشمس إلى الرصيف الطويل'
  expect(leadOf({ ...row, title: TITLE, lead: `${TITLE}. ${rest}.…` })).toEqual({ text: `${rest}…`, fills: 'narrow' })
  expect(leadOf({ ...row, title: TITLE, lead: `${TITLE}.` })).toBeNull()
  expect(leadOf({ ...row, title: '', lead: `${rest} ${rest}` })?.fills).toBe('wide')
  expect(leadOf({ ...row, title: '', lead: `${rest} ${rest} ${rest}` })?.fills).toBe('more')
})

test('what was found is marked where it stands once the punctuation is set', () => {
  const text = 'قال "لا" ،ثم عاد إلى "الميناء" .'
  const start = text.indexOf('الميناء')
  const drawn = typeset(text, 'rtl', 'ar')
  const { ranges } = marksIn(drawn, { text, ranges: [[start, start + 'الميناء'.length]] })
  expect(ranges.map(([from, to]) => drawn.slice(from, to))).toEqual(['الميناء'])
  const same = { text: 'خبر', ranges: [[0, 3] as const] }
  expect(marksIn('خبر', same)).toEqual(same)
})

test('a saved page says since when it is kept, and that it was published only where it is known', () => {
  const said = (article: Pick<Article, 'sourceTitle' | 'publishedAt' | 'savedAt'>) =>
    originOf(article as Article).map(({ text }) => text)
  expect(said({ sourceTitle: 'الميناء', publishedAt: 5, savedAt: null })).toEqual(['article.published'])
  expect(said({ sourceTitle: '', publishedAt: 9, savedAt: 9 })).toEqual(['article.saved'])
  expect(said({ sourceTitle: 'paper.example', publishedAt: 9, savedAt: 9 })).toEqual(['article.savedFrom'])
  expect(said({ sourceTitle: 'الميناء', publishedAt: 5, savedAt: 9 })).toEqual([
    'article.published',
    'article.savedAfterwards',
  ])
})

test('the hour of a date without one is not told', () => {
  const at = Date.UTC(2026, 10, 20)
  const published = (publishedAt: number) =>
    originOf({ sourceTitle: 'الميناء', publishedAt, savedAt: null } as Article)[0]?.isDay
  expect(published(at)).toBe(true)
  expect(published(at + 60_000)).toBe(false)
})
