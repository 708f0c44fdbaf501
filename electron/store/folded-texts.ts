/** Folded texts that came with a sync and wait for the index, in memory: unpacking and folding them again costs time. */

import type { ParsedArticle } from './records.ts'

type Folded = ParsedArticle['folded']

export interface FoldedTexts {
  /** What does not fit is not remembered; it is folded again from the body. */
  remember(articleId: number, folded: Folded): void
  take(articleId: number): Folded | null
}

const MOST_BYTES = 64 * 1024 * 1024
const BYTES_PER_UNIT = 2

export function foldedTexts(): FoldedTexts {
  const texts = new Map<number, Folded>()
  let bytes = 0

  function take(articleId: number): Folded | null {
    const folded = texts.get(articleId)
    if (!folded) return null
    texts.delete(articleId)
    bytes -= bytesOf(folded)
    return folded
  }

  return {
    take,
    remember(articleId, folded) {
      take(articleId)
      if (bytes + bytesOf(folded) > MOST_BYTES) return
      texts.set(articleId, folded)
      bytes += bytesOf(folded)
    },
  }
}

function bytesOf({ title, body }: Folded): number {
  return (title.length + body.length) * BYTES_PER_UNIT
}
