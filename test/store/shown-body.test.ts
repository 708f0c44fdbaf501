import { expect, test } from 'vitest'
import { shownBody } from '../../electron/store/shown-body.ts'

test('H-18 of an article that would stop the window only the words are shown, as text', () => {
  const html = '<div>'.repeat(50_000)
  expect(shownBody({ html, text: 'سطر <b>أول</b> & ثان\nسطر ثالث' })).toEqual({
    html: '<p>سطر &lt;b>أول&lt;/b> &amp; ثان</p><p>سطر ثالث</p>',
    isSimplified: true,
  })
})

test('H-18 and not more of them than a window holds', () => {
  const long = shownBody({ html: '<div>'.repeat(50_000), text: 'كلمة\n'.repeat(900_000) })
  expect(long.html.length).toBeLessThan(500_000)
  expect(long.html.match(/<p>/g)?.length).toBe(2_000)
})

test('any other article is shown as it came', () => {
  const html = '<p>نص <i>مائل</i></p>'
  expect(shownBody({ html, text: 'نص مائل' })).toEqual({ html, isSimplified: false })
})
