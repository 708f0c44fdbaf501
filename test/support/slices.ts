/** The numbers of a list's slices. */

import type { ArticleList } from '../../shared/contract/reading.ts'

export function slicesOf({ total, sliceSize }: ArticleList): number[] {
  return Array.from({ length: Math.ceil(total / sliceSize) }, (_, slice) => slice)
}
