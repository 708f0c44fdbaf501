// Which rows of a long list are drawn, and where: those in view and a few beyond its edges. Rows are as high as they turn
// out to be; what grows above the view does not move what is in it.
import { useLayoutEffect, useMemo, useReducer, useState } from 'react'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { isDrawn, rowAt } from '../articles/slices.ts'
import { HIGHEST } from './far-scrolling.ts'
import { createSight, type LongList, type Sight } from './sight.ts'

export interface RowInSight {
  readonly index: number
  /** Its article, where that is known. */
  readonly key: ArticleRef | number
  /** Pixels from the top of the element. */
  readonly start: number
}

export interface RowsInSight {
  readonly sight: Sight
  readonly rows: readonly RowInSight[]
  /** The first and the last row in view. */
  readonly first: number
  readonly last: number
  /** How high the element is, in pixels. */
  readonly height: number
}

/** `beyond`: rows that are drawn beyond each edge of the view. */
export function useRowsInSight(list: LongList & { readonly beyond: number }): RowsInSight {
  const { slices, usualHeight, beyond } = list
  const [sight] = useState(() => createSight(list))
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0)
  const measures = sight.measures()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of it is the same for ever
  const heights = useMemo(() => sight.adopt(list), [sight, slices, usualHeight, measures])
  const { first, last, shift } = sight.drawInView()
  useLayoutEffect(() => sight.begin(draw), [sight])
  useLayoutEffect(() => sight.settle())

  const end = Math.min(slices.list.total - 1, last + beyond)
  const rows: RowInSight[] = []
  for (let index = Math.max(0, first - beyond); index <= end; index++) {
    if (!isDrawn(slices, index)) continue
    rows.push({ index, key: rowAt(slices, index)?.ref ?? index, start: heights.startOf(index) - shift })
  }
  return { sight, rows, first, last, height: Math.min(heights.whole, HIGHEST) }
}
