/** Which words of a headline another headline of the same event has as well. */

import { foldedWords } from '../text/stem.ts'

export interface HeadlinePart {
  /** With the signs and spaces around its words. */
  readonly text: string
  readonly isShared: boolean
}

const PIECES = /\S+\s*/g

/** `headline` in parts, each as long as it goes: what `shown` says too, and what only this one says. */
export function comparedWith(headline: string, shown: string): HeadlinePart[] {
  const known = new Set(foldedWords(shown))
  const parts: { text: string; isShared: boolean }[] = []
  for (const [text] of headline.matchAll(PIECES)) {
    const words = foldedWords(text)
    const last = parts.at(-1)
    // Signs that stand alone belong to what is before them.
    const isShared = words.length === 0 ? (last?.isShared ?? true) : words.every(word => known.has(word))
    if (last?.isShared === isShared) last.text += text
    else parts.push({ text, isShared })
  }
  return parts
}
