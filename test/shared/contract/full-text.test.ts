import { describe, expect, test } from 'vitest'
import { betterText, isCutShort } from '../../../shared/contract/full-text.ts'

const sentence =
  'عاد الصيادون إلى الميناء قبل الفجر ومعهم ما يكفي السوق ثلاثة أيام، وكان البحر هادئا كأنه لم يسمع بالعاصفة. '
const whole = sentence.repeat(12)

describe('a text that is cut', () => {
  test.each([
    ['three dots', `${whole} ثم قال…`],
    ['dots in brackets', `${whole} ثم قال [...]`],
    ['an ellipsis in brackets', `${whole} ثم قال […]`],
    ['an invitation', `${whole} اقرأ المزيد`],
    ['an invitation with an arrow', `${whole} إقرأ المزيد »`],
    ['a French invitation', `${whole} Lire la suite`],
    ['an English invitation', `${whole} Continue reading →`],
    ['two lines', sentence],
    ['nothing', ''],
  ])('ends in %s', (_name, text) => expect(isCutShort(text)).toBe(true))

  test('a whole text is not, whatever dots are in its middle', () => {
    expect(isCutShort(whole)).toBe(false)
    expect(isCutShort(`قال… ثم سكت. ${whole}`)).toBe(false)
    expect(isCutShort(`${whole} وطلب المزيد من الشباك الجديدة.`)).toBe(false)
  })
})

describe('the better of two texts', () => {
  test('is the page’s where it goes on', () => {
    expect(betterText(`${sentence}…`, whole)).toBe('page')
    expect(betterText('', whole)).toBe('page')
    expect(betterText('عاجل: المطر', whole)).toBe('page')
  })

  test('is the feed’s where the page says hardly more, less, or nothing', () => {
    expect(betterText(whole, whole)).toBe('feed')
    expect(betterText(whole, `${whole} نهاية`)).toBe('feed')
    expect(betterText(whole, sentence)).toBe('feed')
    expect(betterText(sentence, '')).toBe('feed')
  })

  test('is the feed’s where the page is about something else', () => {
    const wall = 'نستعمل ملفات صغيرة لنعرف كيف تقرأ هذا الموقع، ويمكنك أن ترفض ذلك متى شئت من صفحة الإعدادات. '.repeat(
      20,
    )
    expect(betterText(sentence, wall)).toBe('feed')
    expect(
      betterText('The harbour opened again this morning after the long storm', 'Please enable cookies '.repeat(50)),
    ).toBe('feed')
  })

  test('does not mind other spelling', () => {
    expect(betterText('عادَ الصيّادونَ إلى المينَاء قبلَ الفجر ومعهم ما يكفى السوق', whole)).toBe('page')
  })
})
