/** Trees out of markup that is clean already, and words out of trees as a browser shows them. */

import { parseDocument } from 'htmlparser2'
import { isTree, type TreeNode } from '../../../shared/exports/tree.ts'

interface Parsed {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Parsed[]
}

export function treeOf(html: string): readonly TreeNode[] {
  const nodeOf = ({ type, name, data, attribs, children }: Parsed): TreeNode[] => {
    if (type === 'text') return [data ?? '']
    if (type !== 'tag' && type !== 'script' && type !== 'style') return []
    return [{ tag: name ?? '', attributes: { ...attribs }, inside: (children ?? []).flatMap(nodeOf) }]
  }
  const tree = ((parseDocument(html) as unknown as Parsed).children ?? []).flatMap(nodeOf)
  if (!isTree(tree)) throw new Error(`No clean markup: ${html}`)
  return tree
}

/** Runs of letters and signs, whatever stands between them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
