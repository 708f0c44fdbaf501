import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { markdownOf } from '../../../shared/exports/markdown.ts'
import { markdownLine, markdownLines } from '../../../shared/exports/markdown-text.ts'
import { type TreeNode, wordsIn } from '../../../shared/exports/tree.ts'
import { treeOf, wordsOf } from './trees.ts'

const KEY = '0123456789abcdef0123456789abcdef'
const reader = new MarkdownIt({ html: true })
const writing = { pictureAt: () => 'pictures/a.webp', raised: 1 }
const written = (html: string) => markdownOf(treeOf(html), writing)
const readBack = (markdown: string) => reader.render(markdown).trim()

interface Parsed {
  readonly data?: string
  readonly type: string
  readonly name?: string
  readonly children?: readonly Parsed[]
}

/** Of what somebody else's parser made of it. Blocks part words. */
function wordsBack(markdown: string): string[] {
  const textOf = ({ type, data, children = [], name }: Parsed): string => {
    if (type === 'text') return data ?? ''
    if (name === 'br') return ' '
    const inside = children.map(textOf).join('')
    return name && /^(?:p|li|h\d|td|th|blockquote|pre|tr)$/.test(name) ? ` ${inside} ` : inside
  }
  return wordsOf(textOf(parseDocument(readBack(markdown)) as unknown as Parsed))
}

