import { expect, test } from 'vitest'
import { comparedWith } from '../../../shared/stories/headline-words.ts'

/** What only this headline says, in brackets. */
const marked = (headline: string, shown: string) =>
  comparedWith(headline, shown)
    .map(({ text, isShared }) => (isShared ? text : `[${text.trim()}] `))
    .join('')
    .trim()

test('words that both headlines have are shared, whatever their vowels, hamzas and signs', () => {
  expect(marked('إخماد حريق المستودع، بعد ساعات', 'حَريق في المستودع بعد ساعات طويلة')).toBe(
    '[إخماد] حريق المستودع، بعد ساعات',
  )
  expect(marked('L’Été au port', 'l’ete, sans le port')).toBe('L’Été [au] port')
})

test('a sign that stands alone belongs to what is before it', () => {
  expect(marked('الميناء – مفتوح', 'الميناء مغلق')).toBe('الميناء – [مفتوح]')
})

test('put together again the parts are the headline', () => {
  const headline = 'ثلج  على القمم: طريق مقفل'
  expect(
    comparedWith(headline, 'طريق')
      .map(({ text }) => text)
      .join(''),
  ).toBe(headline)
})
