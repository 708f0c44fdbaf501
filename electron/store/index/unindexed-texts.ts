/** Texts that came with a sync and wait for the index, in memory: unpacking them again costs time. */

import type { ParsedArticle } from '../../records/article.ts'

export type IndexedText = Pick<ParsedArticle, 'title' | 'text'>

/** The same, as the index takes it, in UTF-8. */
export interface StemmedText {
  readonly title: Uint8Array
  readonly text: Uint8Array
}

export interface WaitingText {
  readonly id: number
  readonly text: IndexedText
}

export interface UnindexedTexts {
  /** What does not fit is not remembered; it is read again from the body. */
  remember(articleId: number, text: IndexedText): void
  /** `stems`: null where nobody has made them yet. */
  take(articleId: number): { readonly text: IndexedText; readonly stems: StemmedText | null } | null
  /** The text, and it stays. */
  find(articleId: number): IndexedText | null
  /** The newest of those that were never given out here, as the index takes them. */
  unstemmed(most: number): WaitingText[]
  /** How many `unstemmed` has at most. */
  readonly unstemmedCount: number
  /** Stems of what `unstemmed` gave out. They are nothing to an article that says something else by now. */
  keepStems(of: WaitingText, stems: StemmedText): void
}

const MOST_BYTES = 64 * 1024 * 1024
const BYTES_PER_UNIT = 2

interface Entry {
  readonly text: IndexedText
  stems: StemmedText | null
}

export function unindexedTexts(): UnindexedTexts {
  const entries = new Map<number, Entry>()
  /** In order of arrival. */
  const unstemmed: number[] = []
  let bytes = 0

  function take(articleId: number): Entry | null {
    const found = entries.get(articleId)
    if (!found) return null
    entries.delete(articleId)
    if (entries.size === 0) unstemmed.length = 0
    bytes -= bytesOf(found.text)
    return found
  }

  return {
    take,
    find: articleId => entries.get(articleId)?.text ?? null,
    remember(articleId, { title, text }) {
      take(articleId)
      const kept = { title, text }
      if (bytes + bytesOf(kept) > MOST_BYTES) return
      entries.set(articleId, { text: kept, stems: null })
      unstemmed.push(articleId)
      bytes += bytesOf(kept)
    },
    unstemmed(most) {
      const given: WaitingText[] = []
      while (given.length < most) {
        const id = unstemmed.pop()
        if (id === undefined) break
        const entry = entries.get(id)
        if (entry?.stems === null) given.push({ id, text: entry.text })
      }
      return given
    },
    get unstemmedCount() {
      return unstemmed.length
    },
    keepStems({ id, text }, stems) {
      const entry = entries.get(id)
      if (entry?.text === text) entry.stems = stems
    },
  }
}

function bytesOf({ title, text }: IndexedText): number {
  return (title.length + text.length) * BYTES_PER_UNIT
}
