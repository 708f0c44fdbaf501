import { describe, expect, test } from 'vitest'
import { bareName, isSameHeadline, partTitle, proofOf } from '../../../shared/press/headlines.ts'

const HILL = ['جريدة التل', 'hill.example', 'hill']

describe('what is proved to be no part of a headline is taken off', () => {
  test.each([
    ['المنارة تضيء | جريدة التل', 'المنارة تضيء', 'جريدة التل'],
    ['جريدة التل - المنارة تضيء', 'المنارة تضيء', 'جريدة التل'],
    ['La tour rouvre – Hill', 'La tour rouvre', 'Hill'],
    ['المنارة تضيء - أخبار - جريدة التل', 'المنارة تضيء - أخبار', 'جريدة التل'],
    ['المنارة   تضيء\n» جريدة  التل', 'المنارة تضيء', 'جريدة التل'],
  ])('«%s», where the paper is known', (written, title, rest) => {
    expect(partTitle(written, proofOf(HILL, []))).toEqual({ title, rest })
  })

  test('where the headline stands on the page by itself, and is longer than the rest', () => {
    const headings = ['المنارة تضيء من جديد', 'بحر']
    const parted = { title: 'المنارة تضيء من جديد', rest: 'أخبار - التل' }
    expect(partTitle('المنارة تضيء من جديد - أخبار - التل', proofOf([], headings))).toEqual(parted)
    expect(partTitle('بحر - المنارة تضيء', proofOf([], headings)).title).toBe('بحر - المنارة تضيء')
  })

  test('where it is one of the names that a paper has', () => {
    const names = ['التل - كل أخبار الجبل | The Hill Paper']
    expect(partTitle('المنارة تضيء | The Hill Paper', proofOf(names, [])).title).toBe('المنارة تضيء')
  })
})

test.each([
  'الوزير: المشروع جاهز',
  'جريدة التل: المنارة تضيء',
  'المنارة - تضيء',
  'Jean-Marc rentre – enfin',
  'Rain | sun',
])('«%s» stays whole', written => {
  expect(partTitle(written, proofOf(HILL, ['المشروع جاهز']))).toEqual({ title: written, rest: null })
})

test('how a headline is set makes no difference', () => {
  expect(isSameHeadline('المنارةُ «تضيء»', 'المنارة تضيء')).toBe(true)
  expect(isSameHeadline('Don’t look', "Don't look")).toBe(true)
  expect(isSameHeadline('', '…')).toBe(false)
})

test('a name stands without the signs that part it from what it stood beside', () => {
  expect(bareName('– جريدة التل /')).toBe('جريدة التل')
  expect(bareName('Hill-Paper')).toBe('Hill-Paper')
})
