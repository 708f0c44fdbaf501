import { expect, test } from 'vitest'
import { shownBody } from '../../../electron/store/articles/shown-body.ts'

test('H-18 of an article that would stop the window only the words are shown, as text', () => {
  const html = '<div>'.repeat(50_000)
  expect(shownBody({ html, text: 'سطر <b>أول</b> & ثان &amp;\nسطر ثالث' })).toEqual({
    html: '<p>سطر &lt;b>أول&lt;/b> & ثان &amp;amp;</p><p>سطر ثالث</p>',
    isSimplified: true,
  })
})

test('H-18 and not more of them than a window holds', () => {
  const long = shownBody({ html: '<div>'.repeat(50_000), text: 'كلمة\n'.repeat(900_000) })
  expect(long.html.length).toBeLessThan(500_000)
  expect(long.html.match(/<p>/g)?.length).toBe(2_000)
  const signs = shownBody({ html: '<div>'.repeat(50_000), text: '&'.repeat(2_000_000) })
  expect(signs.html.length).toBeLessThan(210_000)
})

test('H-18 and no line or word that holds it up: paragraphs and words are parted, nothing is lost', () => {
  const text = `${'كلمة '.repeat(5_000)}${'ا'.repeat(50_000)} &lt; &x & آخر`
  const { html } = shownBody({ html: '<div>'.repeat(50_000), text })
  const paragraphs = html.split(/<\/?p>/).filter(Boolean)
  expect(Math.max(...paragraphs.map(({ length }) => length))).toBeLessThanOrEqual(1_510)
  expect(Math.max(...paragraphs.flatMap(line => line.split(' ')).map(({ length }) => length))).toBe(1_000)
  expect(paragraphs.join('').replaceAll(' ', '').replaceAll('&amp;', '&')).toBe(text.replaceAll(' ', ''))
})

test('H-18 and lines in which no ordinary space stands come to their end too', () => {
  const text = `كلمة ${'كلمة\u00a0'.repeat(2_000)}`
  const { html } = shownBody({ html: '<div>'.repeat(50_000), text })
  expect(html.replace(/<\/?p>/g, '').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})

test('any other article is shown as it came', () => {
  const html = '<p>نص <i>مائل</i></p>'
  expect(shownBody({ html, text: 'نص مائل' })).toEqual({ html, isSimplified: false })
})
