/** The slices of a list: runs of rows that are asked for by their number. */

import type { ArticleList, ArticleRow, ListPlace } from '../../../shared/contract/reading.ts'

const SLICE_SIZE = 100
/** The slice of the place, one before it and two after it: more than a screen shows. */
const BEFORE = 1
const AFTER = 2
/** Rows that the highest screen shows. */
const SCREEN = 40

/** The rows of a list, newest first. */
export interface Ordering {
  readonly total: number
  /** The highest id that there is, in the list or not. */
  readonly lastId: number
  /** The number of the row of this article, or of the one that it would stand before; null when it is not there. */
  indexOf(place: ListPlace): number | null
  rows(first: number, count: number): ArticleRow[]
}

export interface OpenedSlices {
  readonly list: ArticleList
  readonly first: number
  readonly rows: readonly ArticleRow[]
}

export function openSlices(ordering: Ordering, near: ListPlace | null): OpenedSlices {
  const { total, lastId } = ordering
  const list = { total, sliceSize: SLICE_SIZE, lastId }
  if (near === null) return { list, first: 0, rows: ordering.rows(0, SLICE_SIZE) }
  const slice = Math.floor(placeIn(ordering, near) / SLICE_SIZE)
  const first = Math.max(0, slice - BEFORE) * SLICE_SIZE
  return { list, first, rows: ordering.rows(first, (slice + AFTER + 1) * SLICE_SIZE - first) }
}

/** No more than one screen needs: the first headlines wait for it. */
export function openScreen(ordering: Ordering, near: ListPlace | null): OpenedSlices {
  if (near === null) return openSlices(ordering, near)
  const { total, lastId } = ordering
  const index = placeIn(ordering, near)
  const first = Math.floor(index / SLICE_SIZE) * SLICE_SIZE
  const slices = index - first > SLICE_SIZE - SCREEN ? 2 : 1
  return { list: { total, sliceSize: SLICE_SIZE, lastId }, first, rows: ordering.rows(first, slices * SLICE_SIZE) }
}

function placeIn(ordering: Ordering, near: ListPlace): number {
  return Math.min(ordering.indexOf(near) ?? near.index, Math.max(0, ordering.total - 1))
}

/** `ordering` is of the rows that there were when the list was opened: null when they are no longer the same number. */
export function sliceOf(ordering: Ordering, { total }: ArticleList, slice: number): ArticleRow[] | null {
  return ordering.total === total ? ordering.rows(slice * SLICE_SIZE, SLICE_SIZE) : null
}
