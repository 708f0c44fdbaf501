import { describe, expect, test } from 'vitest'
import { isTooHeavy } from '../../../shared/markup/weight.ts'
import { startEffort } from '../../support/effort.ts'

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

describe('H-18 markup that would hold the window up', () => {
  test.each([
    ['deep', '<div>'.repeat(50_000)],
    ['deep in letters', '<b><i><font>'.repeat(20_000)],
    ['many attributes', `<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(' ')}>x</p>`],
    ['many short attributes', `<p ${'a '.repeat(500)}>x</p>`],
    ['many attributes that never end', `<p ${'a=1 '.repeat(50_000)}`],
    ['nested tables', '<table>'.repeat(3_100)],
    ['nested cells', '<table><tr><td>'.repeat(300)],
    ['many elements', '<br>'.repeat(10_000)],
    ['long', 'نص '.repeat(700_000)],
    ['a paragraph of a book’s length', `<p>${'كلمة <b>أخرى</b> '.repeat(2_900)}${'كلمة '.repeat(3_000)}</p>`],
    ['a book in paragraphs', `<p>${'كلمة '.repeat(100)}</p>`.repeat(400)],
    ['a word that never ends', `<p>${'ا'.repeat(30_000)}</p>`],
    ['letters anew in every paragraph', times(1450, at => `<s title=${at}><p>x`)],
    ['deep letters anew in every paragraph', `<p>${times(240, at => `<b title=${at}>`)}${'<p>x'.repeat(2_000)}`],
    ['a few letters anew in many paragraphs', `<p>${times(40, at => `<b title=${at}>`)}${'<p>x'.repeat(200)}`],
    [
      'letters anew in cells',
      `<table><tr><td><p>${times(200, at => `<i title=${at}>`)}${'<div>x</div><p>x'.repeat(800)}`,
    ],
    ['letters anew before a table', `<table><p>${times(200, at => `<i title=${at}>`)}${'<p>x'.repeat(1200)}`],
    [
      'letters that only seem to end',
      `<p>${times(240, at => `<b title="${at}</b>"><!-- </b> -->`)}${'<p>x'.repeat(900)}`,
    ],
    ['unknown boxes in each other, which the cleaner copies', `${'<x-y>'.repeat(100)}${'<br>'.repeat(900)}`],
    ['unknown boxes beyond what a browser draws', '<center>'.repeat(300)],
    ['annotations of annotations', '<ruby>x<rt>'.repeat(5)],
    ['pictures without end', '<img src=x>'.repeat(700)],
    ['attributes everywhere', `<p ${'a '.repeat(50)}>x`.repeat(700)],
    ['cells over cells', `<table>${'<tr><td colspan=999 rowspan=999>x'.repeat(200)}</table>`],
    ['letters that nobody closes', times(300, at => `<p><code title=${at}></p>`)],
    ['links that run on and on', '<a href="x">x'.repeat(3_100)],
  ])('%s', (_name, html) => {
    const effort = startEffort()
    expect(isTooHeavy(html)).toBe(true)
    expect(effort()).toBeLessThan(500)
  })

  test.each([
    [
      'a long honest article',
      '<p>فقرة فيها <b>كلمة</b> و<a href="https://a.example/?a=1&b=2">رابط</a>.</p>'.repeat(500),
    ],
    ['a long report', `<p>${'كلمة '.repeat(100)}</p>`.repeat(250)],
    ['a table', `<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(500)}</table>`],
    ['nesting of an editor', `${'<div><span>'.repeat(60)}x${'</span></div>'.repeat(60)}`.repeat(10)],
    ['a picture written into the text', `<img src="data:image/png;base64,${'A'.repeat(500_000)}" alt="x y z">`],
    ['a text that parts no words', '本日は晴天なり。'.repeat(5_000)],
    ['words of some length', `<p>${'ا'.repeat(19_000)}</p>`.repeat(7)],
    ['lists that are never closed', '<ul><li>a<li>b</ul>'.repeat(500)],
    ['signs of less', '1 < 2 '.repeat(6_000)],
    ['comments', '<!-- x -->'.repeat(10_000)],
    ['bold that is never closed, in every paragraph alike', '<p><b>كلمة <p>نص'.repeat(400)],
    ['a font around everything', `<font size=3><b>${'<p>نص</p>'.repeat(1_500)}`],
    ['annotated words', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> '.repeat(500)],
    [
      'a table with wide and tall cells',
      `<table>${'<tr><td colspan="4">x<tr><td rowspan=3>x<td>y'.repeat(300)}</table>`,
    ],
    ['a drawing', `<svg viewBox="0 0 9 9">${'<path d="M0 0"/>'.repeat(400)}</svg>`],
    ['a script that writes tags', `<script>${'"<b title=1><p>"'.repeat(5_000)}</script>نص`],
    ['a tag that never ends', `نص<a href="${'<b>'.repeat(5_000)}`],
    ['nothing', ''],
  ])('%s is not', (_name, html) => {
    expect(isTooHeavy(html)).toBe(false)
  })
})
