/** Words of an article and what is in them, as Markdown: links, pictures, code, emphasis, breaks. */

import type { PictureKey } from '../contract/ids.ts'
import { escapeLineStart, escapeMarkdown, escapeTarget } from './markdown-text.ts'
import { type TreeElement, type TreeNode, wordsIn } from './tree.ts'

export interface MarkdownWriting {
  /** Where the file of a picture lies; null: it is not at hand, and what it shows is told in words. */
  pictureAt(key: PictureKey): string | null
  /** Levels that headings go up by. */
  readonly raised: number
}

const BLOCKS = new Set(
  (
    'p hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr td th div ' +
    'section article aside address details summary'
  ).split(' '),
)

export function isBlock(node: TreeNode): node is TreeElement {
  return typeof node !== 'string' && (BLOCKS.has(node.tag) || node.inside.some(isBlock))
}

/** Blocks in a row, as one line takes them. */
export function flat(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap(node => (isBlock(node) ? [' ', ...flat(node.inside), ' '] : [node]))
}

export interface InlineWriting extends MarkdownWriting {
  /** A break is a space. */
  readonly isOneLine: boolean
}

type Token =
  | { readonly kind: 'words'; readonly text: string }
  /** In Markdown already. */
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string; readonly isEnd: boolean; readonly number: number }
  | { readonly kind: 'break' }

const EMPHASIS: Readonly<Record<string, string>> = {
  em: '*',
  i: '*',
  cite: '*',
  dfn: '*',
  strong: '**',
  b: '**',
  del: '~~',
  s: '~~',
}
const CODE = new Set(['code', 'kbd', 'samp', 'tt'])

/** A paragraph, or what stands in one line. */
export function inlineOf(nodes: readonly TreeNode[], writing: InlineWriting): string {
  let signs = 0
  const tokensOf = (inside: readonly TreeNode[], isEmphasised: boolean): Token[] =>
    inside.flatMap((node): Token[] => {
      if (typeof node === 'string') return [{ kind: 'words', text: node }]
      const { tag, attributes } = node
      if (tag === 'br') return [writing.isOneLine ? { kind: 'words', text: ' ' } : { kind: 'break' }]
      if (tag === 'img') return pictureOf(attributes, writing)
      if (tag === 'a') return linkOf(node, writing)
      if (CODE.has(tag)) return codeOf(wordsIn(node.inside))
      if (tag === 'q') return [...quoted(tokensOf(node.inside, isEmphasised), wordsIn(node.inside))]
      const sign = isEmphasised ? undefined : EMPHASIS[tag]
      if (sign === undefined) return tokensOf(node.inside, isEmphasised)
      const number = ++signs
      return [
        { kind: 'sign', text: sign, isEnd: false, number },
        ...tokensOf(node.inside, true),
        { kind: 'sign', text: sign, isEnd: true, number },
      ]
    })
  return composed(withSoundSigns(withSpaces(tokensOf(nodes, false))), writing)
}

const ARABIC = /\p{Script=Arabic}/u

function quoted(inside: readonly Token[], words: string): Token[] {
  const [begin, end] = ARABIC.test(words) ? ['«', '»'] : ['“', '”']
  return [{ kind: 'words', text: begin }, ...inside, { kind: 'words', text: end }]
}

function pictureOf({ src = '', alt = '' }: TreeElement['attributes'], { pictureAt }: InlineWriting): Token[] {
  const words = alt.replace(/\s+/g, ' ').trim()
  const address = pictureAt(src)
  if (address !== null) return [{ kind: 'written', text: `![${escapeMarkdown(words)}](${escapeTarget(address)})` }]
  return words === '' ? [] : [{ kind: 'words', text: `[${words}]` }]
}

function linkOf({ attributes, inside }: TreeElement, writing: InlineWriting): Token[] {
  const { href = '' } = attributes
  const words = inlineOf(flat(inside), { ...writing, isOneLine: true })
  if (href === '') return [{ kind: 'written', text: words }]
  return [{ kind: 'written', text: `[${words === '' ? escapeMarkdown(href) : words}](${escapeTarget(href)})` }]
}

