/** The text of an article as HTML. Nothing comes into it but what the tree has, and everything is escaped. */

import type { PictureKey } from '../contract/ids.ts'
import type { TreeNode } from './tree.ts'

export interface HtmlWriting {
  /** Address of a picture; null: it is not at hand, and what it shows is told in words. */
  pictureAt(key: PictureKey): string | null
  /** Levels that headings go up by. */
  readonly raised: number
}

const EMPTY = new Set(['br', 'wbr', 'hr', 'img', 'col'])

export function htmlOf(nodes: readonly TreeNode[], writing: HtmlWriting): string {
  return nodes.map(node => (typeof node === 'string' ? escapeHtml(node) : elementOf(node, writing))).join('')
}

function elementOf(node: Exclude<TreeNode, string>, writing: HtmlWriting): string {
  const { inside } = node
  const tag = node.tag.replace(/^h([1-6])$/, (_, level: string) => `h${Math.max(1, Number(level) - writing.raised)}`)
  const attributes = { ...node.attributes }
  if (tag === 'img') {
    const address = writing.pictureAt(attributes['src'] ?? '')
    if (address === null) return inWords(attributes['alt'] ?? '')
    attributes['src'] = address
    attributes['alt'] ??= ''
  }
  if (tag === 'a') attributes['rel'] = 'noopener noreferrer'
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  const begin = `<${tag}${written.join('')}>`
  return EMPTY.has(tag) ? begin : `${begin}${htmlOf(inside, writing)}</${tag}>`
}

function inWords(alt: string): string {
  return alt.trim() === '' ? '' : `<span>[${escapeHtml(alt.trim())}]</span>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for values in quotation marks. What no document may hold is left out (HTML, 13.2.3.5). */
export function escapeHtml(text: string): string {
  return text.replace(NOT_ALLOWED, '').replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign)
}

const NOT_ALLOWED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g
