/** In which order the articles of a document are put into lists. */

import type { ParsedArticle } from '../../records/article.ts'
import { placeInTime } from './save-article.ts'

export interface Placed {
  readonly article: ParsedArticle
  /** Its place in the document. */
  readonly index: number
}

/**
 * `items` of the document, from the one that is to stand last to the one that is to stand first. Of articles of one instant that is the order of
 * the feed, which lists the newest first, or, as its dates tell, the oldest. What is dated ahead stands at one instant too:
 * there the dates themselves are asked first.
 */
export function lastToFirst<Item extends Placed>(
  items: readonly Item[],
  document: readonly ParsedArticle[],
  now: number,
): Item[] {
  const down = isOldestFirst(document) ? 1 : -1
  return items.toSorted(
    (a, b) =>
      placeInTime(a.article, now) - placeInTime(b.article, now) ||
      writtenAt(a.article, now) - writtenAt(b.article, now) ||
      down * (a.index - b.index),
  )
}

/** Without a date: when it was seen. */
function writtenAt({ publishedAt }: ParsedArticle, now: number): number {
  return publishedAt ?? now
}

/** As more of the steps from one date to the next say. */
function isOldestFirst(articles: readonly ParsedArticle[]): boolean {
  const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? [])
  const steps = dates.slice(1).map((date, place) => Math.sign(date - (dates[place] ?? date)))
  return steps.reduce((sum, step) => sum + step, 0) > 0
}
