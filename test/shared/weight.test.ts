import { describe, expect, test } from 'vitest'
import { isTooHeavy } from '../../shared/markup/weight.ts'
import { startEffort } from '../support/effort.ts'

describe('H-18 markup that would hold the window up', () => {
  test.each([
    ['deep', '<div>'.repeat(50_000)],
    ['deep in letters', '<b><i><font>'.repeat(20_000)],
    ['many attributes', `<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(' ')}>x</p>`],
    ['many short attributes', `<p ${'a '.repeat(500)}>x</p>`],
    ['many attributes that never end', `<p ${'a=1 '.repeat(50_000)}`],
    ['nested tables', '<table>'.repeat(3_000)],
    ['nested cells', '<table><tr><td>'.repeat(300)],
    ['many elements', '<br>'.repeat(10_000)],
    ['long', 'نص '.repeat(700_000)],
    ['a word that never ends', `<p>${'ا'.repeat(30_000)}</p>`],
    ['links that never end', '<a href="'.repeat(200_000)],
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
    ['a table', `<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(500)}</table>`],
    ['nesting of an editor', `${'<div><span>'.repeat(60)}x${'</span></div>'.repeat(60)}`.repeat(10)],
    ['a picture written into the text', `<img src="data:image/png;base64,${'A'.repeat(500_000)}" alt="x y z">`],
    ['a text that parts no words', '本日は晴天なり。'.repeat(5_000)],
    ['words of some length', `${'ا'.repeat(19_000)} `.repeat(10)],
    ['lists that are never closed', '<ul><li>a<li>b</ul>'.repeat(500)],
    ['signs of less', '1 < 2 '.repeat(20_000)],
    ['comments', '<!-- x -->'.repeat(10_000)],
    ['nothing', ''],
  ])('%s is not', (_name, html) => {
    expect(isTooHeavy(html)).toBe(false)
  })
})
