/** Texts that came with a sync and wait for the index, in memory: unpacking them again costs time. */

import type { ParsedArticle } from '../../records/article.ts'

export type IndexedText = Pick<ParsedArticle, 'title' | 'text'>

export interface UnindexedTexts {
  /** What does not fit is not remembered; it is read again from the body. */
  remember(articleId: number, text: IndexedText): void
  take(articleId: number): IndexedText | null
  /** The same, and it stays. */
  find(articleId: number): IndexedText | null
}

const MOST_BYTES = 64 * 1024 * 1024
const BYTES_PER_UNIT = 2

export function unindexedTexts(): UnindexedTexts {
  const texts = new Map<number, IndexedText>()
  let bytes = 0

  function take(articleId: number): IndexedText | null {
    const found = texts.get(articleId)
    if (!found) return null
    texts.delete(articleId)
    bytes -= bytesOf(found)
    return found
  }

  return {
    take,
    find: articleId => texts.get(articleId) ?? null,
    remember(articleId, { title, text }) {
      take(articleId)
      const kept = { title, text }
      if (bytes + bytesOf(kept) > MOST_BYTES) return
      texts.set(articleId, kept)
      bytes += bytesOf(kept)
    },
  }
}

function bytesOf({ title, text }: IndexedText): number {
  return (title.length + text.length) * BYTES_PER_UNIT
}