function codeOf(words: string): Token[] {
  const text = words.replace(/\s+/g, ' ').trim()
  if (text === '') return []
  const fence = '`'.repeat(longestRun(text) + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  // In a cell of a table a bar parts cells even in code.
  return [{ kind: 'written', text: `${fence}${space}${text.replaceAll('|', '\\|')}${space}${fence}` }]
}

const SPACES = /[ \t\n\r\f]+/g

/** White space is one space, none at either end and none around a break; that at the edge of an emphasis stands outside of it. */
function withSpaces(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  let isAfterSpace = true
  for (const token of tokens) {
    if (token.kind !== 'words') {
      if (token.kind === 'break') trimEnd(out)
      isAfterSpace = token.kind === 'break' || (isAfterSpace && token.kind === 'sign')
      out.push(token)
      continue
    }
    const text = token.text.replace(SPACES, ' ')
    const words = isAfterSpace ? text.replace(/^ /, '') : text
    if (words === '') continue
    isAfterSpace = words.endsWith(' ')
    out.push({ kind: 'words', text: words })
  }
  trimEnd(out)
  return movedOut(out)
}

function trimEnd(tokens: Token[]): void {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]
    if (token?.kind === 'sign') continue
    if (token?.kind === 'words') tokens[at] = { kind: 'words', text: token.text.replace(/ $/, '') }
    return
  }
}

function movedOut(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'words') {
      out.push(token)
      continue
    }
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const isFirst = before?.kind === 'sign' && !before.isEnd && token.text.startsWith(' ')
    const isLast = after?.kind === 'sign' && after.isEnd && token.text.endsWith(' ')
    if (isFirst) out.splice(-1, 0, { kind: 'words', text: ' ' })
    const text = token.text.slice(Number(isFirst), isLast ? -1 : undefined)
    if (text !== '') out.push({ kind: 'words', text })
    // Behind the sign that ends it: whoever comes next takes it along.
    if (isLast) out.push({ kind: 'words', text: ' ' })
  }
  return swapped(out)
}

/** A space before a sign that ends something goes behind it. */
function swapped(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  for (let at = 0; at + 1 < out.length; at++) {
    const [token, next] = [out[at], out[at + 1]]
    if (token?.kind === 'words' && token.text === ' ' && next?.kind === 'sign' && next.isEnd)
      out.splice(at, 2, next, token)
  }
  return out
}

const MARK = /[\p{P}\p{S}]/u
const MARK_FOR_ALL = /\p{P}/u

/** CommonMark 6.2: a run of stars begins or ends an emphasis by what stands beside it. Where it would not, it is left out. */
function withSoundSigns(tokens: readonly Token[]): Token[] {
  const sound = new Set<number>()
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'sign' || token.isEnd) continue
    const end = tokens.findIndex((other, place) => place > at && other.kind === 'sign' && other.number === token.number)
    const inside = tokens.slice(at + 1, end)
    const isPlain = inside.length > 0 && inside.every(({ kind }) => kind === 'words' || kind === 'written')
    const before = charAt(tokens[at - 1], 'last')
    const after = charAt(tokens[end + 1], 'first')
    if (isPlain && mayStand(before, charAt(inside[0], 'first')) && mayStand(after, charAt(inside.at(-1), 'last')))
      sound.add(token.number)
  }
  return tokens.filter(token => token.kind !== 'sign' || sound.has(token.number))
}

/** '' where a line begins or ends. */
function charAt(token: Token | undefined, which: 'first' | 'last'): string {
  if (token === undefined || token.kind === 'break') return ''
  const signs = [...token.text]
  return (which === 'first' ? signs[0] : signs.at(-1)) ?? ''
}

function mayStand(outside: string, inside: string): boolean {
  if (inside === '' || /[\s*~]/u.test(inside) || /[*~\\]/.test(outside)) return false
  return !MARK.test(inside) || outside === '' || /\s/u.test(outside) || MARK_FOR_ALL.test(outside)
}

/** What stands in one line begins behind something else. */
function composed(tokens: readonly Token[], { isOneLine }: InlineWriting): string {
  const pieces = joined(tokens).map((token, at, all) => {
    if (token.kind === 'break') return '\n'
    if (token.kind !== 'words') return token.text
    const text = escapeMarkdown(token.text)
    const next = all[at + 1]
    // Not a picture because of what comes next; and only there.
    return next?.kind === 'written' ? text : text.replace(/\\!$/, '!')
  })
  if (isOneLine) return pieces.join('').trim()
  const lines = pieces
    .join('')
    .split('\n')
    .map(line => escapeLineStart(line.trim()))
  return lines.filter(Boolean).join('\\\n')
}

/** Words behind each other are one piece: what they mean together is seen. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (const token of tokens) {
    const last = out.at(-1)
    if (token.kind === 'words' && last?.kind === 'words')
      out[out.length - 1] = { kind: 'words', text: last.text + token.text }
    else out.push(token)
  }
  return out
}

/** Backticks behind each other: a fence has one more. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
