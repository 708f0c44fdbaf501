import { expect, test } from 'vitest'
import { mark, snippet } from '../../shared/search/highlight.ts'
import { ftsExpression, searchTerms } from '../../shared/search/query.ts'

const marked = ({ text, ranges }: ReturnType<typeof mark>) => ranges.map(([start, end]) => text.slice(start, end))

test('the last word is a beginning while it is being typed, a finished one is whole', () => {
  expect(searchTerms('سوق السم')).toEqual([
    { words: ['سوق'], prefix: false },
    { words: ['السم'], prefix: true },
  ])
  expect(searchTerms('سوق السمك ').at(-1)).toEqual({ words: ['السمك'], prefix: false })
})

test.each(['"كأس العالم"', '«كأس العالم»', '“كأس العالم”', '"كأس العالم'])('a phrase in quotation marks: %s', typed => {
  expect(searchTerms(typed)).toEqual([{ words: ['كاس', 'العالم'], prefix: false }])
})

test('what is typed is never FTS5 syntax', () => {
  expect(ftsExpression(searchTerms('NEAR(a b) OR title:x* -y ^z'))).toBe(
    '"near a" AND "b" AND "or" AND "title x" AND "y" AND "z"*',
  )
  expect(ftsExpression(searchTerms('"" ** ()'))).toBeNull()
})

test('a match is marked on the original text, with its vowel marks', () => {
  expect(marked(mark('فتحتِ المَكْتَبَةُ أبوابها', searchTerms('المكتبه ')))).toEqual(['المَكْتَبَةُ'])
})

test('a snippet shows the first match in its sentence, in one line', () => {
  const text = `${'كلام قبل '.repeat(80)}\n\nقِراءةٌ في الليل\n${'كلام بعد '.repeat(80)}`
  const shown = snippet(text, searchTerms('قراءة'), 160)

  expect(marked(shown)).toEqual(['قِراءةٌ'])
  expect(shown.text.length).toBeLessThan(180)
  expect(shown.text).not.toContain('\n')
})

test('a text without a match begins at its beginning', () => {
  expect(snippet('نص قصير', searchTerms('غائب'), 160)).toEqual({ text: 'نص قصير', ranges: [] })
})