describe('blocks come back as they were', () => {
  test.each([
    ['a paragraph', '<p>نص   من\nكلمات</p>', '<p>نص من كلمات</p>'],
    ['headings, a level higher', '<h3>أول</h3><h4>ثان #</h4>', '<h2>أول</h2>\n<h3>ثان #</h3>'],
    ['a list', '<ul><li>أ</li><li>ب</li></ul>', '<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>'],
    [
      'lists in each other',
      '<ol start="3"><li>أ<ul><li>ب</li></ul></li><li>ج</li></ol>',
      '<ol start="3">\n<li>\n<p>أ</p>\n<ul>\n<li>ب</li>\n</ul>\n</li>\n<li>\n<p>ج</p>\n</li>\n</ol>',
    ],
    ['two lists', '<ul><li>أ</li></ul><ul><li>ب</li></ul>', '<ul>\n<li>أ</li>\n</ul>\n<ul>\n<li>ب</li>\n</ul>'],
    [
      'a quote of two paragraphs',
      '<blockquote><p>أ</p><p>ب</p></blockquote>',
      '<blockquote>\n<p>أ</p>\n<p>ب</p>\n</blockquote>',
    ],
    ['a break', '<p>أ<br>- ب</p>', '<p>أ<br>\n- ب</p>'],
    [
      'a link',
      '<p><a href="https://a.example/x_(y)?a=1&amp;copy;">كلمة</a></p>',
      /href="https:\/\/a\.example\/x_%28y%29\?a=1&amp;copy;">كلمة/,
    ],
    ['a picture', `<p>!<img src="${KEY}" alt="ميناء ]"></p>`, '<p>!<img src="pictures/a.webp" alt="ميناء ]"></p>'],
    ['words before a link that are no picture', '<p>نعم!<a href="https://a.example/">هنا</a></p>', /نعم!<a href/],
    ['emphasis', '<p>هذا <strong>مهم </strong>جدا و<em>«ذاك»</em></p>', '<p>هذا <strong>مهم</strong> جدا و«ذاك»</p>'],
    ['a rule', '<p>أ</p><hr><p>ب</p>', '<p>أ</p>\n<hr>\n<p>ب</p>'],
    [
      'code',
      '<pre>a ``` b\n  c</pre><p><code>`x`</code></p>',
      /<pre><code>a ``` b\n {2}c\n<\/code><\/pre>\n<p><code>`x`<\/code>/,
    ],
    [
      'a table',
      '<table><caption>جدول</caption><tr><th>أ</th><th>ب</th></tr><tr><td>1 | 2</td><td><p>س</p><p>ص</p></td></tr></table>',
      /<p>جدول<\/p>\n<table>[\s\S]*<th>أ<\/th>[\s\S]*<td>1 \| 2<\/td>\n<td>س ص<\/td>/,
    ],
    ['a table of one column, which is none', '<table><tr><td><p>أ</p></td></tr></table>', '<p>أ</p>'],
  ])('%s', (_, html, expected) => {
    const back = readBack(written(html))
    if (typeof expected === 'string') expect(back).toBe(expected)
    else expect(back).toMatch(expected)
  })
})

const HOSTILE = [
  '# لا عنوان',
  '1. ليست قائمة',
  '2026) سنة',
  '- شرطة',
  '+ زائد',
  '> اقتباس',
  '=== ---',
  '*نجوم* و_خطوط_ و**أخرى**',
  '[رابط](https://a.example) ![صورة](x)',
  '<script>alert(1)</script> <b>',
  '&lt; &amp; &copy; &#123; & ',
  '`رمز` ```',
  'a | b | c',
  '|---|---|',
  '~~محذوف~~ ~~~',
  '\\ في \\* كل \\\\ مكان',
  'https://a.example/_x_ www.a.example',
  '[x]: https://a.example',
  '[^1] [ ] ',
  '}{ %() $x$',
  'می\u200cخواهم \u200fنص\u200e \u202eمقلوب\u202c',
  ':--- | ---:',
]

test.each(HOSTILE)('%j is words and nothing else, wherever it stands', text => {
  const words = wordsOf(text)
  expect(wordsBack(markdownLine(text))).toEqual(words)
  expect(wordsBack(`# ${written(`<h3>${escaped(text)}</h3>`).replace(/^#+ /, '')}`)).toEqual(words)
  for (const html of [`<p>${escaped(text)}</p>`, `<ul><li>${escaped(text)}</li></ul>`, `<p>أ<br>${escaped(text)}</p>`])
    expect(wordsBack(written(html)).slice(-words.length)).toEqual(words)
  const cell = `<table><tr><td>${escaped(text)}</td><td>ب</td></tr></table>`
  expect(wordsBack(written(cell))).toEqual([...words, 'ب'])
  expect(readBack(written(`<p>${escaped(text)}</p>`))).not.toMatch(/<(?!\/?p>|\/?a\b)/)
})

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const sign = fc.constantFrom(
  ...'ابجد abc 12.)(-+#*_`~|<>[]!\\&;:=«»،\n'.split(''),
  '&lt;',
  '  ',
  '**',
  '](',
  'http://a.b',
)
const words = fc.array(sign, { minLength: 1, maxLength: 12 }).map(signs => signs.join(''))
const inline: fc.Arbitrary<TreeNode> = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.record({
    tag: fc.constantFrom('em', 'strong', 'del', 'span', 'i', 'b'),
    attributes: fc.constant({}),
    inside: fc.array(words, { maxLength: 2 }),
  }),
  fc.constant({ tag: 'br', attributes: {}, inside: [] }),
  fc.record({
    tag: fc.constant('a'),
    attributes: fc.constant({ href: 'https://a.example/' }),
    inside: fc.array(words, { minLength: 1, maxLength: 2 }),
  }),
)
const paragraph = fc.array(inline, { minLength: 1, maxLength: 6 })
const block: fc.Arbitrary<TreeNode> = fc.oneof(
  paragraph.map(inside => ({ tag: 'p', attributes: {}, inside })),
  paragraph.map(inside => ({ tag: 'h3', attributes: {}, inside })),
  fc.array(paragraph, { minLength: 1, maxLength: 3 }).map(items => ({
    tag: 'ul',
    attributes: {},
    inside: items.map(inside => ({ tag: 'li', attributes: {}, inside })),
  })),
  fc.array(paragraph, { minLength: 2, maxLength: 3 }).map(cells => ({
    tag: 'table',
    attributes: {},
    inside: [{ tag: 'tr', attributes: {}, inside: cells.map(inside => ({ tag: 'td', attributes: {}, inside })) }],
  })),
  paragraph.map(inside => ({ tag: 'blockquote', attributes: {}, inside: [{ tag: 'p', attributes: {}, inside }] })),
)

test('whatever stands in whatever, the letters that come back are those that went in, in their order', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), tree => {
      const letters = (text: string) => text.replace(/\s+/g, '')
      const markdown = markdownOf(tree, writing)
      // A link of nothing but spaces shows its address.
      const expected = letters(wordsIn(tree.map(withAddresses)))
      expect([letters(wordsBack(markdown).join('')), markdown]).toEqual([expected, markdown])
    }),
    { numRuns: 2000 },
  )
})

function withAddresses(node: TreeNode): TreeNode {
  if (typeof node === 'string') return node
  if (node.tag === 'a' && wordsIn(node.inside).trim() === '') return { ...node, inside: ['https://a.example/'] }
  return { ...node, inside: node.inside.map(withAddresses) }
}

test('the lines of a note stay lines, and its paragraphs paragraphs', () => {
  expect(readBack(markdownLines('سطر\n# آخر\n\n\n- فقرة'))).toBe('<p>سطر<br>\n# آخر</p>\n<p>- فقرة</p>')
})
