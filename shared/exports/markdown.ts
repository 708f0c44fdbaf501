/**
 * The text of an article as Markdown: CommonMark 0.31 with GFM's tables. Whoever reads it back gets the same words in the
 * same blocks; of what Markdown has no sign for, and of emphasis where its signs would not be taken for any, the words stay.
 */

import { flat, inlineOf, isBlock, longestRun, type MarkdownWriting } from './markdown-inline.ts'
import type { TreeElement, TreeNode } from './tree.ts'

/** Blocks are parted by an empty line; none at the end. */
export function markdownOf(nodes: readonly TreeNode[], writing: MarkdownWriting): string {
  return blocksOf(nodes, writing).join('\n\n')
}

/** What stands between blocks is a paragraph. */
function blocksOf(nodes: readonly TreeNode[], writing: MarkdownWriting): string[] {
  const blocks: string[] = []
  let run: TreeNode[] = []
  let list: { readonly tag: string; readonly sign: number } | null = null
  const end = () => {
    const words = paragraphOf(run, writing)
    run = []
    if (words === '') return
    blocks.push(words)
    list = null
  }
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node)
      continue
    }
    end()
    if (node.tag === 'ul' || node.tag === 'ol') {
      // Two lists behind each other are one where their signs are the same.
      const sign: number = list?.tag === node.tag ? 1 - list.sign : 0
      const written = listOf(node, sign, writing)
      if (written === '') continue
      blocks.push(written)
      list = { tag: node.tag, sign }
      continue
    }
    const own = blockOf(node, writing)
    if (own.length > 0) list = null
    blocks.push(...own)
  }
  end()
  return blocks
}

function blockOf(node: TreeElement, writing: MarkdownWriting): string[] {
  const { tag, inside } = node
  const level = /^h([1-6])$/.exec(tag)?.[1]
  if (level) return some(headingOf(inside, Number(level), writing))
  if (tag === 'hr') return ['***']
  if (tag === 'pre') return some(codeBlock(wordsOfCode(inside)))
  if (tag === 'blockquote') return some(prefixed(blocksOf(inside, writing).join('\n\n'), '> ', '> '))
  if (tag === 'table') return tableOf(node, writing)
  return blocksOf(inside, writing)
}

function some(block: string): string[] {
  return block === '' ? [] : [block]
}

function prefixed(text: string, first: string, others: string): string {
  if (text === '') return ''
  const mark = (prefix: string, line: string) => (line === '' ? prefix.trimEnd() : `${prefix}${line}`)
  return text
    .split('\n')
    .map((line, place) => mark(place === 0 ? first : others, line))
    .join('\n')
}

function headingOf(inside: readonly TreeNode[], level: number, writing: MarkdownWriting): string {
  const words = inlineOf(inside, { ...writing, isOneLine: true }).replace(/(?<!#)#+$/, escaped)
  return words === '' ? '' : `${'#'.repeat(Math.max(1, level - writing.raised))} ${words}`
}

/** A heading may end with signs of its own, which are none of its words. */
function escaped(signs: string): string {
  return signs.replaceAll('#', '\\#')
}

function paragraphOf(run: readonly TreeNode[], writing: MarkdownWriting): string {
  return inlineOf(run, { ...writing, isOneLine: false })
}

/** Its items stand below each other; with more than one block in one of them they are parted. */
function listOf({ tag, inside, attributes }: TreeElement, sign: number, writing: MarkdownWriting): string {
  const bodies = inside
    .flatMap(node => (typeof node === 'string' ? [] : [blocksOf(node.tag === 'li' ? node.inside : [node], writing)]))
    .filter(blocks => blocks.length > 0)
  const first = Number(attributes['start'] ?? 1)
  const items = bodies.map((blocks, place) => {
    const mark = tag === 'ul' ? '-*'.charAt(sign) : `${first + place}${'.)'.charAt(sign)}`
    return prefixed(blocks.join('\n\n'), `${mark} `, ' '.repeat(mark.length + 1))
  })
  return items.join(bodies.some(blocks => blocks.length > 1) ? '\n\n' : '\n')
}

function wordsOfCode(inside: readonly TreeNode[]): string {
  const text = inside.map(node =>
    typeof node === 'string' ? node : node.tag === 'br' ? '\n' : wordsOfCode(node.inside),
  )
  return text.join('')
}

function codeBlock(code: string): string {
  const text = code.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd()
  if (text === '') return ''
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}\n${text}\n${fence}`
}

/** A table of one column holds a page together and is none. A caption stands before it. */
function tableOf(table: TreeElement, writing: MarkdownWriting): string[] {
  const caption = partsOf(table, 'caption').flatMap(({ inside }) => blocksOf(inside, writing))
  const rows = partsOf(table, 'tr').map(row => partsOf(row, 'td', 'th'))
  const width = Math.max(0, ...rows.map(cells => cells.reduce((sum, cell) => sum + widthOf(cell), 0)))
  if (width < 2) return [...caption, ...rows.flat().flatMap(({ inside }) => blocksOf(inside, writing))]
  const lines = rows.map(cells => cells.flatMap(cell => cellOf(cell, writing)))
  const full = lines.map(cells => [...cells, ...Array.from({ length: width - cells.length }, () => '')])
  const hasHead = rows[0]?.every(({ tag }) => tag === 'th') ?? false
  const [head = [], ...body] = hasHead ? full : [Array.from({ length: width }, () => ''), ...full]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [...caption, [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')]
}

const MOST_COLUMNS = 40

function widthOf({ attributes }: TreeElement): number {
  return Math.min(MOST_COLUMNS, Math.max(1, Number(attributes['colspan'] ?? 1)))
}

function cellOf(cell: TreeElement, writing: MarkdownWriting): string[] {
  const words = inlineOf(flat(cell.inside), { ...writing, isOneLine: true })
  return [words, ...Array.from({ length: widthOf(cell) - 1 }, () => '')]
}

/** Not those of a table in the table. */
function partsOf({ inside }: TreeElement, ...tags: readonly string[]): TreeElement[] {
  return inside.flatMap(node => {
    if (typeof node === 'string') return []
    if (tags.includes(node.tag)) return [node]
    return WITHIN_TABLES.has(node.tag) ? partsOf(node, ...tags) : []
  })
}

const WITHIN_TABLES = new Set(['thead', 'tbody', 'tfoot'])
