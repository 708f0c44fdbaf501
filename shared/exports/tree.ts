/**
 * The text of an article as plain data: elements that may be kept (`shared/markup/kept-elements.ts`), the few attributes that mean something
 * in a file, and words. Whoever writes it as HTML or as Markdown writes nothing that is not in it.
 */

import { isPictureKey, type PictureKey } from '../contract/ids.ts'
import { isRecord } from '../json.ts'
import { KEPT_ELEMENTS } from '../markup/kept-elements.ts'

export type TreeNode = string | TreeElement

export interface TreeElement {
  readonly tag: string
  /** Those of `VALUES` that it has. A picture's `src` is its key. */
  readonly attributes: Readonly<Record<string, string>>
  readonly inside: readonly TreeNode[]
}

/** Elements in each other; deeper ones are opened, and their words stay. */
export const DEEPEST = 64
/** Elements and pieces of text. */
export const MOST_NODES = 200_000

/** Attribute → what its value is. */
const VALUES: Readonly<Record<string, (value: string) => boolean>> = {
  href: isLink,
  src: isPictureKey,
  alt: () => true,
  dir: value => /^(?:rtl|ltr|auto)$/i.test(value),
  lang: value => /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(value),
  colspan: isNumber,
  rowspan: isNumber,
  start: isNumber,
  value: isNumber,
  reversed: value => value === '',
  scope: value => /^(?:row|col|rowgroup|colgroup)$/i.test(value),
  datetime: value => value.length <= 40,
}

const KEPT = new Set(KEPT_ELEMENTS)

/** Whether this came to be what is said above, wherever it comes from. */
export function isTree(value: unknown): value is readonly TreeNode[] {
  let nodes = 0
  const isNode = (node: unknown, depth: number): node is TreeNode => {
    nodes += 1
    if (nodes > MOST_NODES || typeof node === 'string') return nodes <= MOST_NODES
    return depth <= DEEPEST && isElement(node) && areNodes(node.inside, depth + 1)
  }
  const areNodes = (inside: readonly unknown[], depth: number) => inside.every(node => isNode(node, depth))
  return Array.isArray(value) && areNodes(value, 0)
}

function isElement(node: unknown): node is TreeElement {
  if (!isRecord(node) || typeof node['tag'] !== 'string' || !KEPT.has(node['tag'])) return false
  const { attributes, inside } = node
  return isRecord(attributes) && Array.isArray(inside) && Object.entries(attributes).every(isAttribute)
}

function isAttribute([name, value]: readonly [string, unknown]): boolean {
  return typeof value === 'string' && mayHave(name, value)
}

export function mayHave(name: string, value: string): boolean {
  return Object.hasOwn(VALUES, name) && VALUES[name]?.(value) === true
}

/** As the sanitiser writes them: whole, and to the web or to mail. */
function isLink(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/.test(address)
}

function isNumber(value: string): boolean {
  return /^\d{1,6}$/.test(value)
}

/** Keys of the pictures that are shown, in their order. */
export function picturesIn(nodes: readonly TreeNode[]): PictureKey[] {
  return nodes.flatMap(node => {
    if (typeof node === 'string') return []
    return node.tag === 'img' ? [node.attributes['src'] ?? ''] : picturesIn(node.inside)
  })
}

/** All words, without marks between blocks. */
export function wordsIn(nodes: readonly TreeNode[]): string {
  return nodes.map(node => (typeof node === 'string' ? node : wordsIn(node.inside))).join('')
}

/** Plain text as an article of paragraphs, where there is nothing else. */
export function paragraphsOf(text: string): TreeNode[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => ({ tag: 'p', attributes: {}, inside: [line] }))
}
