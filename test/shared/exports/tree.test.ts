import { describe, expect, test } from 'vitest'
import { checkedArticle } from '../../../electron/extractor/answers.ts'
import { htmlOf } from '../../../shared/exports/html.ts'
import { DEEPEST, isTree, type TreeNode } from '../../../shared/exports/tree.ts'
import { codeOf } from '../../support/fetching.ts'
import { treeOf } from './trees.ts'

const KEY = '0123456789abcdef0123456789abcdef'
const element = (tag: string, attributes: Record<string, unknown> = {}, inside: unknown[] = []) => ({
  tag,
  attributes,
  inside,
})
const nested = (depth: number): unknown => Array.from({ length: depth }).reduce(node => element('div', {}, [node]), 'x')

/** The hidden page has parsed what a stranger wrote, and may be the stranger's by now. */
describe('what the hidden page answers is not believed', () => {
  test.each([
    ['a script', [element('script', {}, ['x'])]],
    ['a frame in a paragraph', [element('p', {}, [element('iframe')])]],
    ['an address that runs', [element('a', { href: 'javascript:alert(1)' })]],
    ['one with a space before it', [element('a', { href: ' javascript:alert(1)' })]],
    ['a picture from elsewhere', [element('img', { src: 'https://a.example/1.png' })]],
    ['a handler', [element('p', { onclick: 'x' })]],
    ['a style', [element('p', { style: 'x' })]],
    ['an attribute that is no text', [element('p', { lang: 1 })]],
    ['a tag that is markup', [element('p><script>')]],
    ['an attribute that is markup', [element('p', { 'lang="x" onclick': 'x' })]],
    ['too deep', [nested(DEEPEST + 2)]],
    ['too many', Array.from({ length: 200_001 }, () => 'x')],
    ['no list', element('p')],
    ['nothing', null],
  ])('%s', async (_, content) => {
    expect(isTree(content)).toBe(false)
    expect(await codeOf((async () => checkedArticle({ content, lead: null }))())).toBe('extractorStopped')
  })

  test('nor a lead picture that is no key; what is an article is one', async () => {
    expect(await codeOf((async () => checkedArticle({ content: [], lead: '../x' }))())).toBe('extractorStopped')
    const content = [
      nested(DEEPEST),
      element('a', { href: 'https://a.example/', dir: 'ltr' }),
      element('img', { src: KEY }),
    ]
    expect(checkedArticle({ content, lead: KEY, more: 1 })).toEqual({ content, lead: KEY })
  })
})

describe('as HTML', () => {
  const writing = { pictureAt: (key: string) => (key === KEY ? 'data:image/webp;base64,AA==' : null), raised: 1 }
  test.each([
    ['<p>a &lt;b&gt; &amp; "c"</p>', '<p>a &lt;b&gt; &amp; &quot;c&quot;</p>'],
    ['<h3>أ</h3><h6>ب</h6>', '<h2>أ</h2><h5>ب</h5>'],
    [`<img src="${KEY}" alt="&quot;>">`, '<img src="data:image/webp;base64,AA==" alt="&quot;&gt;">'],
    [`<img src="${'f'.repeat(32)}" alt="قارب">`, '<span>[قارب]</span>'],
    [`<img src="${'f'.repeat(32)}">`, ''],
    ['<br>', '<br>'],
    [
      '<a href="https://a.example/?a=1&amp;b">x</a>',
      '<a href="https://a.example/?a=1&amp;b" rel="noopener noreferrer">x</a>',
    ],
  ])('%j becomes %j', (clean, written) => {
    expect(htmlOf(treeOf(clean), writing)).toBe(written)
  })

  test('signs that no document may hold are left out', () => {
    const tree: TreeNode[] = ['a\u0000b\u001bc\u200cd']
    expect(htmlOf(tree, writing)).toBe('abc\u200cd')
  })
})
