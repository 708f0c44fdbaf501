// Where words stand in what is read: in the parts of an article, one after the other, whichever document they are in.

/** Where blocks meet, no word goes on. */
const BLOCKS = 'p,li,h2,h3,h4,h5,h6,td,th,caption,figcaption,blockquote,dt,dd,pre,summary,div,section,address'

/** A text node, and where it begins in the text of the parts. */
interface Piece {
  readonly node: Text
  readonly start: number
}

/** [start, end) in UTF-16 units of a text, in order. */
export type Places = readonly (readonly [number, number])[]

/** What `find` finds in the text of the parts, in their order. */
export function rangesIn(parts: readonly Element[], find: (text: string) => Places): Range[] {
  const { text, pieces } = textOf(parts)
  const at = (offset: number) => {
    const piece = pieces[lastBefore(pieces, offset)] ?? pieces[0]
    return piece && ([piece.node, Math.min(offset - piece.start, piece.node.length)] as const)
  }
  return find(text).flatMap(([start, end]) => {
    const [from, to] = [at(start), at(end - 1)]
    if (!from || !to) return []
    const range = from[0].ownerDocument.createRange()
    range.setStart(...from)
    range.setEnd(to[0], to[1] + 1)
    return [range]
  })
}

/** Where a range begins and ends in the text of the parts; null: it holds nothing of it. */
export function placeOfRange(parts: readonly Element[], range: Range): readonly [number, number] | null {
  const inside = textOf(parts).pieces.filter(({ node }) => range.intersectsNode(node))
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last) return null
  const start = first.start + (first.node === range.startContainer ? range.startOffset : 0)
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length)
  return end > start ? [start, end] : null
}

export function textOf(parts: readonly Element[]): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = []
  let text = ''
  for (const part of parts) {
    text += '\n\n'
    let block: Element | null = null
    const walker = part.ownerDocument.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = node.parentElement?.closest(BLOCKS) ?? null
      if (own !== block) text += '\n\n'
      block = own
      pieces.push({ node: node as Text, start: text.length })
      text += node.nodeValue ?? ''
    }
  }
  return { text, pieces }
}

function lastBefore(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
