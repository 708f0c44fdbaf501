/** Precision and recall over passages that an article has, and that stand around it, as trafilatura's evaluation counts. */

import type { Score } from './word-scores.ts'

export interface SegmentTruth {
  readonly with: readonly string[]
  readonly without: readonly string[]
}

/** Over the passages of all pages together. */
export function segmentScore(pages: readonly SegmentTruth[], texts: readonly string[]): Score {
  let right = 0
  let wanted = 0
  let wrong = 0
  for (const [at, page] of pages.entries()) {
    const text = oneLine(texts[at] ?? '')
    const found = (passages: readonly string[]) => passages.filter(passage => text.includes(oneLine(passage))).length
    right += found(page.with)
    wrong += found(page.without)
    wanted += page.with.length
  }
  const precision = right + wrong === 0 ? 1 : right / (right + wrong)
  const recall = wanted === 0 ? 1 : right / wanted
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
