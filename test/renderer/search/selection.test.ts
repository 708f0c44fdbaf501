import { describe, expect, test } from 'vitest'
import { queryFor, shownSelection } from '../../../renderer/search/asking/selection.ts'

describe('selected words', () => {
  test('are looked for as they follow one another; one word is only itself', () => {
    expect(queryFor('  سوق الجملة\n بالدار ')).toBe('"سوق الجملة بالدار"')
    expect(queryFor('المرسى')).toBe('المرسى')
  })

  test('give a query that their own quotation marks do not end', () => {
    expect(queryFor('قال "نعم" ومضى')).toBe('"قال نعم ومضى"')
  })

  test('are shown cut after a whole word', () => {
    expect(shownSelection('بيت صغير')).toBe('بيت صغير')
    expect(shownSelection('اجتمع المجلس البلدي في دورته العادية')).toBe('اجتمع المجلس البلدي في…')
  })
})
